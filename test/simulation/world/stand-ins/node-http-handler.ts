import { Readable } from 'node:stream';
import { sandbox, world } from '../current.ts';
import { LightSignal } from '../signals.ts';

/** A request as the signers and clients of the SDK make it. */
interface Sent {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly query?: Record<string, string | string[] | null>;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

interface Limits {
  readonly requestTimeout?: number;
}

/** Stands in for the SDK's HTTP client: what it is handed goes to the engines of the world. */
export class NodeHttpHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #patience: number | undefined;

  constructor(limits?: Limits) {
    this.#patience = limits?.requestTimeout;
  }

  static create(given?: unknown): NodeHttpHandler {
    return given instanceof NodeHttpHandler ? given : new NodeHttpHandler();
  }

  async handle(
    request: Sent,
    options: { readonly abortSignal?: AbortSignal | LightSignal } = {},
  ): Promise<{
    response: { statusCode: number; headers: Record<string, string>; body: Readable };
  }> {
    const { abortSignal } = options;
    const mine = sandbox();
    return new Promise((resolve, reject) => {
      if (abortSignal?.aborted === true) {
        reject(named('AbortError', 'Request aborted'));
        return;
      }
      const abort = (): void => {
        end();
        reject(named('AbortError', 'Request aborted'));
      };
      const cancel =
        this.#patience === undefined
          ? undefined
          : world().time.after(this.#patience, () => {
              end();
              if (mine?.dead !== true) reject(named('TimeoutError', 'the request took too long'));
            });
      const end = (): void => {
        cancel?.();
        abortSignal?.removeEventListener('abort', abort);
        if (abortSignal instanceof LightSignal) abortSignal.release();
      };
      abortSignal?.addEventListener('abort', abort);
      world().call(
        {
          service: request.hostname.split('.')[0] ?? '',
          method: request.method,
          path: request.path,
          query: request.query ?? {},
          headers: request.headers,
          body: bodyOf(request.body),
        },
        ({ status, headers, body }) => {
          end();
          resolve({ response: { statusCode: status, headers: { ...headers }, body: whole(body) } });
        },
        (error) => {
          end();
          reject(error);
        },
      );
    });
  }

  updateHttpClientConfig(): void {
    // It has none.
  }
  httpHandlerConfigs(): object {
    return {};
  }
  destroy(): void {
    // Nothing is held.
  }
}

function bodyOf(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return body;
  throw new Error('a body that is neither text nor bytes');
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** A body that is there as a whole: it says so at once to whoever listens, without the machinery of a stream. */
function whole(body: string | Uint8Array): Readable {
  const bytes = Buffer.from(body);
  const listen = (event: string, listener: (chunk?: Buffer) => void): Readable => {
    if (event === 'data') queueMicrotask(() => listener(bytes));
    if (event === 'end') queueMicrotask(() => listener());
    return stream;
  };
  const stream: Readable = Object.assign(Object.create(Readable.prototype), {
    on: listen,
    once: listen,
  });
  return stream;
}

/** All bytes of a body, as the SDK asks for them. */
export async function streamCollector(body: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => chunks.push(chunk));
    body.once('end', () => resolve(Buffer.concat(chunks)));
    body.once('error', reject);
  });
}

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Engine } from './engine.ts';
import { closeServer, listenOnLoopback } from './engine.ts';
import type { JsonObject } from './json-object.ts';
import { parseObject } from './json-object.ts';

/** An answer of a service that is no success; `code` is the name of the service's exception. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** One operation: the fields it knows, and what it answers. It throws ServiceError. */
export interface Operation {
  readonly fields: readonly string[];
  answer(body: JsonObject): object;
}

/**
 * Serves operations in the AWS JSON 1.1 protocol on a free port of loopback. `target` is what stands before
 * the dot in X-Amz-Target. Unknown operations and unknown fields are refused, so that nothing is silently
 * not emulated.
 */
export async function startJsonEngine(
  target: string,
  operations: ReadonlyMap<string, Operation>,
): Promise<Engine> {
  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      reply(response, 200, run(request.headers['x-amz-target'], await textOf(request)));
    } catch (error) {
      const known =
        error instanceof ServiceError
          ? error
          : new ServiceError(
              'InternalFailure',
              error instanceof Error ? error.message : 'unknown',
              500,
            );
      reply(response, known.status, { __type: known.code, message: known.message });
    }
  }

  function run(header: string | string[] | undefined, text: string): object {
    const name =
      typeof header === 'string' && header.startsWith(`${target}.`)
        ? header.slice(target.length + 1)
        : '';
    const operation = operations.get(name);
    if (operation === undefined) {
      throw new ServiceError(
        'UnknownOperationException',
        `The local cloud has no ${target}.${name}.`,
      );
    }
    const body = parseObject(text);
    if (body === undefined)
      throw new ServiceError('SerializationException', 'The body is no JSON object.');
    const unknown = Object.keys(body).filter((field) => !operation.fields.includes(field));
    if (unknown.length > 0) {
      throw new ServiceError(
        'ValidationException',
        `${name}: not known here: ${unknown.join(', ')}.`,
      );
    }
    return operation.answer(body);
  }

  const port = await listenOnLoopback(server);
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => closeServer(server) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}

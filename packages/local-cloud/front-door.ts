import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The one address of the local cloud. It is bound before anything else starts, so that references can hold it. */
export interface FrontDoor {
  /** `http://localhost:port` */
  readonly address: string;
  /** Answers requests from now on; before, they get 503. */
  open(handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>): void;
  stop(): Promise<void>;
}

/**
 * Binds the address on loopback.
 * @param port 0 for a free one
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function bindFrontDoor(port: number): Promise<FrontDoor> {
  let handler = async (_: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/json' });
    response.end('{"message":"Service Unavailable"}');
  };
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const actual = bound !== null && typeof bound === 'object' ? bound.port : port;
  return {
    address: `http://localhost:${actual}`,
    open(next) {
      handler = next;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

import type { Server } from 'node:net';

/** Something that answers for one AWS service (or two) on this machine. */
export interface Engine {
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly endpoint: string;
  /** Ends the engine; what was acknowledged is on disk. May be called twice. */
  stop(): Promise<void>;
}

/** Where the local cloud claims to be: the values of the pseudo parameters and of every ARN. */
export const place = {
  partition: 'aws',
  region: 'us-east-1',
  account: '000000000000',
} as const;

/** `arn:aws:service:region:account:resource` of the local cloud. */
export function arnOf(service: string, resource: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}

/** Binds a server to a free port of 127.0.0.1, never to another interface; answers the port. */
export async function listenOnLoopback(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server listens on no port.');
  }
  return address.port;
}

/** Closes a server together with its open connections; nothing happens when it was closed before. */
export async function closeServer(
  server: Server & { closeAllConnections?(): void },
): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });
}

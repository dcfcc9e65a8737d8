import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { JWK } from 'jose';
import { importJWK, SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import { findPerson } from './persons.ts';
import { signingKey } from './signing-key.ts';

/** Path of the issuer below the local cloud's address. */
export const issuerPath = '/_local/issuer';
/** Audience of the access tokens, the value of the template's OidcAudience. */
export const tokenAudience = 'ducha';
/** The portal's client id, the value of the template's OidcClient. */
export const portalClient = 'portal';
/** Seconds that an access token lives. */
export const tokenSeconds = 3600;

/** The local OpenID Connect issuer. */
export interface Issuer {
  /** An access token of a person, without a sign-in. @throws Error when there is no such person */
  token(person: string): Promise<string>;
  /** Answers a request below `issuerPath`; the first one starts the issuer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  stop(): Promise<void>;
}

/** What the issuer's worker is told. */
export interface IssuerSetup {
  readonly issuer: string;
  readonly key: JWK;
  readonly offset: BigInt64Array;
  readonly audience: string;
  readonly tokenSeconds: number;
  readonly client: string;
  /** The portal, whose pages alone may ask from a browser. */
  readonly portalOrigin: string;
  /** Where the portal is called back after a sign-in. */
  readonly signedIn: string;
  /** And after a sign-out. */
  readonly signedOut: string;
}

/** Makes the issuer; its signing key is kept in `keyFile`. */
export async function createIssuer(options: {
  readonly address: string;
  readonly keyFile: string;
  readonly clock: Clock;
  readonly portalOrigin: string;
}): Promise<Issuer> {
  const { address, clock } = options;
  const key = await signingKey(options.keyFile);
  const privateKey = await importJWK(key, 'RS256');
  const issuer = `${address}${issuerPath}`;
  const { portalOrigin } = options;
  const setup: IssuerSetup = {
    issuer,
    key,
    offset: clock.offset,
    audience: tokenAudience,
    tokenSeconds,
    client: portalClient,
    portalOrigin,
    signedIn: `${portalOrigin}/work/signed-in`,
    signedOut: `${portalOrigin}/work/`,
  };
  let running: Promise<{ worker: Worker; port: number }> | undefined;
  return {
    async token(name) {
      const { sub, roles } = findPerson(name);
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ client_id: 'local', roles })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid ?? '' })
        .setIssuer(issuer)
        .setSubject(sub)
        .setAudience(tokenAudience)
        .setIssuedAt(now)
        .setExpirationTime(now + tokenSeconds)
        .setJti(randomUUID())
        .sign(privateKey);
    },
    async handle(request, response) {
      running ??= startWorker(setup);
      await forward(request, response, (await running).port);
    },
    async stop() {
      await (await running)?.worker.terminate();
    },
  };
}

async function startWorker(setup: IssuerSetup): Promise<{ worker: Worker; port: number }> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: setup,
    execArgv: [],
    stdout: true,
    stderr: true,
    name: 'issuer',
  });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { worker, port };
}

/** The issuer lives in a thread of its own, whose Date the clock moves; the address is this process's. */
async function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  port: number,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response).once('finish', resolve);
      },
    );
    outgoing.once('error', reject);
    incoming.pipe(outgoing);
  });
}

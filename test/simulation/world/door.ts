import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { createHash } from 'node:crypto';
import type { Endpoint } from '@ducha/contracts';
import { createRouteTable } from '@ducha/local-cloud/route-table.ts';
import { Proofs, solve } from '@ducha/proof-of-work';
import type { SecretKeys } from '@ducha/lambda';
import type { Answered, Asked, Claims, Door, UploadAddress } from '../people/door.ts';
import type { WireAnswer, WireRequest } from './current.ts';
import type { SimulatedFunction } from './functions.ts';
import type { Rates } from './luck.ts';
import type { VirtualTime } from './time.ts';

/** How long a person's program waits for an answer, in milliseconds: the gateway's own limit. */
const patience = 29_000;

export function openDoor(options: {
  readonly routes: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<string, SimulatedFunction>;
  readonly abuseKeys: () => Promise<SecretKeys>;
  /** Takes a file as the bucket does. */
  readonly files: (request: WireRequest) => WireAnswer;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly rates: () => Rates;
}): Door {
  const { time, random, rates } = options;
  const table = createRouteTable(options.routes);
  const proofs = new Proofs({ keys: options.abuseKeys, rounds: 2 });
  return {
    now: () => new Date(time.now).toISOString(),
    async ask(endpoint, as, asked) {
      if (endpoint.audience === 'staff' && as === null) return unauthorized;
      const path = pathOf(endpoint, asked.params ?? {});
      const found = table.find(endpoint.method, path);
      const target = found === undefined ? undefined : options.functions.get(found.route);
      if (target === undefined) throw new Error(`no route leads to ${endpoint.name}`);
      const proof =
        endpoint.proof === true && asked.key !== undefined
          ? await solve(
              await proofs.challenge(
                createHash('sha256').update(asked.key).digest('hex'),
                new Date(time.now).toISOString(),
              ),
            )
          : undefined;
      const event = eventOf(endpoint, path, { as, asked, proof });
      return new Promise((resolve) => {
        const cancel = time.after(patience, () => resolve('lost'));
        const answer = (given: Answered): void => {
          if (happens(random, rates().network)) return;
          time.after(whole(random, 5, 80), () => {
            cancel();
            resolve(given);
          });
        };
        if (happens(random, rates().network)) return;
        time.after(whole(random, 5, 80), () => {
          target.invoke(event, (outcome) => {
            answer(outcome.ok ? answeredWith(outcome.result) : failed);
          });
        });
      });
    },
    async put({ method, url, headers }: UploadAddress, bytes) {
      if (happens(random, rates().network)) return 'lost';
      return new Promise((resolve) => {
        time.after(whole(random, 20, 400), () => {
          const { pathname, searchParams } = new URL(url);
          const { status } = options.files({
            service: 's3',
            method,
            path: pathname,
            query: Object.fromEntries(searchParams),
            headers,
            body: bytes,
          });
          time.after(whole(random, 5, 80), () => resolve(status));
        });
      });
    },
  };
}

/** An event of the HTTP API, payload 2.0, of a caller whose token the gateway found good. */
function eventOf(
  { method }: Endpoint,
  rawPath: string,
  { as, asked, proof }: { as: Claims | null; asked: Asked; proof: string | undefined },
) {
  const { query, body, key, expected, receipt } = asked;
  return {
    version: '2.0',
    rawPath,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(expected === undefined ? {} : { 'if-match': `"${expected}"` }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(proof === undefined ? {} : { proof }),
    },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      http: { method, path: rawPath, sourceIp: '192.0.2.1' },
      ...(as === null
        ? {}
        : // As API Gateway writes a list.
          { authorizer: { jwt: { claims: { sub: as.sub, roles: `[${as.roles.join(' ')}]` } } } }),
    },
  };
}

/** What the gateway itself says where a token is asked for and none is there. */
const unauthorized: Answered = {
  status: 401,
  body: { message: 'Unauthorized' },
  version: undefined,
};

/** What the gateway itself says where a function did not end well. */
const failed: Answered = {
  status: 500,
  body: { message: 'Internal Server Error' },
  version: undefined,
};

function answeredWith(result: unknown): Answered {
  const { statusCode, headers, body } = result as {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
  };
  const tag = /^"(\d+)"$/.exec(headers['etag'] ?? '')?.[1];
  return {
    status: statusCode,
    body: JSON.parse(body),
    version: tag === undefined ? undefined : Number(tag),
  };
}

/** The path of an endpoint with these values in its places. */
function pathOf(endpoint: Endpoint, params: Readonly<Record<string, string>>): string {
  return endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params[name] ?? '').toWellFormed()),
  );
}

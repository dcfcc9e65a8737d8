import { randomUUID } from 'node:crypto';
import { playedAt, roles as everyRole } from '@ducha/contracts';

/** Who signs a request in a test. */
export interface TestPerson {
  readonly sub: string;
  readonly roles: readonly string[];
  /** Where those of their roles are held that are held at an organisation. */
  readonly org?: string;
  /** The claim `roles` as it comes, where the test is about claims. */
  readonly claim?: string;
}

/** A request in a test; `key` is a fresh Idempotency-Key when absent, `seen` becomes If-Match. */
export interface TestRequest {
  readonly as?: TestPerson;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly seen?: number;
  readonly receipt?: string;
  /** The header `Proof`. */
  readonly proof?: string;
  /** The caller's address; every test's own network when absent. */
  readonly from?: string;
}

/** An event of the HTTP API, payload 2.0, for a request line such as `POST /organisations`. */
export function httpEvent(
  line: string,
  { as, query, body, key, seen, receipt, proof, from }: TestRequest,
) {
  const [method = '', rawPath = ''] = line.split(' ');
  return {
    version: '2.0',
    rawPath,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key ?? randomUUID(),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(receipt === undefined ? {} : { receipt }),
      ...(proof === undefined ? {} : { proof }),
    },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      http: { method, path: rawPath, sourceIp: from ?? '192.0.2.1' },
      ...(as === undefined
        ? {}
        : {
            authorizer: {
              jwt: { claims: { sub: as.sub, roles: rolesClaim(as), org: as.org } },
            },
          }),
    },
  };
}

/** The claim as API Gateway writes it. The organisation is in one of its own too, which says nothing here. */
function rolesClaim({ roles, org, claim }: TestPerson): string {
  if (claim !== undefined) return claim;
  const entries = roles.map((role) => {
    const known = everyRole.find((one) => one === role);
    const place = known === undefined ? 'office' : playedAt[known];
    return `${role}@${place === 'organisation' ? org : place}`;
  });
  return `[${entries.join(' ')}]`;
}

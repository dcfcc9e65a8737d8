import { randomUUID } from 'node:crypto';

/** Who signs a request in a test. */
export interface TestPerson {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly org?: string;
}

/** A request in a test; `key` is a fresh Idempotency-Key when absent, `seen` becomes If-Match. */
export interface TestRequest {
  readonly as?: TestPerson;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
  readonly seen?: number;
  readonly receipt?: string;
}

/** An event of the HTTP API, payload 2.0, for a request line such as `POST /organisations`. */
export function httpEvent(line: string, { as, query, body, key, seen, receipt }: TestRequest) {
  const [method = '', rawPath = ''] = line.split(' ');
  return {
    version: '2.0',
    rawPath,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key ?? randomUUID(),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(receipt === undefined ? {} : { receipt }),
    },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      http: { method, path: rawPath },
      ...(as === undefined
        ? {}
        : {
            authorizer: {
              jwt: { claims: { sub: as.sub, roles: `[${as.roles.join(' ')}]`, org: as.org } },
            },
          }),
    },
  };
}

import type { IncomingHttpHeaders } from 'node:http';
import type { buildApp } from 'fauxqs';
import { isObject } from './json-object.ts';

type App = ReturnType<typeof buildApp>;
interface Request {
  readonly method: string;
  readonly url: string;
  readonly query: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** A rule of AWS::S3::Bucket CorsConfiguration, with the same names. */
export interface CorsRule {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
}

/** Answers preflights and adds CORS headers by the rules of the bucket; without a matching rule, as S3 does, none. */
export function allowBrowsers(app: App, rulesOf: (bucket: string) => readonly CorsRule[]): void {
  function ruleFor(request: Request, method: string): CorsRule | undefined {
    const origin = request.headers.origin;
    if (origin === undefined) return undefined;
    return rulesOf(bucketOf(request.url)).find(
      (rule) =>
        rule.AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
        rule.AllowedMethods.includes(method) &&
        requestedHeaders(request).every((header) =>
          (rule.AllowedHeaders ?? []).some((pattern) => matches(pattern.toLowerCase(), header)),
        ),
    );
  }
  app.addHook('onRequest', async (request, reply) => {
    const preflight = request.method === 'OPTIONS';
    const rule = ruleFor(
      request,
      preflight ? (request.headers['access-control-request-method'] ?? '') : request.method,
    );
    if (rule !== undefined) {
      reply.headers({
        'access-control-allow-origin': rule.AllowedOrigins.includes('*')
          ? '*'
          : request.headers.origin,
        'access-control-allow-methods': rule.AllowedMethods.join(', '),
        vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
      });
      if (rule.ExposedHeaders !== undefined) {
        reply.header('access-control-expose-headers', rule.ExposedHeaders.join(', '));
      }
      if (preflight && rule.MaxAge !== undefined)
        reply.header('access-control-max-age', rule.MaxAge);
      const headers = requestedHeaders(request);
      if (headers.length > 0) reply.header('access-control-allow-headers', headers.join(', '));
    }
    if (preflight) await reply.status(rule === undefined ? 403 : 200).send('');
  });
}

/** Queries that the engine understands or may ignore; `response-…` is applied here. */
const knownQueries = new Set([
  'attributes',
  'continuation-token',
  'delete',
  'delimiter',
  'encoding-type',
  'fetch-owner',
  'lifecycle',
  'list-type',
  'marker',
  'max-keys',
  'partNumber',
  'prefix',
  'renameObject',
  'start-after',
  'uploadId',
  'uploads',
  'x-id',
]);

const answerHeaders = new Map([
  ['response-content-type', 'content-type'],
  ['response-content-disposition', 'content-disposition'],
  ['response-content-language', 'content-language'],
  ['response-content-encoding', 'content-encoding'],
  ['response-cache-control', 'cache-control'],
  ['response-expires', 'expires'],
]);

/**
 * Refuses sub-resources that the engine doesn't know with 501: it would take `PUT ?tagging` for the object
 * itself and overwrite it. Applies the `response-…` parameters, which it ignores.
 */
export function refuseUnknownS3(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const unknown = queryOf(request).filter(
      ([name]) => !knownQueries.has(name) && !answerHeaders.has(name) && !/^x-amz-/i.test(name),
    );
    if (unknown.length === 0) return;
    const names = unknown.map(([name]) => name).join(', ');
    await reply
      .status(501)
      .header('content-type', 'application/xml')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>The local cloud has no S3 ${names.replaceAll(/[<>&]/g, '')}.</Message></Error>`,
      );
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.method === 'GET' && reply.statusCode < 300) {
      for (const [name, value] of queryOf(request)) {
        const header = answerHeaders.get(name);
        if (header !== undefined) reply.header(header, value);
      }
    }
    done(null, payload);
  });
}

function queryOf(request: Request): [string, string][] {
  const { query } = request;
  return Object.entries(isObject(query) ? query : {}).map(([name, value]) => [name, String(value)]);
}

function bucketOf(url: string): string {
  return decodeURIComponent(/^\/([^/?]*)/.exec(url)?.[1] ?? '');
}

function requestedHeaders(request: Request): readonly string[] {
  const asked = request.headers['access-control-request-headers'] ?? '';
  return asked
    .split(',')
    .map((header) => header.trim().toLowerCase())
    .filter((header) => header !== '');
}

function matches(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*');
  return after === undefined
    ? pattern === value
    : value.startsWith(before) && value.endsWith(after);
}

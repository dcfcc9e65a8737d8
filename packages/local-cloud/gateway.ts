import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import { place } from './engines/engine.ts';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject } from './json.ts';
import type { JwtCheck } from './jwt.ts';
import type { FunctionPool } from './lambda/pool.ts';
import { readBody } from './request-body.ts';
import type { RouteTable } from './route-table.ts';

/** An HTTP API of API Gateway as the stack declares it. */
export interface GatewayOptions {
  readonly apiId: string;
  readonly routes: RouteTable<GatewayRoute>;
  readonly cors: CorsRules | undefined;
  readonly clock: Clock;
}

/** What a route leads to. */
export interface GatewayRoute {
  readonly routeKey: string;
  readonly pool: FunctionPool;
  readonly timeoutMilliseconds: number;
  readonly authorize: JwtCheck | undefined;
  readonly scopes: readonly string[];
}

/** The CORS configuration of the API. */
export interface CorsRules {
  readonly AllowOrigins: readonly string[];
  readonly AllowMethods: readonly string[];
  readonly AllowHeaders: readonly string[];
  readonly ExposeHeaders: readonly string[];
  readonly MaxAge?: number | undefined;
  readonly AllowCredentials: boolean;
}

/** The gateway's handler of requests. */
export interface Gateway {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Requests that have no answer yet. */
  readonly open: number;
}

const bodyLimit = 10 * 1024 * 1024;
/** Lambda's own limit of a synchronous invocation, smaller than the gateway's. */
const eventLimit = 6 * 1024 * 1024;

/** Makes the gateway: payload format 2.0, JWT authorizer, CORS, limits and answers as HTTP APIs have them. */
export function createGateway(options: GatewayOptions): Gateway {
  let open = 0;
  return {
    get open() {
      return open;
    },
    async handle(request, response) {
      open += 1;
      try {
        for (const [name, value] of corsHeaders(options.cors, request)) {
          response.setHeader(name, value);
        }
        if (isPreflight(options.cors, request)) response.writeHead(204).end();
        else await answer(options, request, response);
      } finally {
        open -= 1;
      }
    },
  };
}

async function answer(
  options: GatewayOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { path, query } = target(request);
  const found = options.routes.find(request.method ?? 'GET', path);
  if (found === undefined) return message(response, 404, 'Not Found');
  const { route, parameters } = found;

  let authorizer: JsonObject | undefined;
  if (route.authorize !== undefined) {
    const verdict = await route.authorize(request.headers.authorization, route.scopes);
    if (verdict.kind === 'unauthorized') {
      response.setHeader('www-authenticate', 'Bearer');
      return message(response, 401, 'Unauthorized');
    }
    if (verdict.kind === 'forbidden') return message(response, 403, 'Forbidden');
    authorizer = { jwt: { claims: verdict.claims, scopes: verdict.scopes } };
  }

  const body = await readBody(request, bodyLimit);
  if (body === undefined) return message(response, 413, 'Request Entity Too Large');
  const event = proxyEvent(options, request, { path, query, route, parameters, authorizer, body });
  if (JSON.stringify(event).length > eventLimit) {
    return message(response, 500, 'Internal Server Error');
  }

  const outcome = await Promise.race([
    route.pool.invoke(event),
    timeout(route.timeoutMilliseconds),
  ]);
  if (outcome === 'timeout') return message(response, 503, 'Service Unavailable');
  if (!outcome.ok) return message(response, 500, 'Internal Server Error');
  send(response, outcome.result, options.cors !== undefined);
}

interface Parts {
  readonly path: string;
  readonly query: string;
  readonly route: GatewayRoute;
  readonly parameters: Readonly<Record<string, string>>;
  readonly authorizer: JsonObject | undefined;
  readonly body: Buffer;
}

function proxyEvent(options: GatewayOptions, request: IncomingMessage, parts: Parts): JsonObject {
  const { path, query, route, parameters, authorizer, body } = parts;
  const { cookie, ...headers } = request.headers;
  const now = options.clock.now();
  const binary = !isText(headers['content-type']);
  const queryParameters = queryStringParameters(query);
  const sourceIp = request.socket.remoteAddress ?? '';
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: {
      ...joined(headers),
      'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
      'x-forwarded-for': [headers['x-forwarded-for'] ?? [], sourceIp].flat().join(', '),
      'x-forwarded-port': String(request.socket.localPort ?? ''),
      'x-forwarded-proto': 'http',
    },
    ...(Object.keys(queryParameters).length === 0
      ? {}
      : { queryStringParameters: queryParameters }),
    requestContext: {
      accountId: place.account,
      apiId: options.apiId,
      ...(authorizer === undefined ? {} : { authorizer }),
      domainName: headers.host ?? '',
      domainPrefix: (headers.host ?? '').split(/[.:]/)[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    ...(body.length === 0 ? {} : { body: body.toString(binary ? 'base64' : 'utf8') }),
    isBase64Encoded: body.length > 0 && binary,
  };
}

/** What a function answered, in either of the two forms that payload 2.0 knows. */
function send(response: ServerResponse, result: Json, gatewayOwnsCors: boolean): void {
  if (!isObject(result) || result['statusCode'] === undefined) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(typeof result === 'string' ? result : JSON.stringify(result));
    return;
  }
  const headers = isObject(result['headers']) ? result['headers'] : {};
  for (const [name, value] of Object.entries(headers)) {
    const ignored = gatewayOwnsCors && name.toLowerCase().startsWith('access-control-');
    if (value !== null && !ignored) response.setHeader(name, headerText(value));
  }
  const cookies = result['cookies'];
  if (isList(cookies)) response.setHeader('set-cookie', cookies.map(String));
  if (!response.hasHeader('content-type')) {
    response.setHeader('content-type', 'text/plain;charset=UTF-8');
  }
  const body = result['body'];
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  response.writeHead(Number(result['statusCode']));
  response.end(result['isBase64Encoded'] === true ? Buffer.from(text, 'base64') : text);
}

function headerText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function message(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ message: text }));
}

function target(request: IncomingMessage): { path: string; query: string } {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/** Bodies of other types reach the function in base64, forms among them. */
function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  return (
    type === undefined ||
    type.startsWith('text/') ||
    /^application\/(.+\+)?(json|xml)$/.test(type) ||
    type === 'application/javascript'
  );
}

function joined(headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(',')] as const],
  );
  return Object.fromEntries(entries);
}

function queryStringParameters(query: string): Readonly<Record<string, string>> {
  const parameters = new URLSearchParams(query);
  const entries = [...new Set(parameters.keys())].map(
    (name) => [name, parameters.getAll(name).join(',')] as const,
  );
  return Object.fromEntries(entries);
}

/** E.g. `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(/,? /);
  return `${day}/${month}/${year}:${time} +0000`;
}

function isPreflight(cors: CorsRules | undefined, request: IncomingMessage): boolean {
  return (
    cors !== undefined &&
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

function corsHeaders(
  cors: CorsRules | undefined,
  request: IncomingMessage,
): readonly (readonly [string, string])[] {
  const { origin } = request.headers;
  if (cors === undefined || origin === undefined) return [];
  const everyone = cors.AllowOrigins.includes('*');
  if (!everyone && !cors.AllowOrigins.includes(origin)) return [];
  const preflight = isPreflight(cors, request);
  return [
    ['access-control-allow-origin', everyone ? '*' : origin] as const,
    ['vary', 'Origin'] as const,
    ['access-control-allow-credentials', cors.AllowCredentials ? 'true' : ''] as const,
    ['access-control-expose-headers', cors.ExposeHeaders.join(',')] as const,
    ['access-control-allow-methods', preflight ? cors.AllowMethods.join(',') : ''] as const,
    ['access-control-allow-headers', preflight ? cors.AllowHeaders.join(',') : ''] as const,
    ['access-control-max-age', preflight ? String(cors.MaxAge ?? '') : ''] as const,
  ].filter(([, value]) => value !== '');
}

function timeout(milliseconds: number): Promise<'timeout'> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, 'timeout').unref();
  });
}

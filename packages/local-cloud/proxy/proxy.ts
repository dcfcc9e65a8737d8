import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { closeServer, listenOnLoopback } from '../engines/engine.ts';
import type { JsonObject } from '../engines/json-object.ts';
import { parseObject, textIn } from '../engines/json-object.ts';
import type { Call } from './call.ts';
import { readCall } from './call.ts';
import { signatureIn } from './caller.ts';
import { asAsked, consumedByRefusal, consumedIn, tellsCapacity } from './capacity.ts';
import { tablesOf } from './dynamodb-needs.ts';
import { injectFaults } from './faults.ts';
import type { FaultKind, Faults } from './faults.ts';
import { openForwarder } from './forward.ts';
import type { Answer } from './forward.ts';
import { openHashKeys } from './hash-keys.ts';
import { verdict } from './iam.ts';
import type { PolicyStatement, Verdict } from './iam.ts';
import type { ResolveArn } from './key-needs.ts';
import { needsOf } from './needs.ts';
import {
  accessDenied,
  notRecognised,
  throttled,
  transactionConflict,
  unavailable,
} from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { s3Arn, s3PathOf } from './s3-needs.ts';
import type { Service } from './service.ts';
import { countUsage } from './usage.ts';
import type { CountedRequest, Usage } from './usage.ts';

/** Who calls: a function with its own credentials, or the host. */
export interface Principal {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The logical id of the function. */
  readonly functionName: string;
  /** Of the function's synthesized role, intrinsics resolved. */
  readonly statements: readonly PolicyStatement[];
}

/** A request that was not allowed. */
export interface Denial {
  readonly at: Date;
  readonly functionName: string;
  readonly service: Service;
  readonly action: string;
  readonly resource: string;
  readonly verdict: Exclude<Verdict, 'allowed'>;
}

/** One finished request, as `observe` tells it; times in milliseconds of `performance.now()`. */
export interface ObservedCall {
  readonly functionName: string;
  readonly service: Service;
  readonly operation: string;
  /** The tables that a request to DynamoDB names. */
  readonly tables: readonly string[];
  readonly startedAt: number;
  readonly endedAt: number;
  /** 0 when the connection was cut. */
  readonly status: number;
}

/** The server in front of all engines. */
export interface Proxy {
  /** The address for AWS_ENDPOINT_URL_…; S3 in path style. */
  endpoint(service: Service): string;
  addPrincipal(principal: Principal): void;
  readonly usage: Usage;
  readonly faults: Faults;
  readonly denials: readonly Denial[];
  /** Calls the listener after each request; answers what ends that. */
  observe(listener: (call: ObservedCall) => void): () => void;
  stop(): Promise<void>;
}

/** How to start the proxy. */
export interface ProxyOptions {
  /** The engines' endpoints. */
  readonly engines: Readonly<Record<Service, string>>;
  /** Finds the ARN of a key by its alias and of a secret by its name (the engines' `resolve`). */
  readonly resolveArn?: ResolveArn;
  /** The customer key ARN of an encrypted table, queue or bucket, by its ARN: its use must be granted as well. */
  readonly encryptionKey?: (resourceArn: string) => string | undefined;
  readonly port?: number;
  now(): Date;
}

/**
 * Starts the proxy on loopback. It knows the caller by its access key, checks the signature, denies what its statements don't
 * allow, hits requests with injected faults, passes the rest on, and counts requests and capacity units.
 */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  const principals = new Map<string, Principal>();
  const usage = countUsage();
  const faults = injectFaults();
  const denials: Denial[] = [];
  const listeners = new Set<(call: ObservedCall) => void>();
  const forwarder = openForwarder();
  const hashKeys = openHashKeys(options.engines.dynamodb, forwarder);
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => response.destroy(asError(error)));
  });
  const port = await listenOnLoopback(server, options.port);
  const address = `http://127.0.0.1:${port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const call = await readCall(request);
    if (call.operation === 'Preflight') return reply(response, await pass(call, response));
    const signature = signatureIn(call);
    const principal = principals.get(signature?.accessKeyId ?? '');
    if (signature === undefined || principal === undefined) {
      const unsigned = accessDenied(call.service, 'Missing Authentication Token');
      return reply(
        response,
        signature === undefined ? unsigned : notRecognised(call.service, 'unknown key'),
      );
    }
    const badSignature = signature.fault(principal.secretAccessKey, options.now());
    if (badSignature !== undefined) return reply(response, badSignature);
    const refusal = await denied(principal, call);
    const status =
      refusal === undefined ? await execute(principal, call, response) : refusal.status;
    if (refusal !== undefined) reply(response, refusal);
    const { service, operation } = call;
    const tables = service === 'dynamodb' ? tablesOf(call.body) : [];
    const { functionName } = principal;
    const observed = { functionName, service, operation, tables, startedAt };
    for (const listener of listeners) listener({ ...observed, endedAt: performance.now(), status });
  }

  async function denied(principal: Principal, call: Call): Promise<Refusal | undefined> {
    if (speaksOfLeadingKeys(principal)) await hashKeys.learn(tablesOf(call.body));
    const needs = needsOf(call, {
      resolveArn: options.resolveArn ?? (() => undefined),
      encryptionKey: options.encryptionKey ?? (() => undefined),
      hashKeys: hashKeys.of,
    });
    for (const need of needs) {
      const found = verdict(principal.statements, need);
      if (found === 'allowed') continue;
      const { action, resource } = need;
      const { functionName } = principal;
      denials.push({
        at: options.now(),
        functionName,
        service: call.service,
        action,
        resource,
        verdict: found,
      });
      const reason =
        found === 'not allowed'
          ? `no identity-based policy allows the ${action} action`
          : 'of an explicit deny in an identity-based policy';
      return accessDenied(
        call.service,
        `User: ${functionName} is not authorized to perform: ${action} on resource: ${resource} because ${reason}`,
      );
    }
    return undefined;
  }

  /** Answers the status that the caller saw, 0 for none. */
  async function execute(
    principal: Principal,
    call: Call,
    response: ServerResponse,
  ): Promise<number> {
    const { service, operation } = call;
    const counted = { function: principal.functionName, service, operation };
    const fault = faults.hit({ ...counted, body: call.body });
    const instead = fault === undefined ? undefined : refusalFor(fault, call);
    if (instead !== undefined) {
      const outcome = fault === 'throttle' ? 'throttled' : 'failed';
      usage.count({ ...counted, outcome, bytes: call.bytes.length, consumed: [] });
      reply(response, instead);
      return instead.status;
    }
    if (fault === 'lost-request') {
      response.destroy();
      return 0;
    }
    const answer = await counting(counted, call, response);
    if (fault === 'duplicate') await counting(counted, call, response);
    if (fault === 'lost-answer') {
      response.destroy();
      return 0;
    }
    const shown = hideMissing(principal, call, answer);
    reply(response, shown);
    return shown.status;
  }

  async function counting(
    counted: Pick<CountedRequest, 'function' | 'service' | 'operation'>,
    call: Call,
    response: ServerResponse,
  ): Promise<Answer> {
    const answer = await pass(call, response);
    const parsed = call.service === 's3' ? undefined : parseObject(answer.body.toString('utf8'));
    usage.count({
      ...counted,
      outcome: outcomeOf(answer, parsed),
      bytes: Math.max(call.bytes.length, call.service === 'sqs' ? answer.body.length : 0),
      consumed: consumption(call, answer, parsed),
    });
    return parsed === undefined ? answer : rewritten(call, answer, parsed, address);
  }

  /** Sends a call on to its engine; an engine that cannot be reached is an unavailable service. */
  async function pass(call: Call, response: ServerResponse): Promise<Answer> {
    const gone = new AbortController();
    const breakOff = (): void => gone.abort();
    // Only a poll may be broken off: everything else a service executes although its caller has gone.
    if (call.operation === 'ReceiveMessage') response.once('close', breakOff);
    try {
      return await forwarder.forward(options.engines[call.service], {
        method: call.method,
        // SQS answers at its root and at the path of a queue's URL; the engine at its root only.
        url: call.service === 's3' ? call.url : new URL('/', call.url),
        headers: call.headers,
        bytes: bodyForEngine(call),
        signal: gone.signal,
      });
    } catch (error) {
      const refusal = unavailable(
        call.service,
        `The engine does not answer: ${asError(error).message}`,
      );
      return { ...refusal, body: Buffer.from(refusal.body) };
    } finally {
      response.off('close', breakOff);
    }
  }

  return {
    endpoint: () => address,
    addPrincipal(principal) {
      principals.set(principal.accessKeyId, principal);
    },
    usage,
    faults,
    denials,
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await closeServer(server);
      forwarder.stop();
    },
  };
}

function refusalFor(fault: FaultKind, call: Call): Refusal | undefined {
  switch (fault) {
    case 'throttle':
      return throttled(call.service);
    case 'conflict':
      return transactionConflict(call.operation, call.body);
    case 'unavailable':
      return unavailable(call.service);
    case 'lost-answer':
    case 'lost-request':
    case 'duplicate':
      return undefined;
  }
}

function speaksOfLeadingKeys(principal: Principal): boolean {
  return principal.statements.some(({ Condition }) =>
    Object.values(Condition ?? {}).some((keys) =>
      Object.keys(keys).some((key) => key.toLowerCase() === 'dynamodb:leadingkeys'),
    ),
  );
}

/** S3 doesn't tell that an object is missing to one who may not list the bucket. */
function hideMissing(principal: Principal, call: Call, answer: Answer): Answer {
  const asked = call.operation === 'GetObject' || call.operation === 'HeadObject';
  if (call.service !== 's3' || !asked || answer.status !== 404) return answer;
  const resource = s3Arn(s3PathOf(call.url).bucket);
  const list = { action: 's3:ListBucket', resource, context: new Map<string, readonly string[]>() };
  if (verdict(principal.statements, list) === 'allowed') return answer;
  const refusal = accessDenied('s3', 'Access Denied');
  return { ...refusal, body: Buffer.from(call.method === 'HEAD' ? '' : refusal.body) };
}

/** The engine is asked for the capacity, and is kept from loading a whole table for one page of a Scan. */
function bodyForEngine(call: Call): Buffer {
  if (call.service !== 'dynamodb' || !tellsCapacity(call.operation)) return call.bytes;
  const page = call.operation === 'Scan' && call.body['Limit'] === undefined ? { Limit: 1000 } : {};
  return Buffer.from(JSON.stringify({ ...call.body, ...page, ReturnConsumedCapacity: 'INDEXES' }));
}

function consumption(
  call: Call,
  answer: Answer,
  parsed: JsonObject | undefined,
): CountedRequest['consumed'] {
  if (call.service !== 'dynamodb' || parsed === undefined) return [];
  if (answer.status === 200) return consumedIn(call.operation, parsed);
  const conditional = /ConditionalCheckFailed/.test(answer.body.toString('utf8'));
  return conditional ? consumedByRefusal(call.operation, call.body) : [];
}

function outcomeOf(answer: Answer, parsed: JsonObject | undefined): CountedRequest['outcome'] {
  if (answer.status < 400) return 'done';
  const type = parsed === undefined ? '' : (textIn(parsed, '__type') ?? '');
  return /Throttl|ThroughputExceeded|RequestLimit/.test(type) ? 'throttled' : 'failed';
}

/** Takes out the capacity nobody asked for; lets queue URLs point at this proxy, also those kept from an earlier run. */
function rewritten(call: Call, answer: Answer, parsed: JsonObject, address: string): Answer {
  let body: JsonObject;
  if (call.service === 'dynamodb' && tellsCapacity(call.operation)) {
    body = asAsked(parsed, textIn(call.body, 'ReturnConsumedCapacity'));
  } else if (
    call.service === 'sqs' &&
    (parsed['QueueUrl'] !== undefined || parsed['QueueUrls'] !== undefined)
  ) {
    body = pointQueuesAt(address, parsed);
  } else {
    return answer;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  const headers =
    answer.headers['x-amz-crc32'] === undefined
      ? answer.headers
      : { ...answer.headers, 'x-amz-crc32': String(crc32(bytes)) };
  return { ...answer, headers, body: bytes };
}

function pointQueuesAt(address: string, answer: JsonObject): JsonObject {
  const here = (url: unknown): unknown =>
    typeof url === 'string' ? address + new URL(url).pathname : url;
  const { QueueUrl: one, QueueUrls: many } = answer;
  return {
    ...answer,
    ...(one === undefined ? {} : { QueueUrl: here(one) }),
    ...(Array.isArray(many) ? { QueueUrls: many.map(here) } : {}),
  };
}

function reply(response: ServerResponse, answer: Answer | Refusal): void {
  const length = answer.headers['content-length'] ?? Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length });
  response.end(answer.body);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

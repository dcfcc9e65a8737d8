import { place } from './engines/engine.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, parseJson, textAt } from './json.ts';
import { sha256, signatureOf } from './proxy/sigv4.ts';

/** Calls one operation of a service that speaks AWS's JSON protocol. @throws EngineRefusal */
export type EngineCall = (operation: string, input: JsonObject) => Promise<JsonObject>;

/** An answer other than 200. */
export class EngineRefusal extends Error {
  readonly status: number;
  /** The service's error code without its namespace, e.g. `ResourceInUseException`. */
  readonly code: string;

  constructor(operation: string, status: number, code: string, message: string) {
    super(`${operation}: ${code}: ${message}`);
    this.name = 'EngineRefusal';
    this.status = status;
    this.code = code;
  }
}

/** The services that the host itself calls, with the prefix of their operations. */
const targets = {
  dynamodb: 'DynamoDB_20120810',
  streams: 'DynamoDBStreams_20120810',
  sqs: 'AmazonSQS',
  secretsmanager: 'secretsmanager',
} as const;

/** Who calls. Engines take anyone; the proxy knows functions and the host. */
export interface Caller {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const anyone: Caller = { accessKeyId: 'local-cloud', secretAccessKey: 'local-cloud' };

/**
 * A client for a service of the local cloud.
 * @param endpoint an engine's, or the proxy's to be counted and checked as the caller
 */
export function engineCall(
  service: keyof typeof targets,
  endpoint: string,
  caller: Caller = anyone,
): EngineCall {
  const name = service === 'streams' ? 'dynamodb' : service;
  const url = new URL(endpoint);
  const signedHeaders = ['host', 'x-amz-date', 'x-amz-target'];
  return async (operation, input) => {
    const body = JSON.stringify(input);
    const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/${place.region}/${name}/aws4_request`;
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${targets[service]}.${operation}`,
      'x-amz-date': date,
    };
    const signature = signatureOf(
      {
        method: 'POST',
        url,
        headers: { ...headers, host: url.host },
        signedHeaders,
        payloadHash: sha256(body),
        date,
        scope,
      },
      caller.secretAccessKey,
    );
    const authorization = `AWS4-HMAC-SHA256 Credential=${caller.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, authorization },
      body,
    });
    const answer: Json = parseJson((await response.text()) || '{}');
    if (!response.ok) throw refusal(operation, response.status, answer);
    return isObject(answer) ? answer : {};
  };
}

function refusal(operation: string, status: number, body: Json): EngineRefusal {
  const code = textAt(body, '__type')?.split('#').at(-1) ?? 'Unknown';
  return new EngineRefusal(
    operation,
    status,
    code,
    textAt(body, 'message') ?? textAt(body, 'Message') ?? '',
  );
}

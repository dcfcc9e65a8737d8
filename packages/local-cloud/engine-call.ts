import type { Json, JsonObject } from './json.ts';
import { isObject, parseJson, textAt } from './json.ts';

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

/**
 * A client for a service of the local cloud.
 * @param endpoint an engine's, or the proxy's to be counted and checked as a function
 * @param accessKeyId the caller, as the proxy knows it; engines take any
 */
export function engineCall(
  service: keyof typeof targets,
  endpoint: string,
  accessKeyId = 'local-cloud',
): EngineCall {
  const name = service === 'streams' ? 'dynamodb' : service;
  return async (operation, input) => {
    // The signature is not checked on loopback: the key id alone says who calls.
    const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/us-east-1/${name}/aws4_request`;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${targets[service]}.${operation}`,
        'x-amz-date': date,
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`,
      },
      body: JSON.stringify(input),
    });
    const body: Json = parseJson((await response.text()) || '{}');
    if (!response.ok) throw refusal(operation, response.status, body);
    return isObject(body) ? body : {};
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

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Refused, type Double } from '../refused.ts';
import { isObject } from '../input.ts';

/** What an engine says over HTTP. */
interface Said {
  readonly status: number;
  readonly body: string;
}

/** The answer of a double to a request's target and body, as the wire has it. */
function said(double: Double, target: string, body: string, now: number): Said {
  try {
    const input: unknown = JSON.parse(body);
    const answer = double.answer(target.split('.').at(-1) ?? '', isObject(input) ? input : {}, now);
    return { status: 200, body: JSON.stringify(answer) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, message, more } = error;
    return { status, body: JSON.stringify({ __type: code, message, ...more }) };
  }
}

/** What the SDK hands to its transport. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The SDK's own client, whose requests go to a double in this process. */
export function doubleClient(double: Double, now: () => number = Date.now): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: 'http://double.invalid',
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle({ headers, body }: SdkRequest) {
        const { status, body: text } = said(
          double,
          headers['x-amz-target'] ?? '',
          typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array),
          now(),
        );
        return Promise.resolve({
          response: {
            statusCode: status,
            headers: { 'content-type': 'application/x-amz-json-1.0' },
            body: Buffer.from(text),
          },
        });
      },
    },
  });
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentSignal } from './deadline.ts';

/** Connections are kept over invocations; no call outlives its invocation. */
class DeadlineHandler extends NodeHttpHandler {
  override async handle(
    ...[request, options]: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const signal = currentSignal();
    return super.handle(request, {
      ...options,
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
  }
}

/** The DynamoDB client of a function: few tries, short time-outs, the invocation's deadline. */
export function dynamoDb(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: new DeadlineHandler({ connectionTimeout: 1_000, requestTimeout: 5_000 }),
  });
}

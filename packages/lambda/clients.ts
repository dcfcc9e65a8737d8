import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentSignal } from '@ducha/signed-call';

/**
 * The requests of an SDK client of a function: connections are kept over invocations, no call outlives
 * its invocation, and a silent connection is given up in time for another try.
 */
export class DeadlineHandler extends NodeHttpHandler {
  constructor() {
    super({ connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true });
  }

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

/**
 * The DynamoDB client of a function: few tries, short time-outs, the invocation's deadline. In a bundle another
 * stands in for it, which has them by itself (`infra/dynamodb-client.ts`).
 */
export function dynamoDb(): DynamoDBClient {
  return new DynamoDBClient({ maxAttempts: 4, requestHandler: new DeadlineHandler() });
}

import { SQSClient } from '@aws-sdk/client-sqs';
import { DeadlineHandler } from './clients.ts';

/** The SQS client of a relay or an inbox, with the same limits as the function's other calls. */
export function queueClient(): SQSClient {
  return new SQSClient({ maxAttempts: 4, requestHandler: new DeadlineHandler() });
}

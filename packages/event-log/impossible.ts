import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BrokenChain } from './broken-chain.ts';

/** What cannot be done however often it is tried. The reason is a code of ours; the message says more. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
  readonly reason: string;

  constructor(reason: string, message = reason, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/**
 * Why what failed so can never be done, or undefined where another try may help. Only what is known to
 * be hopeless is called so: a throttle, a time-out, a missing right or an unknown error is tried again.
 */
export function whyImpossible(error: unknown): string | undefined {
  if (error instanceof Impossible) return error.reason;
  if (!(error instanceof Error)) return undefined;
  if (error instanceof BrokenChain) return 'unreadable-commit';
  if (refusedByQueue.has(error.name)) return `refused-by-queue ${error.name}`;
  if (error.name === 'ValidationException') return 'not-storable';
  if (
    error instanceof TransactionCanceledException &&
    error.CancellationReasons?.some(({ Code }) => Code === 'ValidationError') === true
  ) {
    return 'not-storable';
  }
  return undefined;
}

/** What SQS says of a request that is wrong in itself. */
const refusedByQueue = new Set([
  'BatchRequestTooLong',
  'InvalidAddress',
  'InvalidMessageContents',
  'InvalidParameterValue',
  'QueueDoesNotExist',
  'UnsupportedOperation',
]);

import { Refused, type JsonObject } from '../refused.ts';
import type { Item } from './item.ts';

const own = 'com.amazonaws.dynamodb.v20120810#';

/** The request is wrong in itself. */
export function invalid(message: string): Refused {
  return new Refused(400, 'com.amazon.coral.validate#ValidationException', message);
}

/** A key would be empty. A transaction says so of itself as a whole, and not of the item as of all else that is invalid. */
export class EmptyKey extends Refused {
  constructor(message: string) {
    const { status, code } = invalid(message);
    super(status, code, message);
  }
}

/** The request is no request of this operation. */
export function unreadable(message: string): Refused {
  return new Refused(400, 'com.amazon.coral.service#SerializationException', message);
}

/** There is no such table. */
export function notFound(): Refused {
  return new Refused(400, `${own}ResourceNotFoundException`, 'Requested resource not found');
}

/** A condition did not hold; `item` is what stands there, where the caller asked for it. */
export function conditionFailed(item: Item | undefined): Refused {
  return new Refused(
    400,
    `${own}ConditionalCheckFailedException`,
    conditionMessage,
    item === undefined ? {} : { Item: item },
  );
}

const conditionMessage = 'The conditional request failed';

/** Why one item of a transaction was not written; `None` where it would have been. */
export interface Reason extends JsonObject {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
  readonly Message?: string;
  readonly Item?: Item;
}

/** The word for an item of a cancelled transaction that was not itself the reason. */
export const noReason: Reason = { Code: 'None' };

/** What a transaction says of an item that alone would have been refused so; others are thrown on. */
export function reasonOf(error: unknown): Reason {
  if (!(error instanceof Refused) || error instanceof EmptyKey) throw error;
  if (error.code.endsWith('#ConditionalCheckFailedException'))
    return { Code: 'ConditionalCheckFailed', Message: error.message, ...error.more };
  if (error.code.endsWith('#ValidationException'))
    return { Code: 'ValidationError', Message: error.message };
  throw error;
}

/** Nothing of the transaction was written. */
export function cancelled(reasons: readonly Reason[]): Refused {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new Refused(
    400,
    `${own}TransactionCanceledException`,
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

/** Another transaction was done under this token. */
export function tokenTaken(): Refused {
  return new Refused(
    400,
    `${own}IdempotentParameterMismatchException`,
    'The request uses the same client token as a previous, but non-identical request.',
  );
}

/** A member that a request must have. */
export function missing(member: string): Refused {
  return constraint('null', member, 'Member must not be null');
}

/** The words for a member that breaks a constraint of the operation. */
export function constraint(value: string, member: string, rule: string): Refused {
  return invalid(
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${rule}`,
  );
}

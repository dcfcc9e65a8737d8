import type { JsonObject } from '../engines/json-object.ts';
import type { Service } from './service.ts';

/**
 * What may go wrong with a request:
 * `throttle` the service's own throttle, not executed; `conflict` DynamoDB's TransactionConflict, not
 * executed; `lost-request` the connection is cut before, `lost-answer` after the engine has executed it;
 * `duplicate` the engine executes it twice and the first answer is given; `unavailable` a 5xx, not executed.
 */
export type FaultKind =
  | 'throttle'
  | 'conflict'
  | 'lost-answer'
  | 'lost-request'
  | 'duplicate'
  | 'unavailable';

/** Which requests go wrong, how, and how often. */
export interface Fault {
  readonly service: Service;
  /** As the SDK calls it; any operation when left out. */
  readonly operation?: string;
  /** The function's logical id; any function when left out. */
  readonly function?: string;
  /** Looks at the parsed body (empty for S3). */
  when?(body: JsonObject): boolean;
  /** How many requests are hit; those after them go right. */
  readonly times: number;
  readonly kind: FaultKind;
}

/** A request that was hit. */
export interface Hit {
  readonly fault: Fault;
  readonly function: string;
  readonly operation: string;
}

/** The faults in force; none at the start. */
export interface Faults {
  /** Puts a fault in force. Throws when its kind doesn't exist for its service. */
  inject(fault: Fault): { readonly hits: number; remove(): void };
  /** Every hit since the start or the last `clear`, in order. */
  readonly record: readonly Hit[];
  /** Ends all faults and forgets the record. */
  clear(): void;
}

/** Faults that the proxy asks. */
export interface AskedFaults extends Faults {
  /** The fault that hits a request, counted as a hit; the first that was injected wins. */
  hit(request: {
    readonly service: Service;
    readonly operation: string;
    readonly function: string;
    readonly body: JsonObject;
  }): FaultKind | undefined;
}

/** No faults yet. */
export function injectFaults(): AskedFaults {
  const inForce: { readonly fault: Fault; hits: number }[] = [];
  const record: Hit[] = [];
  return {
    record,
    inject(fault) {
      if (fault.kind === 'conflict' && fault.service !== 'dynamodb') {
        throw new Error(`${fault.service} knows no conflict of transactions.`);
      }
      const active = { fault, hits: 0 };
      inForce.push(active);
      return {
        get hits() {
          return active.hits;
        },
        remove() {
          const index = inForce.indexOf(active);
          if (index !== -1) inForce.splice(index, 1);
        },
      };
    },
    clear() {
      inForce.length = 0;
      record.length = 0;
    },
    hit(request) {
      const active = inForce.find(
        ({ fault, hits }) =>
          hits < fault.times &&
          fault.service === request.service &&
          (fault.operation === undefined || fault.operation === request.operation) &&
          (fault.function === undefined || fault.function === request.function) &&
          (fault.when === undefined || fault.when(request.body)),
      );
      if (active === undefined) return undefined;
      active.hits += 1;
      record.push({
        fault: active.fault,
        function: request.function,
        operation: request.operation,
      });
      return active.fault.kind;
    },
  };
}

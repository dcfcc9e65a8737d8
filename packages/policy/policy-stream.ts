import * as z from 'zod/mini';
import {
  event,
  instant,
  localDate,
  policyEntryName,
  policyValue,
  type PolicyValue,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

const changeNumber = z.int().check(z.minimum(1), z.maximum(1_000_000));

/** The office changes entries of a policy: they hold from a moment on, which every function knows by then. */
export const policyChanged = event('policy.changed.v1', () =>
  z.strictObject({
    change: changeNumber,
    /** The day that was asked for, in Beijing. */
    from: localDate,
    effectiveAt: instant,
    entries: z
      .array(z.strictObject({ entry: policyEntryName, value: policyValue() }))
      .check(z.minLength(1), z.maxLength(40)),
    /** The change to come that this one takes the place of, or null. */
    replaces: z.nullable(changeNumber),
  }),
);

/** A change that was to come does not. */
export const policyWithdrawn = event('policy.withdrawn.v1', () =>
  z.strictObject({ change: changeNumber }),
);

const events = eventFamily([policyChanged, policyWithdrawn]);
export type PolicyEvent = ReturnType<typeof events.parse>;

/** One change of a policy: what it says from when on, and whether it still does. */
export interface PolicyChange {
  readonly change: number;
  readonly from: string;
  readonly effectiveAt: string;
  readonly entries: readonly { readonly entry: string; readonly value: PolicyValue }[];
  readonly replaces: number | null;
  /** It was taken back before it began, withdrawn or replaced by another one, in that version of the stream. */
  readonly dropped: {
    readonly how: 'withdrawn' | 'replaced';
    readonly version: number;
  } | null;
  /** Version of the stream that made it. */
  readonly version: number;
}

/** Every change of one policy, in the order in which they were made. */
export interface PolicyHistory {
  readonly changes: readonly PolicyChange[];
}

/** The stream `policy/<service>`. */
export const policyStream: StreamKind<PolicyHistory, PolicyEvent> = {
  kind: 'policy',
  initial: { changes: [] },
  events,
  evolve(state, { type, data }, { version }) {
    switch (type) {
      case 'policy.changed.v1':
        return {
          changes: [
            ...dropping(state.changes, data.replaces, { how: 'replaced', version }),
            { ...data, dropped: null, version },
          ],
        };
      case 'policy.withdrawn.v1':
        return { changes: dropping(state.changes, data.change, { how: 'withdrawn', version }) };
    }
  },
};

function dropping(
  changes: readonly PolicyChange[],
  number: number | null,
  dropped: NonNullable<PolicyChange['dropped']>,
): readonly PolicyChange[] {
  return changes.map((one) => (one.change === number ? { ...one, dropped } : one));
}

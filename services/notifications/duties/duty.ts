import * as z from 'zod/mini';
import {
  duty as dutyCode,
  event,
  note,
  organisationCode,
  type Duty,
  type NoteRef,
} from '@ducha/contracts';
import { eventFamily, type Rejection, type StreamKind } from '@ducha/event-log';

/**
 * A person holds a duty from now on. Name and masked addresses are cleared texts that a list may show;
 * the addresses themselves are secret and opened only to send.
 */
const dutyAppointed = event('duty.appointed.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    duty: dutyCode,
    name: note,
    mobile: z.nullable(z.strictObject({ full: note, masked: note })),
    email: z.nullable(z.strictObject({ full: note, masked: note })),
  }),
);
/** Nobody holds the duty from now on. */
const dutyVacated = event('duty.vacated.v1', () => z.strictObject({}));

const events = eventFamily([dutyAppointed, dutyVacated]);
export type DutyEvent = ReturnType<typeof events.parse>;

/** An address: the secret note, and the cleared one that shows a part of it. */
export interface Address {
  readonly full: NoteRef;
  readonly masked: NoteRef;
}

/** 责任人: who holds a duty now. */
export interface Holder {
  readonly name: NoteRef;
  readonly mobile: Address | null;
  readonly email: Address | null;
  readonly since: string;
  /** Counts the holders of this duty from 1. */
  readonly tenure: number;
}

/** 岗位: a duty of an organisation; its earlier holders stay in the stream's history. */
export interface DutyState {
  readonly holder: Holder | null;
  /** All who have held it, in order, the present one included: `tenures[tenure - 1]`. */
  readonly tenures: readonly Holder[];
}

/** The stream `duty/<organisation>-<duty>`. */
export const duty: StreamKind<DutyState, DutyEvent> = {
  kind: 'duty',
  initial: { holder: null, tenures: [] },
  events,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'duty.appointed.v1': {
        const { name, mobile, email } = data;
        const holder = { name, mobile, email, since: at, tenure: state.tenures.length + 1 };
        return { holder, tenures: [...state.tenures, holder] };
      }
      case 'duty.vacated.v1':
        return { ...state, holder: null };
    }
  },
};

/** The id of a duty's stream. */
export function dutyId(organisation: string, held: Duty): string {
  return `${organisation}-${held}`;
}

/** A duty can be vacated while someone holds it. */
export function decideVacate(state: DutyState): readonly DutyEvent[] | Rejection {
  if (state.holder === null) return { rejected: 'duty-vacant' };
  return [{ type: 'duty.vacated.v1', data: {} }];
}

import type { Duty } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { dutyEvents, type DutyEvent } from './duty-events.ts';
import type { DutyState, Tenure } from './duty-state.ts';

/** The stream `duty/<organisation>-<duty>`. */
export const dutyStream: StreamKind<DutyState, DutyEvent> = {
  kind: 'duty',
  initial: { holder: null, tenures: [] },
  events: dutyEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'duty.appointed.v1': {
        const { name, mobile, email } = data;
        const holder = { name, mobile, email, since: at, tenure: state.tenures.length + 1 };
        const begun = { ...holder, until: null, keptUntil: null, erased: false };
        return { holder, tenures: [...ended(state.tenures, at), begun] };
      }
      case 'duty.vacated.v1':
        return { holder: null, tenures: ended(state.tenures, at) };
      case 'duty.retention-set.v1':
        return {
          ...state,
          tenures: state.tenures.map((one) =>
            one.tenure === data.tenure ? { ...one, keptUntil: data.until } : one,
          ),
        };
      case 'duty.persons-erased.v2':
        return {
          ...state,
          tenures: state.tenures.map((one) =>
            data.tenures.includes(one.tenure) ? { ...one, erased: true } : one,
          ),
        };
    }
  },
};

/** Whoever held it until now, holds it no longer. */
function ended(tenures: readonly Tenure[], at: string): readonly Tenure[] {
  return tenures.map((one) => (one.until === null ? { ...one, until: at } : one));
}

/** The id of a duty's stream. */
export function dutyId(organisation: string, held: Duty): string {
  return `${organisation}-${held}`;
}

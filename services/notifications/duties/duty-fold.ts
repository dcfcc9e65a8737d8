import type { Duty } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { dutyEvents, type DutyEvent } from './duty-events.ts';
import type { DutyState } from './duty-state.ts';

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

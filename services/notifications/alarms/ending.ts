import type { AlarmEnd } from '@ducha/contracts';
import type { AlarmEvent } from './alarm-events.ts';
import type { DutyAlarmKind } from './alarm-id.ts';
import type { Alarm } from './alarm-state.ts';

/** Ends an alarm that stands; of one that does not there is nothing to say. */
export function decideEnd(state: Alarm, cause: AlarmEnd): readonly AlarmEvent[] {
  return state === null || state.ended !== null
    ? []
    : [{ type: 'alarm.ended.v1', data: { cause } }];
}

/** What is over once somebody who can be reached holds a duty. */
export const endedByAppointment: readonly DutyAlarmKind[] = [
  'duty-vacant',
  'no-address',
  'undeliverable',
  'in-doubt',
];

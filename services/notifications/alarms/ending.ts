import type { AlarmEnd } from '@ducha/contracts';
import type { Companion } from '../notification/companion-streams.ts';
import type { AlarmEvent } from './alarm-events.ts';
import { alarmStream } from './alarm-fold.ts';
import type { DutyAlarmKind } from './alarm-id.ts';
import type { Alarm } from './alarm-state.ts';

/** Ends an alarm that stands; of one that does not there is nothing to say. */
export function decideEnd(state: Alarm, cause: AlarmEnd): readonly AlarmEvent[] {
  return state === null || state.ended !== null
    ? []
    : [{ type: 'alarm.ended.v1', data: { cause } }];
}

/** An alarm that ends with something else, if it stands. */
export function companionEnd(id: string, cause: AlarmEnd): Companion {
  return {
    stream: { kind: alarmStream, id },
    decide: (state: Alarm) => decideEnd(state, cause),
  };
}

/** What is over once somebody who can be reached holds a duty. */
export const endedByAppointment: readonly DutyAlarmKind[] = [
  'duty-vacant',
  'no-address',
  'undeliverable',
  'in-doubt',
];

import type { Companion } from '../notification/companion-streams.ts';
import { alarmStream } from './alarm-fold.ts';
import type { Alarm, Raised } from './alarm-state.ts';

/**
 * An alarm that is raised with something else, unless it stands already: it is one, however often its cause is
 * met.
 */
export function companionAlarm(id: string, raised: Raised): Companion {
  return {
    stream: { kind: alarmStream, id },
    decide: (state: Alarm) =>
      state === null || state.ended !== null ? [{ type: 'alarm.raised.v1', data: raised }] : [],
  };
}

import type { StreamKind } from '@ducha/event-log';
import { alarmEvents, type AlarmEvent } from './alarm-events.ts';
import type { Alarm } from './alarm-state.ts';

/** The stream `alarm/<id>`; the id follows from what it is about, so that it is raised once. */
export const alarmStream: StreamKind<Alarm, AlarmEvent> = {
  kind: 'alarm',
  initial: null,
  events: alarmEvents,
  evolve: (_state, { data }, { at }) => ({ ...data, at }),
};

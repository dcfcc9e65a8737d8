import type { StreamKind } from '@ducha/event-log';
import { alarmEvents, type AlarmEvent } from './alarm-events.ts';
import type { Alarm } from './alarm-state.ts';

/** The stream `alarm/<id>`; the id follows from its cause (`alarm-id.ts`), so that one stands for each at most. */
export const alarmStream: StreamKind<Alarm, AlarmEvent> = {
  kind: 'alarm',
  initial: null,
  events: alarmEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'alarm.raised.v1':
        return { ...data, at, ended: null };
      case 'alarm.ended.v1':
        return state === null ? null : { ...state, ended: { cause: data.cause, at } };
    }
  },
};

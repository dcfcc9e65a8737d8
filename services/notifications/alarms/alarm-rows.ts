import type { Projection } from '@ducha/event-log';
import { alarmStream } from './alarm-fold.ts';
import type { Alarm } from './alarm-state.ts';
import type { AlarmEvent } from './alarm-events.ts';

/** The partition of the alarms' list. */
export const alarmsList = 'alarms';

export const alarmProjection: Projection<Alarm, AlarmEvent> = {
  stream: alarmStream,
  rows(state, id, { version }) {
    // One that has ended stands in no list.
    if (state === null || state.ended !== null) return [{ name: 'main', data: {} }];
    const { unpublished = [], ended: _ended, ...data } = state;
    return [
      {
        name: 'main',
        data: { ...data, unpublished: [...unpublished], version },
        list1: { list: alarmsList, order: `${state.at}/${id}` },
      },
    ];
  },
};

import type { StreamRef } from '@ducha/event-log';
import type { Alarm } from '../alarms/alarm-state.ts';
import type { AlarmEvent } from '../alarms/alarm-events.ts';
import type { NoticeEvent } from '../notices/notice-events.ts';
import type { NoticePart } from '../notices/notice-state.ts';
import type { Notification } from './notification-state.ts';
import type { NotificationEvent } from './notification-events.ts';
import type { Slot } from '../digest/slot-state.ts';
import type { SlotEvent } from '../digest/slot-events.ts';

type State = NoticePart | null | Notification | Alarm | Slot;
type Event = NoticeEvent | NotificationEvent | AlarmEvent | SlotEvent;

/** A stream that is written in the transaction of another, and what happens on it. */
export interface Beside {
  readonly stream: StreamRef<State, Event>;
  /** What happens on it, given its state; nothing when it had happened before. */
  decide(state: State): readonly Event[];
}

/** Streams beside a first one in the form that `EventLog.handle` takes: by name. */
export interface Alongside {
  readonly streams: Readonly<Record<string, StreamRef<State, Event>>>;
  decide(states: Readonly<Record<string, State>>): Record<string, readonly Event[]>;
}

/** Names the streams, so that their states find their deciders. */
export function alongside(besides: readonly Beside[]): Alongside {
  const named = besides.map(
    (beside) => [`${beside.stream.kind.kind}/${beside.stream.id}`, beside] as const,
  );
  return {
    streams: Object.fromEntries(named.map(([name, { stream }]) => [name, stream])),
    decide: (states) =>
      Object.fromEntries(
        named.map(([name, beside]) => {
          const state = states[name];
          if (state === undefined) throw new Error('a stream was not loaded');
          return [name, beside.decide(state)];
        }),
      ),
  };
}

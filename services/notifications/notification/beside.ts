import type { StreamRef } from '@ducha/event-log';
import type { Alarm, AlarmEvent } from '../alarms/alarm.ts';
import type { NoticeEvent, NoticePart } from './notice.ts';
import type { Notification, NotificationEvent } from './notification.ts';
import type { Slot, SlotEvent } from '../digest/slot.ts';

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

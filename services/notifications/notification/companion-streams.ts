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
export interface Companion {
  readonly stream: StreamRef<State, Event>;
  /** What happens on it, given its state; nothing when it had happened before. */
  decide(state: State): readonly Event[];
}

/** Companions in the form that `EventLog.handle` takes: each by a name, streams and deciders apart. */
export interface CompanionStreams {
  readonly streams: Readonly<Record<string, StreamRef<State, Event>>>;
  decide(states: Readonly<Record<string, State>>): Record<string, readonly Event[]>;
}

/** Names each companion by its stream, `notice/<id>`, so that its state finds its decider. */
export function companionStreams(companions: readonly Companion[]): CompanionStreams {
  const named = companions.map(
    (companion) => [`${companion.stream.kind.kind}/${companion.stream.id}`, companion] as const,
  );
  return {
    streams: Object.fromEntries(named.map(([name, { stream }]) => [name, stream])),
    decide: (states) =>
      Object.fromEntries(
        named.map(([name, companion]) => {
          const state = states[name];
          if (state === undefined) throw new Error('a stream was not loaded');
          return [name, companion.decide(state)];
        }),
      ),
  };
}

import * as z from 'zod/mini';
import {
  alarmKind,
  duty,
  event,
  instant,
  matterNumber,
  organisationCode,
  type AlarmKind,
  type Duty,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** The office is told that something keeps an official from being reminded. */
const alarmRaised = event('alarm.raised.v1', () =>
  z.strictObject({
    kind: alarmKind,
    organisation: organisationCode,
    duty: z.nullable(duty),
    number: matterNumber,
    due: instant,
  }),
);

const events = eventFamily([alarmRaised]);
export type AlarmEvent = ReturnType<typeof events.parse>;

/** An alarm to the office; null before it is raised. */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly organisation: string;
  readonly duty: Duty | null;
  readonly number: string;
  readonly due: string;
  readonly at: string;
} | null;

/** The stream `alarm/<id>`; the id follows from what it is about, so that it is raised once. */
export const alarm: StreamKind<Alarm, AlarmEvent> = {
  kind: 'alarm',
  initial: null,
  events,
  evolve: (_state, { data }, { at }) => ({ ...data, at }),
};

import * as z from 'zod/mini';
import {
  alarmEnd,
  alarmKind,
  duty,
  event,
  instant,
  matterNumber,
  organisationCode,
  unpublishedYears,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** The office is told that something keeps an official from being reminded. */
const alarmRaised = event('alarm.raised.v1', () =>
  z.strictObject({
    kind: alarmKind,
    organisation: organisationCode,
    duty: z.nullable(duty),
    number: matterNumber,
    due: instant,
    /** The years of which nothing was known when the date was counted; left out where all was. */
    unpublished: z.optional(unpublishedYears),
  }),
);

/** Its cause is gone, or somebody has seen to it. */
const alarmEnded = event('alarm.ended.v1', () => z.strictObject({ cause: alarmEnd }));

export const alarmEvents = eventFamily([alarmRaised, alarmEnded]);
export type AlarmEvent = ReturnType<typeof alarmEvents.parse>;

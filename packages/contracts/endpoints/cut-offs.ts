import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { batchId, count, cutOffRhythm, instant, localDate, opaqueId, timeOfDay } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { change, noBody, none, read } from './complaint-requests.ts';

/** The inspection that a path names. */
const inspectionParams = z.strictObject({ inspection: opaqueId });

/**
 * What came of a time at which a batch was to be closed. `closed`: it was, and goes out; `nothing-waited`: no accepted
 * complaint was there; `names-missing`: of none that waited it can be said where it goes; `day-off`: no working day.
 */
export const cutOffOutcome = z.enum(['closed', 'nothing-waited', 'names-missing', 'day-off']);

/** One time that has passed. */
const cutOffPassed = once(() =>
  z.strictObject({
    /** The time itself, at which whatever was accepted before it goes. */
    slot: instant,
    /** How many earlier ones went with it, because nobody looked at them: the house was down. */
    missed: count,
    outcome: cutOffOutcome,
    batch: z.nullable(batchId),
    /** How many were put on the list of the batch. */
    complaints: count,
    /** How many stayed: beyond what a batch holds, and for want of a name. */
    overLimit: count,
    unnamed: count,
  }),
);

/** 定时组批 of an inspection. */
export const cutOffsShown = once(() =>
  z.strictObject({
    inspection: opaqueId,
    version: z.int(),
    /** What holds from which day on, in their order: that of today first, then what is to come. */
    settings: z.array(
      z.strictObject({
        from: localDate,
        rhythm: cutOffRhythm,
        /** Null while it is paused. */
        at: z.nullable(timeOfDay),
      }),
    ),
    /** The next time, by the working days as they are known now; null where there is none. */
    nextAt: z.nullable(instant),
    /** It passed, and the clock could not close a batch yet: the one before is still being handed over. */
    late: z.boolean(),
    /** The last day on which one is closed by itself; null while the team is on site. */
    lastDay: z.nullable(localDate),
    /** The last times that passed, newest first. */
    passed: z.array(cutOffPassed()),
    asOf: instant,
  }),
);

export const readCutOffs = endpoint({
  ...read,
  name: 'readCutOffs',
  path: '/cut-offs/{inspection}',
  summary: 'When batches of an inspection are closed by themselves 定时组批, and what came of it',
  params: inspectionParams,
  query: none,
  body: noBody,
  status: 200,
  answer: cutOffsShown,
  rejections: [],
});

export const setCutOffs = endpoint({
  ...change,
  name: 'setCutOffs',
  path: '/cut-offs/{inspection}',
  summary:
    'Have the batches of an inspection closed at a time of day from a day on, or pause that; what was to come later is replaced',
  params: inspectionParams,
  query: none,
  body: () =>
    z.strictObject({
      /** Today at the earliest; a time of today that has passed is not made up for. */
      from: localDate,
      rhythm: cutOffRhythm,
      /** `18:00` by Beijing time; with a pause it has no meaning and is left out. */
      at: z.optional(timeOfDay),
    }),
  status: 200,
  answer: cutOffsShown,
  rejections: ['inspection-not-open', 'cut-off-impossible', 'nothing-changed'],
});

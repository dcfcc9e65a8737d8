import * as z from 'zod/mini';
import { once } from './built-once.ts';
import { duty, listCode, organisationCode } from './code.ts';
import { bilingual } from './endpoints/complaint-requests.ts';
import { period } from './events/inspections.ts';

/** The name of an entry of a policy document, `replyLadder`. */
export const policyEntryName = z.string().check(z.regex(/^[a-z][A-Za-z]{1,39}$/));

/** One step of a ladder of reminders: when it is taken, who is reminded, and whether the office is told. */
export const reminderStep = once(() =>
  z.strictObject({
    step: listCode,
    time: z.discriminatedUnion('anchor', [
      /** In the daily slot, so many days after the day that is due; negative: before it. */
      z.strictObject({
        anchor: z.literal('due-day'),
        days: z.int().check(z.minimum(-90), z.maximum(90)),
      }),
      /** So many hours after the act was asked for; left out when that is not before the date. None: at once. */
      z.strictObject({
        anchor: z.literal('asked'),
        hours: z.int().check(z.minimum(0), z.maximum(720)),
      }),
      /** At the very moment that is due. */
      z.strictObject({ anchor: z.literal('due') }),
    ]),
    duties: z.array(duty).check(z.minLength(1), z.maxLength(3)),
    office: z.boolean(),
  }),
);
export type ReminderStep = z.infer<ReturnType<typeof reminderStep>>;

/** Hours of the day in Beijing, which run over midnight: `from` is later than `until`. */
export const hoursOfDay = once(() => {
  const hour = z.int().check(z.minimum(0), z.maximum(23));
  return z.strictObject({ from: hour, until: hour });
});

/**
 * What an entry of a policy can say: numbers, codes and lengths of time alone, so that it may stand in an
 * event. Which of these fits an entry, its form says.
 */
export const policyValue = once(() =>
  z.union([
    z.boolean(),
    z.int().check(z.minimum(0), z.maximum(10_000)),
    period(),
    z.string().check(z.regex(/^(?:[A-Z]|\d{6}|\d{9}|[a-z][a-z0-9-]{0,47})$/)),
    z.array(organisationCode).check(z.minLength(1), z.maxLength(20)),
    z.array(z.int().check(z.minimum(1), z.maximum(100_000))).check(z.minLength(1), z.maxLength(20)),
    hoursOfDay(),
    z.array(reminderStep()).check(z.minLength(1), z.maxLength(40)),
  ]),
);
export type PolicyValue = z.infer<ReturnType<typeof policyValue>>;

/** What fits an entry, as a page needs it to draw the field and a decider to check the value. */
export const policyForm = once(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('count'),
      unit: z.enum(['times', 'people', 'months', 'years', 'minutes', 'oclock']),
      least: z.int(),
      most: z.int(),
    }),
    z.strictObject({
      kind: z.literal('period'),
      units: z.array(period().shape.unit),
      most: z.int(),
    }),
    z.strictObject({
      kind: z.literal('choice'),
      options: z.array(z.strictObject({ code: z.string(), label: bilingual })),
    }),
    z.strictObject({ kind: z.literal('yes-no') }),
    z.strictObject({ kind: z.literal('organisation') }),
    /** Organisations in the order in which they are tried. */
    z.strictObject({ kind: z.literal('organisations'), most: z.int() }),
    /** Minutes from one try to the next. */
    z.strictObject({ kind: z.literal('delays'), most: z.int() }),
    z.strictObject({ kind: z.literal('hours') }),
    z.strictObject({ kind: z.literal('ladder'), most: z.int() }),
  ]),
);
export type PolicyForm = z.infer<ReturnType<typeof policyForm>>;

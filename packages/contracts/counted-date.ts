import { amendmentCodes, holidayCodes } from '@ducha/calendar';
import * as z from 'zod/mini';
import { once } from './built-once.ts';
import { bilingual } from './endpoints/complaint-requests.ts';
import { localDate } from './code.ts';

/** A year that days off are published for. */
export const calendarYear = z.int().check(z.minimum(2000), z.maximum(2100));

/** The years whose notice on days off was not known when a date was counted; none: the date is firm. */
export const unpublishedYears = z.array(calendarYear).check(z.maxLength(20));

/** Days that were passed over or worked in exchange, by the code of what they are called. */
const namedDays = once(() =>
  z
    .array(
      z.strictObject({
        name: z.enum([...holidayCodes, ...amendmentCodes]),
        days: z.int().check(z.minimum(1), z.maximum(10_000)),
      }),
    )
    .check(z.maxLength(14)),
);

/**
 * How a date came about: the period, the days that were passed over and why, and the years of which nothing
 * was known. Where it started and when it ends stand beside it; `explain` of the calendar says it in words.
 */
export const countedDate = once(() => {
  const days = z.int().check(z.minimum(0), z.maximum(10_000));
  return z.strictObject({
    period: z.strictObject({
      value: z.int().check(z.minimum(1), z.maximum(10_000)),
      unit: z.enum(['hours', 'calendar-days', 'working-days', 'months']),
      rollForward: z.optional(z.literal(true)),
    }),
    /** Left out where no day was passed over. */
    passed: z.optional(
      z.strictObject({
        off: namedDays(),
        makeUp: days,
        worked: namedDays(),
        saturdays: days,
        sundays: days,
      }),
    ),
    movedFrom: z.optional(
      z.strictObject({
        date: localDate,
        name: z.optional(z.enum([...holidayCodes, ...amendmentCodes])),
      }),
    ),
    unpublished: z.optional(
      z.strictObject({ years: unpublishedYears.check(z.minLength(1)), mayMove: z.boolean() }),
    ),
  });
});

/** What an answer says of a date beside it: why it is that one, and whether it is firm. */
export const dateExplained = once(() =>
  z.strictObject({
    unpublished: unpublishedYears,
    /** `自2026-12-31次日起1个工作日，…`; null for a date that a person set. */
    explanation: z.nullable(bilingual),
  }),
);
export type DateExplained = z.infer<ReturnType<typeof dateExplained>>;

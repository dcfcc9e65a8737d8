import { amendmentCodes, documentSeriesCodes, holidayCodes } from '@ducha/calendar';
import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { localDate } from '../code.ts';
import { calendarYear } from '../counted-date.ts';
import { event } from '../event.ts';

/** Consecutive days, the first and the last included. */
export const dayRange = once(() => z.strictObject({ from: localDate, until: localDate }));

/** 国务院办公厅关于某年部分节假日安排的通知, as data. */
export const calendarNotice = once(() =>
  z.strictObject({
    year: calendarYear,
    issued: localDate,
    holidays: z
      .array(
        z.strictObject({
          name: z.enum(holidayCodes),
          off: dayRange(),
          /** 调休上班: Saturdays and Sundays that are worked in exchange. */
          makeUp: z.array(localDate).check(z.maxLength(10)),
        }),
      )
      .check(z.minLength(1), z.maxLength(20)),
  }),
);
export type CalendarNotice = z.infer<ReturnType<typeof calendarNotice>>;

/** 文号: the number under which a notice was issued. */
export const documentNumber = once(() =>
  z.strictObject({
    series: z.enum(documentSeriesCodes),
    year: calendarYear,
    serial: z.int().check(z.minimum(1), z.maximum(9_999)),
  }),
);

/** A notice as it is entered: of its days, and under which number; left out where that is not known. */
export const numberedNotice = once(() =>
  z.strictObject({ ...calendarNotice().shape, number: z.optional(documentNumber()) }),
);
export type NumberedNotice = z.infer<ReturnType<typeof numberedNotice>>;

/** Days that a city counts otherwise than the notices. */
export const calendarAmendment = once(() =>
  z.strictObject({ days: dayRange(), working: z.boolean(), name: z.enum(amendmentCodes) }),
);
export type CalendarAmendment = z.infer<ReturnType<typeof calendarAmendment>>;

/** Which days are working days, whole: for each year the notice that holds, and the amendments that do. */
export const calendarContent = once(() =>
  z.strictObject({
    notices: z.array(calendarNotice()).check(z.maxLength(100)),
    amendments: z.array(calendarAmendment()).check(z.maxLength(300)),
  }),
);
export type CalendarContent = z.infer<ReturnType<typeof calendarContent>>;

/** A notice or an amendment was entered, corrected or withdrawn: this is what holds from now on. */
export const calendarChanged = event('calendar.changed.v1', calendarContent);

import * as z from 'zod/mini';
import { localDate } from './code.ts';
import { betweenCodes, dueStates, without } from './row-filter.ts';

/** At most so many codes of one name are asked for at once. */
const most = 20;

/** Several codes in a query, a point between them, `closed.staged`: rows that have one of these. */
export function queryCodes(codes: readonly string[]) {
  return z.optional(listOf(`(?:${codes.join('|')})`));
}

/** The same of codes that come and go, `110105.110106`; `-` stands for none. */
export function queryAnyCodes() {
  return z.optional(listOf(anyCode));
}

/** The same of a few codes, or of none. */
export function queryCodesOrNone(codes: readonly string[]) {
  return queryCodes([...codes, without]);
}

const anyCode = '[A-Za-z0-9-]{1,60}';

function listOf(one: string) {
  return z
    .string()
    .check(z.regex(new RegExp(`^${one}(?:\\${betweenCodes}${one}){0,${most - 1}}$`)));
}

/** A day from which on, or until which, both included, a date of a row must be; a row without the date is not. */
export const queryDay = z.optional(localDate);

/** How near the date of a row must be. */
export const queryDue = z.optional(z.enum(dueStates));

/** What a row must be. */
export const queryMark = z.optional(z.literal('yes'));

import * as z from 'zod/mini';
import { carried, standardForm, visible } from './text-form.ts';

/**
 * A free text: what a person writes in their own words. This is its one definition for all endpoints,
 * and it promises that every carrier behind the edge can hold what the edge takes: SQS and XML 1.0 (the
 * same characters), spreadsheets, DynamoDB, mail, a message's template. A text is brought into standard
 * form first; then it must hold no character that cannot be carried and something that can be seen, and
 * have `least` to `most` code points. A code point is at most four bytes, so `4 * most` bounds its size.
 */
export function words(most: number, least = 1) {
  return z.string().check(
    z.overwrite(standardForm),
    z.superRefine((text, context) => {
      for (const issue of faultsOf(text, { most, least })) context.addIssue(issue);
    }),
    z.meta({
      minLength: least,
      maxLength: most,
      pattern: carried.source,
      allOf: [{ title: 'SomethingVisible', pattern: visible.source }],
    }),
  );
}

function* faultsOf(text: string, { most, least }: { most: number; least: number }) {
  if (!carried.test(text)) {
    yield {
      code: 'custom',
      params: { fault: 'unusable-character' },
      message: 'Holds a control or a broken character that cannot be passed on',
    } as const;
  }
  const length = Array.from(text).length;
  if (length < least || !visible.test(text)) {
    yield {
      code: 'too_small',
      origin: 'string',
      minimum: least,
      inclusive: true,
      message: `Must have at least ${least} ${least === 1 ? 'character' : 'characters'}, something visible among them`,
    } as const;
  }
  if (length > most) {
    yield {
      code: 'too_big',
      origin: 'string',
      maximum: most,
      inclusive: true,
      message: `Must have at most ${most} characters`,
    } as const;
  }
}

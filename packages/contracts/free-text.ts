import * as z from 'zod/mini';

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

/**
 * The form in which a text is kept, counted and compared: NFC, `\n` at line ends, no controls of the
 * writing direction (they make a line read otherwise than it is stored), no blanks around it. Doing it
 * twice changes nothing.
 */
export function standardForm(text: string): string {
  return text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();
}

/** A text that was taken before there was this rule, made fit to be carried: U+FFFD where it cannot be. */
export function carriable(text: string): string {
  return carried.test(text)
    ? text
    : Array.from(text, (one) => (carried.test(one) ? one : '\ufffd')).join('');
}

/**
 * The whole of a JSON value with every text in standard form: bodies that differ in nothing else ask
 * for the same.
 */
export function inStandardForm(value: unknown): unknown {
  if (typeof value === 'string') return standardForm(value);
  if (Array.isArray(value)) return value.map(inStandardForm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, inStandardForm(member)]),
  );
}

/**
 * The characters of XML 1.0, which are those of SQS: no control but tab and line end, neither U+FFFE nor
 * U+FFFF, and no lone surrogate (half a character, for which no encoding has bytes). Nor DEL and the
 * controls after it, which XML advises against.
 */
const carried = /^[\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Something to be seen: neither a mark that needs a letter, nor a blank, nor a control, nor one of the
 * letters and symbols that are drawn as nothing (the Hangul fillers, the empty Braille cell).
 */
const visible =
  /[^\p{M}\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/u;

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

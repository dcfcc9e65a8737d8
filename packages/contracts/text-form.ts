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
 * A text as somebody typed it, in standard form and without the characters that the house takes in no
 * text; empty when nothing of it can be seen. The pages send this, so that no slip of a keyboard or of a
 * paste is answered with a fault that its writer cannot see.
 */
export function typedText(text: string): string {
  const form = standardForm(
    Array.from(standardForm(text), (one) => (carried.test(one) ? one : '')).join(''),
  );
  return visible.test(form) ? form : '';
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
export const carried = /^[\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Something to be seen: neither a mark that needs a letter, nor a blank, nor a control, nor one of the
 * letters and symbols that are drawn as nothing (the Hangul fillers, the empty Braille cell).
 */
export const visible =
  /[^\p{M}\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\u{e0000}-\u{e0fff}]/u;

import { writingOf } from './plain-form.ts';

/** Between the digits of a number, or the parts of an address: neither letter nor digit. */
export const gap = '[^\\p{L}\\p{N}]{0,3}';

/**
 * Digits that belong together, and where each stands. `breaks` are the digits before which a number may begin or
 * end: at a separator, and where digits of two writings meet (「共一13800138000」).
 */
export interface DigitRun {
  readonly digits: string;
  readonly at: readonly number[];
  readonly breaks: ReadonlySet<number>;
}

const digitRun = new RegExp(`[0-9](?:${gap}[0-9])*(?:${gap}x)?`, 'gu');

/** Every run of digits in a text: `plain` is its plain form. */
export function digitRuns(plain: string, text: string): DigitRun[] {
  return [...withLetterDigits(plain).matchAll(digitRun)].map((match) => {
    const at: number[] = [];
    const breaks = new Set<number>([0]);
    let digits = '';
    let before = '';
    for (const [offset, unit] of match[0].split('').entries()) {
      const separator = !/[0-9x]/.test(unit);
      const writing = separator ? before : writingOf(text.charAt(match.index + offset));
      if (separator || unit === 'x' || writing !== before) breaks.add(digits.length);
      if (separator) continue;
      before = writing;
      at.push(match.index + offset);
      digits += unit;
    }
    breaks.add(digits.length);
    return { digits, at, breaks };
  });
}

/** Where four digits stand around them, the letters o, l and i are read as digits too: 「l38OO138OOO」. */
function withLetterDigits(plain: string): string {
  return plain.replaceAll(/[0-9oli](?:[ -]?[0-9oli]){6,}/g, (run) =>
    run.replaceAll(/[^0-9]/g, '').length < 4
      ? run
      : run.replaceAll('o', '0').replaceAll(/[li]/g, '1'),
  );
}

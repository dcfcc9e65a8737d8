import type { Reading } from './reading.ts';

/** Between the digits of a number, or the parts of an address: neither letter nor digit. */
export const gap = '[^\\p{L}\\p{N}]{0,4}';

/**
 * Digits that belong together, and the unit of the reading at which each stands. `breaks` are the digits before which a
 * number may begin or end: at a separator, and where digits of two writings meet (「共一13800138000」). `gaps` are what
 * stands before each.
 */
export interface DigitRun {
  readonly digits: string;
  readonly at: readonly number[];
  readonly breaks: ReadonlySet<number>;
  readonly gaps: readonly string[];
}

const digitRun = new RegExp(`[0-9](?:${gap}[0-9])*(?:${gap}[x×])?`, 'gu');

/** Every run of digits in a text. */
export function digitRuns(reading: Reading): DigitRun[] {
  const { figures, writings } = withOtherDigits(reading);
  return [...figures.matchAll(digitRun)].map((match) => {
    const at: number[] = [];
    const gaps: string[] = [];
    const breaks = new Set<number>([0]);
    let digits = '';
    let before = '';
    let separator = '';
    for (const [offset, unit] of match[0].split('').entries()) {
      if (!/[0-9x×]/.test(unit)) {
        separator += unit;
        breaks.add(digits.length);
        continue;
      }
      const writing = writings.charAt(match.index + offset);
      if (/[x×]/.test(unit) || writing !== before) breaks.add(digits.length);
      before = writing;
      at.push(match.index + offset);
      gaps.push(separator);
      digits += unit === '×' ? 'x' : unit;
      separator = '';
    }
    breaks.add(digits.length);
    return { digits, at, breaks, gaps };
  });
}

/** Letters that are read as digits: few are plain, all where the digits around them are more. */
const plainly: Readonly<Record<string, string>> = { o: '0', l: '1', i: '1' };
const atAPinch: Readonly<Record<string, string>> = {
  ...plainly,
  '|': '1',
  z: '2',
  s: '5',
  b: '6',
  g: '9',
  q: '9',
};
/** Spoken digits, by radio and on the telephone. */
const spoken: Readonly<Record<string, string>> = {
  洞: '0',
  两: '2',
  俩: '2',
  拐: '7',
  勾: '9',
  钩: '9',
};

/** Where digits stand around them, letters and spoken words are read as digits too: 「l38OO138OOO」, 「幺三八洞洞」. */
function withOtherDigits({ figures, writings, starts, text }: Reading): {
  readonly figures: string;
  readonly writings: string;
} {
  const kinds = writings.split('');
  const inLetters = figures.replaceAll(
    /(?<![a-z0-9])[0-9olizsbgq|](?:[ -]?[0-9olizsbgq|]){6,}(?![a-hj-kmnprtuvwy])/g,
    (run, at: number) => {
      const digits = run.replaceAll(/[^0-9]/g, '').length;
      const letters = run.replaceAll(/[^a-z|]/g, '').length;
      if (letters === 0 || digits < 4) return run;
      const table = digits >= 7 ? atAPinch : plainly;
      return run
        .split('')
        .map((unit, offset) => {
          const digit = table[unit];
          if (digit === undefined) return unit;
          const place = at + offset;
          kinds[place] = 'f';
          return unit === 'b' && text.charAt(starts[place] ?? 0) === 'B' ? '8' : digit;
        })
        .join('');
    },
  );
  const asSpoken = inLetters.replaceAll(
    /(?<=[0-9洞拐勾钩两俩])[洞拐勾钩两俩]|[洞拐勾钩两俩](?=[0-9洞拐勾钩两俩]{2})/g,
    (word, at: number) => {
      kinds[at] = 'w';
      return spoken[word] ?? word;
    },
  );
  return { figures: asSpoken, writings: kinds.join('') };
}

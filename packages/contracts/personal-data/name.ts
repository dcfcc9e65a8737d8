import type { Hit } from './hit.ts';
import { read } from './reading.ts';
import { spacedHits, type Letters } from './spaced.ts';

/** Between the characters of a name: 「张·三 丰」. A comma is none: 「…开张，三天…」 is not 张三. */
const nameGap = /^[ .·*_|/\\-]{0,3}$/;

/** Forms of address that people write after a name: of 「张三丰先生」 the name is 「张三丰」. */
const honorific = / *(?:先生|女士|小姐|同志|老师|师傅|大爷|大妈|阿姨|叔叔)$/;

/** The complainant's name, wherever it stands. */
export function ownNameHits(text: Letters, name: string | null): Hit[] {
  return spacedHits(text, nameAlone(name), nameGap, 'complainant-name');
}

/**
 * A name without what was written after it: a form of address, or something in brackets (「张三丰（业主）」). Where
 * no more than a surname would be left, the whole: 「张先生」 stays 「张先生」.
 */
export function nameAlone(name: string | null): string {
  const whole = read(name ?? '').figures.trim();
  const alone = whole
    .replace(/ *[([【].*$/u, '')
    .replace(honorific, '')
    .trim();
  return alone.length > 1 ? alone : whole;
}

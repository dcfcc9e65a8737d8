import type { Hit } from './hit.ts';
import { isOrdinaryWord } from './ordinary-words.ts';
import { read } from './reading.ts';
import { spacedHits, type Letters } from './spaced.ts';

/** Between the characters of a name: 「张·三 丰」. A comma is none: 「…开张，三天…」 is not 张三. */
const nameGap = /^[ .·*_|/\\-]{0,3}$/;

/** Forms of address that people write after a name: of 「张三丰先生」 the name is 「张三丰」. */
const honorific = / *(?:先生|女士|小姐|同志|老师|师傅|大爷|大妈|阿姨|叔叔)$/;

/**
 * The complainant's name, wherever it stands. One that is an ordinary word too (高峰) is taken for a name where the text
 * says that it is one, or where it stands by itself: not in 「早晚高峰」.
 */
export function ownNameHits(text: Letters, name: string | null, names: readonly Hit[]): Hit[] {
  const alone = nameAlone(name);
  const hits = spacedHits(text, alone, nameGap, 'complainant-name');
  if (alone.length !== 2 || !isOrdinaryWord(alone.charAt(0), alone.charAt(1))) return hits;
  return hits.filter(
    (hit) =>
      names.some(({ start, end }) => start < hit.end && hit.start < end) ||
      standsAlone(text.reading.text, hit),
  );
}

/** Nothing before it, and nothing behind it but what somebody does who is named. */
function standsAlone(text: string, { start, end }: Hit): boolean {
  return (
    !/\p{Script=Han}\s*$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\s*(?:$|[^\p{Script=Han}]|反映|反应|投诉|举报|来电|来信|称|说|住|家|电话|手机|先生|女士|小姐|本人|同志)/u.test(
      text.slice(end, end + 4),
    )
  );
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

import type { Outcomes } from './code.ts';

/** What a reply says in words, and what it counts. */
interface Said {
  readonly findings: string;
  readonly handling: string;
  readonly rectification: string | null;
  readonly accountability: string | null;
  readonly outcomes: Outcomes;
}

/** By which words each outcome is told of. */
const told: readonly (readonly [keyof Outcomes, RegExp])[] = [
  ['orderedToRectify', /责令[^，。；]{0,8}?(?:整改|改正|停止|停产|停工|拆除|清理)/gu],
  ['fined', /立案处罚|行政处罚|处以?罚款|罚款|处罚款/gu],
  ['criminalCases', /立案侦查|刑事立案|追究刑事责任/gu],
  ['detained', /拘留/gu],
  ['summoned', /约谈/gu],
  ['heldAccountable', /问责|党纪处分|政务处分|诫勉|通报批评/gu],
];

/** What stands before a word that says that it did not happen. */
const denied = /(?:未|不予|不|没有|无需|无|免予|尚未|拟|将|可)[^，。；]{0,3}$/u;

/**
 * The outcomes that the words of a reply tell of while their count is nought, each with the word that tells of it: a hint
 * to whoever reviews. What is denied, or only intended, is told of by nobody.
 */
export function uncounted(
  reply: Said,
): readonly { readonly outcome: keyof Outcomes; readonly word: string }[] {
  const texts = [reply.findings, reply.handling, reply.rectification, reply.accountability];
  return told.flatMap(([outcome, words]) => {
    if (reply.outcomes[outcome] > 0) return [];
    const word = texts.flatMap((text) => wordIn(text ?? '', words)).at(0);
    return word === undefined ? [] : [{ outcome, word }];
  });
}

function wordIn(text: string, words: RegExp): string[] {
  return [...text.matchAll(words)].flatMap(({ 0: word, index }) =>
    denied.test(text.slice(0, index)) ? [] : [word],
  );
}

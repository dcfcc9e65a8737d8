import { visible } from './text-form.ts';

/** How long the gist 要点 of a matter may be, in code points: a line of a list. */
export const gistLength = 40;

/** Ends of a sentence, and of a part of one. */
const sentenceEnd = /[。！？!?；;\n]/u;
const pause = /[，,、：:\s]/u;

/** A gist cut at a pause has at least so much of the line. */
const leastCut = 16;

/**
 * The gist that is proposed for a text: its first sentence, where that fits into a line; else as much of it as does,
 * to a pause if there is one far enough along. Of a text without anything to be seen, what there is.
 */
export function gistOf(text: string): string {
  const sentences = text.split(sentenceEnd).map((one) => one.trim());
  const sentence = Array.from(sentences.find((one) => visible.test(one)) ?? text.trim());
  if (sentence.length <= gistLength) return sentence.join('');
  const line = sentence.slice(0, gistLength - 1);
  const cut = line.findLastIndex((character) => pause.test(character));
  return `${(cut >= leastCut ? line.slice(0, cut) : line).join('')}…`;
}

import { readFileSync } from 'node:fs';
import type { Hit } from '@ducha/contracts/personal-data.ts';

/** A text, and the passages of it that are somebody's personal data. */
export interface LabelledText {
  readonly text: string;
  readonly passages: readonly Hit[];
}

/**
 * A text as it is written with labels: `我叫{name|王小明}`. A line break is `\n` there, and an invisible character
 * `\u200b`.
 */
function labelled(line: string): LabelledText {
  const passages: Hit[] = [];
  let text = '';
  const plain = line
    .replaceAll('\\n', '\n')
    .replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  for (const part of plain.split(/(\{[a-z-]+\|[^{}]+\})/)) {
    const [, kind, passage] = /^\{([a-z-]+)\|([^{}]+)\}$/.exec(part) ?? [];
    if (kind === undefined || passage === undefined) text += part;
    else {
      const start = text.length;
      text += passage;
      passages.push({ start, end: text.length, kind: kind as Hit['kind'] });
    }
  }
  return { text, passages };
}

/** The texts that were written by hand, one a line: those that tell of somebody, and those that do not. */
export function heldOut(which: 'telling' | 'clean'): LabelledText[] {
  const file = new URL(`held-out/${which}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(labelled);
}

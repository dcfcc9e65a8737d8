import type { Hit } from './hit.ts';

/** What is proposed to stand instead of a passage, so that the text still reads: nobody is told by it. */
export function replacementOf({ kind }: Pick<Hit, 'kind'>, passage: string): string {
  switch (kind) {
    case 'name':
    case 'complainant-name':
      return `某${formOfAddress.exec(passage)?.[0] ?? '某'}`;
    case 'address':
    case 'complainant-address':
      return '某小区某号楼';
    case 'household':
      if (/班[)）]?$/.test(passage)) return '孩子在附近学校';
      return /^[0-9０-９]/.test(passage) ? '某住户' : '家人住在附近';
    case 'phone':
    case 'complainant-phone':
    case 'id-number':
    case 'passport':
    case 'bank-card':
    case 'plate':
    case 'contact-account':
    case 'e-mail':
      return '×××';
  }
}

const formOfAddress =
  /(?:先生|女士|小姐|太太|大妈|大爷|大娘|大姐|大哥|大叔|大婶|大伯|大嫂|阿姨|奶奶|爷爷|叔叔|伯伯|婆婆|老师|师傅|同志)$/;

/** A passage of a text, and what is proposed instead. Where hits overlap, they are one, of the kind that covers most. */
export interface Proposed extends Hit {
  readonly instead: string;
}

export function proposalsFor(text: string, hits: readonly Hit[]): Proposed[] {
  const whole: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (last === undefined || last.end <= hit.start) whole.push(hit);
    else if (hit.end > last.end) whole[whole.length - 1] = { ...last, end: hit.end };
  }
  return whole.map((hit) => ({
    ...hit,
    instead: replacementOf(hit, text.slice(hit.start, hit.end)),
  }));
}

/** The text with everything that was found replaced. */
export function cleanText(text: string, hits: readonly Hit[]): string {
  return proposalsFor(text, hits).reduceRight(
    (left, { start, end, instead }) => left.slice(0, start) + instead + left.slice(end),
    text,
  );
}

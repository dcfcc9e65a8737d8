import type { Hit } from '@ducha/contracts/personal-data.ts';
import type { LabelledText } from './labelled-text.ts';

type Find = (text: string) => readonly Hit[];

/** Of how many passages of a kind the finder hit something, and of how many every letter and digit. */
export interface Recall {
  readonly kind: Hit['kind'];
  readonly passages: number;
  readonly found: number;
  readonly whole: number;
}

/** How much of what was labelled is found, by kind. A hit of any kind will do: a person looks at it then. */
export function recallOf(texts: readonly LabelledText[], find: Find): Recall[] {
  const counts = new Map<Hit['kind'], { passages: number; found: number; whole: number }>();
  for (const { text, passages } of texts) {
    const hits = find(text);
    for (const passage of passages) {
      const count = counts.get(passage.kind) ?? { passages: 0, found: 0, whole: 0 };
      counts.set(passage.kind, count);
      count.passages += 1;
      if (hits.some((hit) => hit.start < passage.end && passage.start < hit.end)) count.found += 1;
      if (isCovered(text, passage, hits)) count.whole += 1;
    }
  }
  return [...counts].map(([kind, count]) => ({ kind, ...count }));
}

/** All kinds together. */
export function total(recalls: readonly Recall[]): Omit<Recall, 'kind'> {
  const sum = (of: (recall: Recall) => number): number =>
    recalls.reduce((all, recall) => all + of(recall), 0);
  return {
    passages: sum(({ passages }) => passages),
    found: sum(({ found }) => found),
    whole: sum(({ whole }) => whole),
  };
}

/** How many of some texts are marked at all. */
export function markedOf(texts: readonly LabelledText[], find: Find): number {
  return texts.filter(({ text }) => find(text).length > 0).length;
}

function isCovered(text: string, passage: Hit, hits: readonly Hit[]): boolean {
  for (let at = passage.start; at < passage.end; at += 1) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at))) continue;
    if (!hits.some(({ start, end }) => start <= at && at < end)) return false;
  }
  return true;
}

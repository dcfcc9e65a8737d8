import { cleanText } from '@ducha/contracts/clean-text.ts';
import type { Finding } from '../acts/findings.ts';
import { markedIn, type Seen } from '../original.tsx';

/** What the complainant wrote, as the beginning of a text for others, and what in it looks like personal data. */
export interface TakenOver {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** As they are written, or with everything that was found replaced. */
export type TakenAs = 'written' | 'cleaned';

/** 抄入: problem and place, each in a line, after what stands there already; what is there is not put there again. */
export function takenOver(before: string, seen: Seen, as: TakenAs): TakenOver {
  const parts = (['problem', 'place'] as const).flatMap((name) => {
    const text = seen[name];
    if (text === null) return [];
    const findings = markedIn(seen, name);
    return as === 'written'
      ? [{ text, findings }]
      : [{ text: cleanText(text, findings), findings: [] }];
  });
  let text = before;
  const findings: Finding[] = [];
  for (const part of parts) {
    if (!text.includes(part.text)) text += text === '' ? part.text : `\n${part.text}`;
    const at = text.lastIndexOf(part.text);
    findings.push(
      ...part.findings.map((one) => ({ ...one, start: one.start + at, end: one.end + at })),
    );
  }
  return { text, findings };
}

import type { ConfirmReason, Problem } from '@ducha/contracts';
import type { Hit } from '@ducha/contracts/personal-data.ts';
import { personalDataKinds as kinds } from '@ducha/contracts/personal-data-kinds.ts';
import { codeOf } from '../../../api.ts';

/** A passage that the house took for personal data. */
export interface Finding {
  /** In UTF-16 units of the text that was sent, up to and without `end`. */
  readonly start: number;
  readonly end: number;
  /** What it looks like: `phone`, `complainant-name`. */
  readonly kind: Hit['kind'];
  readonly passage: string;
}

/**
 * The passages that the house found in one of the texts that were sent (its problem
 * `personal-data-in-text` names place and position, never the passage itself).
 * @param field the text's place in the body, `/clearedText`
 */
export function findingsIn(problem: Problem, field: string, sent: string): readonly Finding[] {
  if (codeOf(problem) !== 'personal-data-in-text') return [];
  return (problem.faults ?? []).flatMap(({ pointer, code, detail }) => {
    const [, first, last] = /^characters (\d+) to (\d+)$/.exec(detail) ?? [];
    if (pointer !== `#${field}` || first === undefined || last === undefined) return [];
    const [start, end] = [Number(first) - 1, Number(last)];
    return [{ start, end, kind: kindOf(code), passage: sent.slice(start, end) }];
  });
}

/** A kind as the house names it. */
function kindOf(code: string): Hit['kind'] {
  return kinds.find((kind) => kind === code) ?? 'name';
}

/** A passage of which a person said why it may stand there. */
export interface ConfirmedPassage {
  readonly passage: string;
  readonly reason: ConfirmReason;
}

/** Why a passage may stay; empty where nobody has said so. */
export function reasonOf(
  confirmed: readonly ConfirmedPassage[],
  passage: string,
): ConfirmReason | '' {
  return confirmed.find((one) => one.passage === passage)?.reason ?? '';
}

/** The same with a reason for a passage, or without one. */
export function withReason(
  confirmed: readonly ConfirmedPassage[],
  passage: string,
  reason: ConfirmReason | undefined,
): readonly ConfirmedPassage[] {
  const others = confirmed.filter((one) => one.passage !== passage);
  return reason === undefined ? others : [...others, { passage, reason }];
}

/** Every place of some passages in a text as it is now. */
export function placesOf(text: string, findings: readonly Finding[]): Hit[] {
  return findings.flatMap(({ passage, kind }) => {
    const places: Hit[] = [];
    for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + passage.length)) {
      places.push({ start: at, end: at + passage.length, kind });
    }
    return places;
  });
}

/** A text in pieces: what stands between findings, and the findings, in order. */
export function piecesOf(
  sent: string,
  findings: readonly Finding[],
): readonly { readonly text: string; readonly finding: Finding | undefined }[] {
  const pieces: { text: string; finding: Finding | undefined }[] = [];
  let at = 0;
  for (const finding of findings.toSorted((a, b) => a.start - b.start)) {
    // One passage may look like two things: it is shown once.
    if (finding.start < at) continue;
    pieces.push({ text: sent.slice(at, finding.start), finding: undefined });
    pieces.push({ text: finding.passage, finding });
    at = finding.end;
  }
  pieces.push({ text: sent.slice(at), finding: undefined });
  return pieces.filter(({ text }) => text !== '');
}

/** How much of a text stands beside a finding, in characters, where there is more than a line of it. */
const beside = 16;

/** The findings with what stands around each, of a long text no more than that. */
export function aroundFindings(pieces: ReturnType<typeof piecesOf>): ReturnType<typeof piecesOf> {
  return pieces.map((piece, place) => {
    const characters = Array.from(piece.text);
    if (piece.finding !== undefined || characters.length <= 2 * beside) return piece;
    const before = place === 0 ? '' : characters.slice(0, beside).join('');
    const after = place === pieces.length - 1 ? '' : characters.slice(-beside).join('');
    return { ...piece, text: `${before}…${after}` };
  });
}

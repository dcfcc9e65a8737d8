import type { PolicyValue } from '@ducha/contracts';
import { schemaOf, type PolicyDocument, type PolicyValues } from './document.ts';
import type { PolicyChange, PolicyHistory } from './policy-stream.ts';

/** What a policy says at one moment, and the last change that it says so by; 0 while nothing was changed. */
export interface PolicyInForce<Values> {
  readonly change: number;
  readonly values: Values;
}

/**
 * What a policy says at a moment: its defaults, and over them every change that has begun, in the order
 * of beginning. What it said at a moment that has passed never changes: no change begins in the past, and
 * none that has begun is taken back.
 */
export function policyAt<Document extends PolicyDocument>(
  document: Document,
  { changes }: PolicyHistory,
  instant: string,
): PolicyInForce<PolicyValues<Document>> {
  const begun = begunBy(changes, instant);
  const said: Record<string, unknown> = { ...standardsOf(document) };
  for (const { entries } of begun) {
    // An entry that this release no longer has says nothing.
    for (const { entry, value } of entries) if (entry in said) said[entry] = value;
  }
  return { change: begun.at(-1)?.change ?? 0, values: schemaOf(document).parse(said) };
}

/** What holds while the office has said nothing. */
export function standardPolicy<Document extends PolicyDocument>(
  document: Document,
): PolicyInForce<PolicyValues<Document>> {
  return policyAt(document, { changes: [] }, '');
}

/** The change that an entry's value at a moment comes from; undefined for the default. */
export function setBy(
  entry: string,
  { changes }: PolicyHistory,
  instant: string,
): PolicyChange | undefined {
  return begunBy(changes, instant).findLast(({ entries }) =>
    entries.some((one) => one.entry === entry),
  );
}

/** The changes that hold at a moment, the earliest first; of those that begin together the one made last wins. */
function begunBy(changes: readonly PolicyChange[], instant: string): readonly PolicyChange[] {
  const moment = Date.parse(instant);
  return changes
    .filter(({ effectiveAt, dropped }) => dropped === null && Date.parse(effectiveAt) <= moment)
    .toSorted((a, b) => Date.parse(a.effectiveAt) - Date.parse(b.effectiveAt));
}

/** The default of every entry. */
export function standardsOf(document: PolicyDocument): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(document.entries).map(([name, { standard }]) => [name, standard]),
  );
}

/** Whether two values say the same. */
export function isSameValue(one: PolicyValue, other: PolicyValue): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([name, part]): [string, unknown] => [name, inOrder(part)])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

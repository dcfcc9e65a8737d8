import type { glanceAtComplaints, WhyNotGlanced } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

/** What a glance came to at one complaint: its opening words, null where they are erased; or why they are not shown. */
export type Opening =
  | { readonly is: 'shown'; readonly words: string | null }
  | { readonly is: 'not-shown'; readonly why: WhyNotGlanced };

/**
 * What a person was shown, each look at it recorded. They are secret: they stand in the memory of the page alone, and go
 * with it, with the person, and when the browser keeps the page for the way back.
 */
const known = new Map<string, Opening>();
const listeners = new Set<() => void>();

export function openingOf(complaint: string): Opening | undefined {
  return known.get(complaint);
}

export function takeOpenings({ shown, notShown }: BodyOf<typeof glanceAtComplaints>): void {
  // The browser may keep the page as it is, whatever of the workspace it shows by then. Heard once, however often it is asked.
  addEventListener('pagehide', forgetOpenings);
  for (const { complaint, opening } of shown) known.set(complaint, { is: 'shown', words: opening });
  for (const { complaint, why } of notShown) known.set(complaint, { is: 'not-shown', why });
  tell();
}

/** Nothing of them stays for whoever comes next. */
export function forgetOpenings(): void {
  known.clear();
  tell();
}

export function onOpenings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

import * as z from 'zod/mini';
import {
  event,
  glancedAtOnce,
  opaqueId,
  whyNotGlanced,
  type WhyNotGlanced,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import { todosOf } from '../to-dos/todo.ts';
import { glanced, type AccessEvent } from './access-events.ts';

const missed = () => z.strictObject({ complaint: opaqueId, why: whyNotGlanced });

/**
 * A screener asked for the opening words of complaints that wait: at which of them it was a look, and why it was none at
 * the others. Whoever asks again by the same key is told the same.
 */
const sittingHeld = event('sitting.held.v1', () =>
  z.strictObject({
    shown: z.array(opaqueId).check(z.maxLength(glancedAtOnce)),
    notShown: z.array(missed()).check(z.maxLength(glancedAtOnce)),
  }),
);
const events = eventFamily([sittingHeld]);
export type SittingEvent = ReturnType<typeof events.parse>;

/** What came of a sitting. */
export interface Sitting {
  readonly shown: readonly string[];
  readonly notShown: readonly { readonly complaint: string; readonly why: WhyNotGlanced }[];
  /** When it was held; empty before. */
  readonly at: string;
}

/** The stream `sitting/<id>`: one request for opening words, the id of which its retry comes to again. */
export const sittingStream: StreamKind<Sitting, SittingEvent> = {
  kind: 'sitting',
  initial: { shown: [], notShown: [], at: '' },
  events,
  evolve: (_state, { data }, { at }) => ({ ...data, at }),
};

/** Why the opening words of a complaint are not shown, whoever asks; undefined: it waits, and they are there. */
export function whyNotWaiting(complaint: string, state: Complaint): WhyNotGlanced | undefined {
  const { intake, erased } = state;
  if (intake === null) return 'not-found';
  if (!todosOf(complaint, state).some(({ act }) => act === 'screen')) return 'wrong-stage';
  return erased.notes.includes(intake.problem.note) ? 'erased' : undefined;
}

/**
 * The sitting, and a look at each complaint whose opening words are shown, for one transaction. One that is not shown
 * is left as it is, and stops no other: between list and look a colleague may have been faster.
 */
export function decideSitting(
  sitting: string,
  { shown, notShown }: Pick<Sitting, 'shown' | 'notShown'>,
): {
  readonly primary: readonly SittingEvent[];
  readonly companions: Readonly<Record<string, readonly AccessEvent[]>>;
} {
  const look: AccessEvent = { type: glanced.type, data: { sitting, of: shown.length } };
  return {
    primary: [{ type: sittingHeld.type, data: { shown: [...shown], notShown: [...notShown] } }],
    companions: Object.fromEntries(shown.map((complaint) => [complaint, [look]])),
  };
}

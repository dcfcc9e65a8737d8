import type { followComplaint, NoteRef } from '@ducha/contracts';
import type { OpenedNote } from '@ducha/notes';
import type * as z from 'zod/mini';
import type { Message } from '../complaint/complaint-state.ts';

type Shown = z.infer<typeof followComplaint.answer>['messages'][number];

/** Messages with the texts of the notes that were opened; null for those that were not, or are erased. */
export function shownMessages(
  messages: readonly Message[],
  opened: ReadonlyMap<string, OpenedNote>,
): Shown[] {
  return messages.map(({ from, at, text }) => ({ from, at, text: textUnlessErased(opened, text) }));
}

function textUnlessErased(opened: ReadonlyMap<string, OpenedNote>, text: NoteRef): string | null {
  const note = opened.get(text.note);
  return note?.state === 'open' ? note.text : null;
}

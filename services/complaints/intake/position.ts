import { position, type NoteRef } from '@ducha/contracts';
import type { NoteDraft, OpenedNote } from '@ducha/notes';
import type * as z from 'zod/mini';
import { draft } from '../complaint/texts.ts';

/** Where somebody stood: degrees of WGS 84, and how far off it may be, in metres. */
export type Position = z.infer<ReturnType<typeof position>>;

/** The secret note that keeps a position. */
export function positionDraft({ latitude, longitude, accuracy }: Position): NoteDraft {
  return draft(JSON.stringify({ latitude, longitude, accuracy }), 'secret', 'contact');
}

/** The position in an opened note; null where none was told, or it was erased. */
export function positionIn(
  opened: ReadonlyMap<string, OpenedNote>,
  kept: NoteRef | null,
): Position | null {
  const note = kept === null ? undefined : opened.get(kept.note);
  return note === undefined || note.state === 'erased'
    ? null
    : position().parse(JSON.parse(note.text));
}

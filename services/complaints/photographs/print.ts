import * as z from 'zod/mini';
import { once, sha256, type NoteRef } from '@ducha/contracts';
import type { NoteDraft, Notes, OpenedNote } from '@ducha/notes';
import { draft } from '../complaint/texts.ts';

/** By what a file is known again: whoever has the file could say that it was handed in, so it is a secret. */
export interface Print {
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

const written = once(() => z.strictObject({ bytes: z.int(), sha256 }));

/** The secret note that keeps a print. */
export function printDraft({ bytes, sha256: hash }: Print): NoteDraft {
  return draft(JSON.stringify({ bytes, sha256: hash }), 'secret', 'photograph');
}

/** A print as kept in its note, or as it stands in a log of old; undefined when it was erased. */
export async function readPrint(
  notes: Pick<Notes, 'open'>,
  kept: NoteRef | Print,
): Promise<Print | undefined> {
  return 'note' in kept ? printOf(await notes.open(kept)) : kept;
}

/** The print in an opened note; undefined when it was erased. */
function printOf(note: OpenedNote): Print | undefined {
  return note.state === 'erased' ? undefined : written().parse(JSON.parse(note.text));
}

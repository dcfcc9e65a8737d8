import type { NoteRef } from '@ducha/contracts';
import type { NoteClass, NoteDraft, OpenedNote } from '@ducha/notes';

/** What stands where a text was erased. */
const erased = '已删除';

/** The text of an opened note; a note that is erased says so. Throws for one that never was. */
export function textOf(opened: ReadonlyMap<string, OpenedNote>, ref: NoteRef): string {
  const note = opened.get(ref.note);
  if (note === undefined) throw new Error(`no note ${ref.note}`);
  return note.state === 'erased' ? erased : note.text;
}

/** The text of a note that need not be there. */
export function textOrNull(
  opened: ReadonlyMap<string, OpenedNote>,
  ref: NoteRef | null,
): string | null {
  return ref === null ? null : textOf(opened, ref);
}

/** A text of a complaint's matter, kept for as long as the matter may be asked about. */
export function draft(text: string, noteClass: NoteClass, purpose: string): NoteDraft {
  return { text, class: noteClass, purpose, retentionYears: 10 };
}

/** Drafts of the texts that were given; those left out are left out. */
export function givenDrafts<Field extends string>(
  drafts: Readonly<Record<Field, NoteDraft | undefined>>,
): Record<string, NoteDraft> {
  const given: Record<string, NoteDraft> = {};
  for (const [field, one] of Object.entries<NoteDraft | undefined>(drafts)) {
    if (one !== undefined) given[field] = one;
  }
  return given;
}

import type { AnnouncementTexts, NoteRef } from '@ducha/contracts';
import type { SealedItem } from '@ducha/event-log';
import type { NoteDraft, Notes, OpenedNote } from '@ducha/notes';
import type { Wording } from './announcement-state.ts';

/** Seals the texts of an announcement as public notes; gives what an event says of them. */
export async function sealAnnouncement(
  notes: Notes,
  { title, text, contact }: AnnouncementTexts,
  fingerprint: string,
): Promise<{ wording: Wording; item: SealedItem }> {
  const texts = {
    'title-chinese': title.chinese,
    'title-english': title.english,
    'text-chinese': text.chinese,
    'text-english': text.english,
    phone: contact?.phone ?? null,
    hours: contact?.hours ?? null,
    mailbox: contact?.mailbox ?? null,
    address: contact?.address ?? null,
  };
  const { refs, item } = await notes.seal<string>(
    Object.fromEntries(
      Object.entries(texts).flatMap(([field, words]) =>
        words === null ? [] : [[field, draft(words)]],
      ),
    ),
    fingerprint,
  );
  const optional = (field: keyof typeof texts): NoteRef | null => refs[field] ?? null;
  const needed = (field: keyof typeof texts): NoteRef => {
    const ref = refs[field];
    if (ref === undefined) throw new Error(`nothing was sealed as ${field}`);
    return ref;
  };
  return {
    item,
    wording: {
      title: { chinese: needed('title-chinese'), english: optional('title-english') },
      text: { chinese: needed('text-chinese'), english: optional('text-english') },
      contact:
        contact === null
          ? null
          : {
              phone: optional('phone'),
              hours: optional('hours'),
              mailbox: optional('mailbox'),
              address: optional('address'),
            },
    },
  };
}

/** What stands where a text was erased: its row is the public's, and says so. */
const erased = { chinese: '已删除', english: 'Erased' };

/** The texts of an announcement; one that was erased says that it was. */
export async function openAnnouncement(
  notes: Notes,
  { title, text, contact }: Wording,
): Promise<AnnouncementTexts> {
  const refs = [title, text, ...(contact === null ? [] : [contact])].flatMap((part) =>
    Object.values(part).filter((ref) => ref !== null),
  );
  const opened = await notes.openAll(refs);
  return {
    title: openWritten(opened, title),
    text: openWritten(opened, text),
    contact:
      contact === null
        ? null
        : {
            phone: wordsOf(opened, contact.phone, 'chinese'),
            hours: wordsOf(opened, contact.hours, 'chinese'),
            mailbox: wordsOf(opened, contact.mailbox, 'chinese'),
            address: wordsOf(opened, contact.address, 'chinese'),
          },
  };
}

/** A text in its languages, among notes that were opened. */
export function openWritten(
  opened: ReadonlyMap<string, OpenedNote>,
  { chinese, english }: Wording['title'],
): AnnouncementTexts['title'] {
  return {
    chinese: wordsOf(opened, chinese, 'chinese') ?? '',
    english: wordsOf(opened, english, 'english'),
  };
}

function wordsOf(
  opened: ReadonlyMap<string, OpenedNote>,
  ref: NoteRef | null,
  language: keyof typeof erased,
): string | null {
  const note = ref === null ? undefined : opened.get(ref.note);
  if (note === undefined) return null;
  return note.state === 'open' ? note.text : erased[language];
}

function draft(text: string): NoteDraft {
  return { text, class: 'public', purpose: 'announcement', retentionYears: 30 };
}

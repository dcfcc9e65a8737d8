import {
  organisationRegistered,
  organisationRenamed,
  type OrganisationEntry,
  type OrganisationName,
} from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Heard, type Outcome, type Reaction, type Store } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { decideCopy, organisationStream } from './organisation-stream.ts';

/** How a service keeps its copy of the organisations: by these events of their owner. */
export function organisationReactions(store: Pick<Store, 'log' | 'notes'>): Reaction[] {
  const copy = (heard: Heard<OrganisationEntry>): Promise<Outcome> => keepCopy(store, heard);
  return [reaction(organisationRegistered, copy), reaction(organisationRenamed, copy)];
}

async function keepCopy(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  heard: Heard<OrganisationEntry>,
): Promise<Outcome> {
  const drafts = draftsOf(heard);
  if (drafts === undefined) return { never: 'name-without-text' };
  const sealing = await notes.seal(drafts, heard.command.fingerprint);
  const refs = new Map(Object.entries(sealing.refs));
  const own = (field: string): OrganisationName['chinese'] => {
    const note = refs.get(field);
    if (note === undefined) throw new Error(`nothing was sealed as ${field}`);
    return note;
  };
  const entry: OrganisationEntry = {
    ...heard.data,
    names: heard.data.names.map((name, index) => ({
      from: name.from,
      chinese: own(nameField('chinese', index)),
      english: name.english === null ? null : own(nameField('english', index)),
    })),
  };
  const done = await log.handle({
    command: heard.command,
    stream: ref(organisationStream, heard.data.organisation),
    seal: sealing.item,
    decide: (state) => decideCopy(state, { entry, sourceVersion: heard.version }),
  });
  if (isRejection(done)) return { never: done.rejected };
  return 'done';
}

/** The names' texts as notes of our own; undefined when one did not come along. */
function draftsOf(heard: Heard<OrganisationEntry>): Record<string, NoteDraft> | undefined {
  const drafts: Record<string, NoteDraft> = {};
  for (const [index, name] of heard.data.names.entries()) {
    const fields = { chinese: name.chinese, english: name.english };
    for (const [language, note] of Object.entries(fields)) {
      if (note === null) continue;
      const text = heard.texts[note.note];
      if (text === undefined) return undefined;
      drafts[nameField(language, index)] = nameDraft(text);
    }
  }
  return drafts;
}

/** The field of a name's note: `chinese-a`, `english-b`; a note's field holds letters alone. */
export function nameField(language: string, index: number): string {
  return `${language}-${String.fromCodePoint(97 + index)}`;
}

/** An organisation's name as a note: public, kept with the register. */
export function nameDraft(text: string): NoteDraft {
  return { text, class: 'public', purpose: 'organisation-name', retentionYears: 100 };
}

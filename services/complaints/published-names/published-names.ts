import type { LocalDate } from '@ducha/calendar';
import type { NoteRef } from '@ducha/contracts';
import { nameIn, organisationStream } from '@ducha/directory';
import { inParallel, isRejection, ref, type Rejection } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { complaintTypeDefined, complaintTypeStream } from '../complaint-types/complaint-type.ts';
import { definedTypes } from '../complaint-types/known-types.ts';
import type { Bilingual } from '../complaint/words.ts';

/** What a text for the public calls organisations and types; it asks for no code that was not looked up. */
export interface PublishedNames {
  organisation(code: string): Bilingual;
  type(code: string): Bilingual;
}

/** A code of which no name is known, and in which list it would have one. */
export interface MissingName {
  readonly list: 'organisations' | 'types';
  readonly code: string;
}

/** What a text names, and when: an organisation's name goes by the day, a type's by the moment. */
export interface Wanted {
  readonly organisations: readonly string[];
  readonly types: readonly string[];
  readonly on: LocalDate;
  readonly at: string;
}

/** How many streams are read at once. */
const width = 8;

/**
 * The names for what is published or sent, each read from its stream in that moment: no function's memory
 * and no view, which may be a moment behind, has a word in it. Where one is missing there are none at all.
 */
export async function publishedNames(
  store: Store,
  wanted: Wanted,
): Promise<PublishedNames | { readonly missing: readonly MissingName[] }> {
  const [organisations, types] = await Promise.all([
    organisationNamesIn(store, wanted),
    typeNamesIn(store, wanted),
  ]);
  const missing = [
    ...missingIn('organisations', wanted.organisations, organisations),
    ...missingIn('types', wanted.types, types),
  ];
  if (missing.length > 0) return { missing };
  return {
    organisation: (code) => known(organisations, code),
    type: (code) => known(types, code),
  };
}

/** Nothing is published with a code for a name: every name that is missing is told. */
export async function namesOrRejection(
  store: Store,
  wanted: Wanted,
): Promise<PublishedNames | Rejection> {
  const found = await publishedNames(store, wanted);
  return 'missing' in found ? nameMissing(found.missing) : found;
}

export function nameMissing(missing: readonly MissingName[]): Rejection {
  return {
    rejected: 'name-missing',
    faults: missing.map(({ list, code }) => ({
      pointer: `${list}/${code}`,
      code: 'name-missing',
      detail: 'No name is known for this code, so nothing that names it is published',
    })),
  };
}

/** Whether names were found. */
export function areNames(found: PublishedNames | Rejection): found is PublishedNames {
  return !isRejection(found);
}

async function organisationNamesIn(
  { log, notes }: Store,
  { organisations, on }: Wanted,
): Promise<Map<string, Bilingual>> {
  const refs = new Map<string, { chinese: NoteRef; english: NoteRef | null }>();
  await inParallel([...new Set(organisations)], width, async (code) => {
    const { entry } = (await log.load(ref(organisationStream, code))).state;
    const name = entry === null ? undefined : nameIn(entry.names, on);
    if (name !== undefined) refs.set(code, name);
  });
  return opened(notes, refs);
}

/** A type may stand in several lists: the name of the first that defines it, as it was at the moment. */
async function typeNamesIn(store: Store, { types, at }: Wanted): Promise<Map<string, Bilingual>> {
  const codes = new Set(types);
  const refs = new Map<string, { chinese: NoteRef; english: NoteRef | null }>();
  if (codes.size === 0) return new Map();
  const candidates = (await definedTypes(store)).filter(({ code }) => codes.has(code));
  await inParallel([...codes], width, async (code) => {
    const stands = candidates.find((one) => one.code === code);
    if (stands === undefined) return;
    const stream = ref(complaintTypeStream, `${stands.list}-${code}`);
    const { commits } = await store.log.load(stream);
    // What was defined only later had no other name before.
    const then = commits.findLast((commit) => commit.at <= at) ?? commits[0];
    const defined = then?.events.at(-1);
    if (defined !== undefined) refs.set(code, complaintTypeDefined.schema.parse(defined).data);
  });
  return opened(store.notes, refs);
}

async function opened(
  notes: Store['notes'],
  refs: ReadonlyMap<string, { readonly chinese: NoteRef; readonly english: NoteRef | null }>,
): Promise<Map<string, Bilingual>> {
  const wanted = [...refs.values()].flatMap(({ chinese, english }) =>
    english === null ? [chinese] : [chinese, english],
  );
  const texts = await notes.openAll(wanted);
  const text = (note: NoteRef | null): string | undefined => {
    const found = note === null ? undefined : texts.get(note.note);
    return found?.state === 'open' ? found.text : undefined;
  };
  return new Map(
    [...refs].flatMap(([code, { chinese, english }]) => {
      const name = text(chinese);
      return name === undefined
        ? []
        : [[code, { chinese: name, english: text(english) ?? name }] as const];
    }),
  );
}

function missingIn(
  list: MissingName['list'],
  codes: readonly string[],
  names: ReadonlyMap<string, Bilingual>,
): MissingName[] {
  return [...new Set(codes)].filter((code) => !names.has(code)).map((code) => ({ list, code }));
}

function known(names: ReadonlyMap<string, Bilingual>, code: string): Bilingual {
  const name = names.get(code);
  if (name === undefined) throw new Error(`the name of ${code} was not asked for`);
  return name;
}

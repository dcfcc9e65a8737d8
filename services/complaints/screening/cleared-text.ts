import { type ConfirmReason, type Fault, noteRefsIn } from '@ducha/contracts';
import {
  findPersonalData,
  weighed,
  withoutWhose,
  type Confirmed,
  type Hit,
  type OwnData,
} from '@ducha/contracts/personal-data.ts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintRequest } from '../complaint/change-complaint.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { hasLooked } from '../looks/has-looked.ts';
import type { ComplaintsService } from '../service.ts';
import type { ConfirmedPassages } from './confirmed-passages.ts';

/** Texts that are to go to others, and of which passages a person said why they may stand there. */
interface ForOthers {
  readonly complaint: string;
  readonly state: Complaint;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly confirmed: readonly Confirmed<ConfirmReason>[];
}

/**
 * Whether texts may go to others: each is searched for personal data, the complainant's own included. The rejection
 * names every place, by field and position; it never repeats what stands there, and tells what is the complainant's own
 * to nobody who has not looked at the contact.
 */
export async function clearedForOthers(
  service: Pick<ComplaintsService, 'notes' | 'client' | 'table'>,
  { person }: Pick<ComplaintRequest, 'person'>,
  { complaint, state, texts, confirmed }: ForOthers,
): Promise<ConfirmedPassages | Rejection> {
  const own = await ownData(service.notes, state);
  const found = Object.entries(texts).map(([field, text = '']) => {
    const hits = findPersonalData(text, own);
    return { field, text, hits, ...weighed(text, hits, confirmed) };
  });
  if (found.every(({ standing }) => standing.length === 0)) {
    return counted(found.flatMap(({ reasoned }) => reasoned));
  }
  const knowsWhose = await hasLooked(service, complaint, person, 'contact');
  const faults = found.flatMap(({ field, text, hits, standing }): Fault[] => {
    const told = knowsWhose ? standing : weighed(text, withoutWhose(hits), confirmed).standing;
    return told.map(({ start, end, kind }) => ({
      pointer: `#/${field}`,
      code: kind,
      detail: `characters ${start + 1} to ${end}`,
    }));
  });
  return { rejected: 'personal-data-in-text', faults };
}

function counted(hits: readonly (Hit & { readonly reason: ConfirmReason })[]): ConfirmedPassages {
  const counts = new Map<string, ConfirmedPassages[number]>();
  for (const { kind, reason } of hits) {
    const key = `${kind} ${reason}`;
    counts.set(key, { kind, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** A passage that looks like personal data, in one of several texts. */
export type FoundIn<Field extends string> = Hit & { readonly text: Field };

/**
 * What looks like personal data in texts that are shown to somebody who may read them whole, as `clearedForOthers` would
 * find it in a text for others; without the contact, not whose it is.
 */
export async function personalDataShown<const Field extends string>(
  { notes }: Pick<ComplaintsService, 'notes'>,
  state: Complaint,
  texts: readonly { readonly field: Field; readonly text: string | null }[],
  contact: boolean,
): Promise<FoundIn<Field>[]> {
  const own = await ownData(notes, state);
  return texts.flatMap(({ field, text }) => {
    const hits = findPersonalData(text ?? '', own);
    return (contact ? hits : withoutWhose(hits)).map((hit) => ({ text: field, ...hit }));
  });
}

/** The complainant's contact and who speaks for their group, for comparison only: it is shown to nobody here. */
async function ownData(
  notes: ComplaintsService['notes'],
  { intake, visit }: Complaint,
): Promise<OwnData> {
  if (intake === null) return { name: null, phone: null, address: null };
  const { contact } = intake;
  const representatives = visit?.representatives ?? null;
  const opened = await notes.openAll(noteRefsIn({ contact, representatives }));
  const text = (ref: (typeof contact)['name']): string | null => {
    const note = ref === null ? undefined : opened.get(ref.note);
    return note?.state === 'open' ? note.text : null;
  };
  return {
    name: text(contact.name),
    phone: text(contact.phone),
    address: text(contact.address),
    representatives: text(representatives),
  };
}

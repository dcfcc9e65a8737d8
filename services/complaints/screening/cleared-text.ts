import { type Fault, noteRefsIn } from '@ducha/contracts';
import {
  findPersonalData,
  unconfirmed,
  withoutWhose,
  type Hit,
  type OwnData,
} from '@ducha/contracts/personal-data.ts';
import type { Rejection } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ComplaintsService } from '../service.ts';

/**
 * Whether texts may go to others: each is searched for personal data, the complainant's own included.
 * The rejection names every place, by field and position; it never repeats what stands there.
 */
export async function personalDataIn(
  { notes }: Pick<ComplaintsService, 'notes'>,
  state: Complaint,
  texts: Readonly<Record<string, string | undefined>>,
  confirmed: readonly string[],
): Promise<Rejection | undefined> {
  const own = await ownData(notes, state);
  const faults = Object.entries(texts).flatMap(([field, text]): Fault[] =>
    unconfirmed(text ?? '', findPersonalData(text ?? '', own), confirmed).map(
      ({ start, end, kind }) => ({
        pointer: `#/${field}`,
        code: kind,
        detail: `characters ${start + 1} to ${end}`,
      }),
    ),
  );
  return faults.length === 0 ? undefined : { rejected: 'personal-data-in-text', faults };
}

/** A passage that looks like personal data, in one of several texts. */
export type FoundIn<Field extends string> = Hit & { readonly text: Field };

/**
 * What looks like personal data in texts that are shown to somebody who may read them whole, as `personalDataIn` would
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

/** The complainant's contact, for comparison only: it is shown to nobody here. */
async function ownData(notes: ComplaintsService['notes'], { intake }: Complaint): Promise<OwnData> {
  if (intake === null) return { name: null, phone: null, address: null };
  const { contact } = intake;
  const opened = await notes.openAll(noteRefsIn(contact));
  const text = (ref: (typeof contact)['name']): string | null => {
    const note = ref === null ? undefined : opened.get(ref.note);
    return note?.state === 'open' ? note.text : null;
  };
  return {
    name: text(contact.name),
    phone: text(contact.phone),
    address: text(contact.address),
  };
}

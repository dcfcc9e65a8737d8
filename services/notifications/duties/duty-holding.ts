import type { Duty, DutyHolding, NoteRef, Relation } from '@ducha/contracts';
import { anyone, type Person, type Store } from '@ducha/lambda';
import { earlierTenures, type DutyState } from './duty-state.ts';

/**
 * A duty as a list shows it. Only cleared notes are opened: the name and the masked addresses; the
 * addresses themselves are opened for sending alone.
 */
export async function dutyHolding(
  notes: Store['notes'],
  of: { readonly organisation: string; readonly duty: Duty },
  state: DutyState,
  version: number,
): Promise<DutyHolding> {
  const { holder } = state;
  const earlier = earlierTenures(state).map(({ tenure, since, until, erased }) => ({
    tenure,
    since,
    until,
    erased,
  }));
  if (holder === null) return { ...of, version, holder, earlier };
  const { name, mobile, email, since } = holder;
  const shown = [name, mobile?.masked, email?.masked].filter((note) => note !== undefined);
  const opened = await notes.openAll(shown);
  const textOf = (note: NoteRef | undefined): string | null => {
    const found = note === undefined ? undefined : opened.get(note.note);
    return found?.state === 'open' ? found.text : null;
  };
  return {
    ...of,
    version,
    holder: {
      name: textOf(name),
      mobile: textOf(mobile?.masked),
      email: textOf(email?.masked),
      since,
    },
    earlier,
  };
}

/** How a person stands to an organisation. */
export function relationTo(person: Person | null, organisation: string): ReadonlySet<Relation> {
  const own = person?.organisation === organisation;
  return own ? new Set(['any', 'own-organisation']) : anyone;
}

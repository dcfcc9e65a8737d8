import { readComplaintLedger } from '@ducha/contracts';
import { useMemo } from 'preact/hooks';
import { useLanguage } from '../../language.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { useInspections } from '../inspections-known.ts';
import { ledgerStore } from '../ledger/ledger-store.ts';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { readOnce } from '../reads.ts';
import { useWords } from '../words.ts';
import { complaintIdentity, complaintLedger } from './complaint-ledger.ts';
import type { complaints } from './zh.ts';

const useLedger = ledgerStore(complaintIdentity);

/** Whose complaints: those of an inspection, of the own organisation, or nobody's yet. */
export type Whose = { readonly inspection: string } | 'own' | undefined;

/** The complaints of an inspection, or of the own organisation, as they are now. */
export function useComplaintRows(whose: Whose) {
  const of = typeof whose === 'object' ? whose : {};
  return useLedger(typeof whose === 'object' ? whose.inspection : whose, async (since) =>
    readOnce(readComplaintLedger, { query: { ...of, ...(since === undefined ? {} : { since }) } }),
  );
}

/**
 * The complaints that the person works on now: those of the inspection whose stationing is on, or was last, for the
 * office and teams, those of the own organisation for its people; none where they may read no ledger.
 */
export function useComplaintsAtHand() {
  const person = usePerson();
  const { current } = useInspections();
  const mayRead = mayUse(person, readComplaintLedger.name);
  const ofInspection = seesEveryOrganisation(person, readComplaintLedger.name);
  const inspection = ofInspection ? current?.inspection : undefined;
  const whose = !ofInspection ? 'own' : inspection === undefined ? undefined : { inspection };
  return { ...useComplaintRows(mayRead ? whose : undefined), mayRead, ofInspection, inspection };
}

/** What the ledger of complaints says, in the reader's language. */
export function useComplaintKind(texts: typeof complaints) {
  const language = useLanguage();
  const { words } = useWords();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  return useMemo(
    () =>
      complaintLedger({
        texts,
        words,
        language,
        nameOf: organisations.nameOf,
        typeOf: types.nameOf,
        types: types.inUse('type').map(({ value }) => value),
      }),
    // Names come once; until then their codes stand in their place.
    [texts, words, language, organisations.all.length, types.answer.state],
  );
}

import { readTaskLedger } from '@ducha/contracts';
import { useMemo } from 'preact/hooks';
import { beijingDay } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { useHouseNow } from '../house-time.ts';
import { ledgerStore } from '../ledger/ledger-store.ts';
import { useOrganisations } from '../organisations.ts';
import { usePerson } from '../person.ts';
import { readOnce } from '../reads.ts';
import { useWords } from '../words.ts';
import { taskIdentity, taskLedger } from './task-ledger.ts';
import type { tasks } from './zh.ts';

const useLedger = ledgerStore(taskIdentity);

/**
 * The tasks that the person may know of, as they are now. Whether one is overdue is found when it is read: on a new
 * day they are read anew.
 */
export function useTaskRows(isAsked = true) {
  const today = beijingDay(useHouseNow());
  return useLedger(isAsked ? today : undefined, async (since) =>
    readOnce(readTaskLedger, { query: since === undefined ? {} : { since } }),
  );
}

/** What the ledger of tasks says, in the reader's language. */
export function useTaskKind(texts: typeof tasks) {
  const person = usePerson();
  const language = useLanguage();
  const { words } = useWords();
  const { nameOf, all } = useOrganisations();
  const own = seesEveryOrganisation(person, readTaskLedger.name) ? null : person.organisation;
  return useMemo(
    () => taskLedger({ texts, words, language, nameOf, own }),
    // Names come once; until then their codes stand in their place.
    [texts, words, language, all.length, own],
  );
}

import { proposedPlace, type ProposedPlace } from '@ducha/contracts/proposed-place.ts';
import { proposedType, type ProposedType } from '@ducha/contracts/proposed-type.ts';
import { useMemo } from 'preact/hooks';
import { useComplaintTypes } from '../../complaint-types.ts';
import { useOrganisations } from '../../organisations.ts';
import type { Seen } from '../original.tsx';

/** Type and place that the words of a report suggest, once they were looked at; it is for a person to decide. */
export function useProposed(seen: Seen | undefined): {
  readonly type: ProposedType | null;
  readonly place: ProposedPlace | null;
} {
  const types = useComplaintTypes();
  const organisations = useOrganisations();
  return useMemo(() => {
    if (seen === undefined) return { type: null, place: null };
    const texts = [seen.problem, seen.place ?? ''];
    return {
      type: proposedType(
        texts,
        types.inUse('type').map(({ value }) => value),
      ),
      place: proposedPlace(texts, organisations.all),
    };
  }, [seen, types.answer.state, organisations.all.length]);
}

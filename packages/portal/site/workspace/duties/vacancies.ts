import type { Duty, listHeldDuties, listOrganisations } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

type Held = BodyOf<typeof listHeldDuties>['held'][number];
type Organisation = BodyOf<typeof listOrganisations>['organisations'][number];

/** The kinds of organisations that are reminded, in the order in which they are looked through. */
const remindedKinds = ['district', 'department', 'enterprise', 'township'] as const;
type Kind = (typeof remindedKinds)[number];

/** 空缺: an organisation at which a duty is held by nobody. */
export interface VacantAt {
  readonly code: string;
  readonly vacant: readonly Duty[];
}

/** Those of one kind: how many there are, and at which of them something is vacant. */
export interface VacantOfKind {
  readonly kind: Kind;
  readonly organisations: number;
  readonly vacant: readonly VacantAt[];
}

/** What is vacant, by kind; those that were merged into another are reminded of nothing any more. */
export function vacanciesOf(
  organisations: readonly Pick<Organisation, 'code' | 'kind' | 'successor'>[],
  held: readonly Pick<Held, 'organisation' | 'duty'>[],
  duties: readonly Duty[],
): readonly VacantOfKind[] {
  const known = new Set(held.map(({ organisation, duty }) => `${organisation} ${duty}`));
  return remindedKinds.flatMap((kind) => {
    const own = organisations.filter((one) => one.kind === kind && one.successor === null);
    if (own.length === 0) return [];
    const vacant = own
      .map(({ code }) => ({
        code,
        vacant: duties.filter((duty) => !known.has(`${code} ${duty}`)),
      }))
      .filter((one) => one.vacant.length > 0)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
    return [{ kind, organisations: own.length, vacant }];
  });
}

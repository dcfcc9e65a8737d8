import { listInspections } from '@ducha/contracts';
import type { Answer, BodyOf } from '../answer.ts';
import { dayText } from '../dates.ts';
import { useLanguage } from '../language.ts';
import { seesOwnTeamsAlone } from './every-organisation.ts';
import { useOrganisations } from './organisations.ts';
import { mayUse, usePerson } from './person.ts';
import { useRead } from './reads.ts';
import { useWords } from './words.ts';

type Body = BodyOf<typeof listInspections>;
export type InspectionLine = Body['inspections'][number];
type Named = Pick<InspectionLine, 'kind' | 'level' | 'targets' | 'from' | 'until'>;

/** The inspections that the person may know of, and what they are called. */
export function useInspections(): {
  readonly answer: Answer<Body>;
  readonly again: () => void;
  readonly all: readonly InspectionLine[];
  /** Why there is none, where there is none. */
  readonly none: string;
  /** The one whose stationing is on, or the latest. */
  readonly current: InspectionLine | undefined;
  /** 例行督察（市级） · 东城区等 17 家 · 2026年11月23日至2026年12月22日. */
  readonly nameOf: (inspection: Named) => string;
  readonly nameOfId: (id: string) => string;
} {
  const person = usePerson();
  const nameOf = useInspectionName();
  const { workspace } = useWords();
  const { answer, again } = useRead(
    listInspections,
    mayUse(person, listInspections.name) ? { query: {} } : undefined,
    {
      nextOf: ({ next }) => next,
      from: (after) => ({ query: { after } }),
      joined: (before, { inspections, next }) => ({
        ...before,
        inspections: [...before.inspections, ...inspections],
        next,
      }),
    },
  );
  const all = answer.state === 'ready' ? answer.body.inspections : [];
  return {
    answer,
    again,
    all,
    none: seesOwnTeamsAlone(person, listInspections.name)
      ? workspace.list.onNoTeam
      : workspace.list.noInspection,
    current: all.find(({ stage }) => stage === 'stationed') ?? all[0],
    nameOf,
    nameOfId: (id) => {
      const known = all.find(({ inspection }) => inspection === id);
      return known === undefined ? id : nameOf(known);
    },
  };
}

/** What an inspection is called: it has no name of its own. */
export function useInspectionName(): (inspection: Named) => string {
  const { words, workspace } = useWords();
  const language = useLanguage();
  const organisations = useOrganisations();
  return ({ kind, targets, from, until }) => {
    const [first = '', ...others] = targets;
    const name = organisations.nameOf(first);
    return [
      words.inspectionKind[kind],
      others.length === 0 ? name : workspace.list.andOthers(name, targets.length),
      workspace.list.window(dayText(language, from), dayText(language, until)),
    ].join(' · ');
  };
}

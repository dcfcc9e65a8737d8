import {
  listOrganisations,
  listPublicComplaintTypes,
  listPublicInspections,
} from '@ducha/contracts';
import { useAnswer, type Answer, type BodyOf } from '../../answer.ts';
import { inLanguage, useLanguage } from '../../language.ts';

/** A choice of a list that need not be made; it can be read, or not, or is on its way. */
type Choices = readonly { readonly value: string; readonly text: string }[] | 'loading' | 'failed';

export type PublicInspection = BodyOf<typeof listPublicInspections>['inspections'][number];

/** What is chosen from: the inspections that take reports now, the districts, the types. */
export interface Lists {
  readonly inspections: Answer<BodyOf<typeof listPublicInspections>>;
  readonly againInspections: () => void;
  readonly districts: Choices;
  readonly types: Choices;
  /** The name of an organisation or a type, in the reader's language; its code where no list was read. */
  readonly nameOf: (list: 'districts' | 'types', code: string) => string;
}

/** Reads the lists; only that of the inspections is waited for. */
export function useLists(): Lists {
  const language = useLanguage();
  const inspections = useAnswer(listPublicInspections, {});
  const districts = useAnswer(listOrganisations, { query: { kind: 'district' } });
  const types = useAnswer(listPublicComplaintTypes, {});
  const lists = {
    districts: choices(districts.answer, ({ organisations }) =>
      organisations
        .filter(({ successor }) => successor === null)
        .map(({ code, ...name }) => ({ value: code, text: inLanguage(language, name) })),
    ),
    types: choices(types.answer, (listed) =>
      listed.types
        .filter(({ kind, retired }) => kind === 'type' && !retired)
        .toSorted((a, b) => a.order - b.order)
        .map(({ code, name }) => ({ value: code, text: inLanguage(language, name) })),
    ),
  };
  return {
    ...lists,
    inspections: inspections.answer,
    againInspections: inspections.again,
    nameOf: (list, code) => {
      const read = lists[list];
      if (typeof read === 'string') return code;
      return read.find(({ value }) => value === code)?.text ?? code;
    },
  };
}

/** Those that take a report over the web today: others only wait for letters. */
export function takingNow(answer: Lists['inspections']): readonly PublicInspection[] | undefined {
  return answer.state === 'ready'
    ? answer.body.inspections.filter(({ state }) => state === 'stationed')
    : undefined;
}

function choices<Body>(
  answer: Answer<Body>,
  read: (body: Body) => Exclude<Choices, string>,
): Choices {
  if (answer.state === 'ready') {
    const seen = new Set<string>();
    // A code may stand in several lists; it is one choice.
    return read(answer.body).filter(({ value }) => !seen.has(value) && seen.add(value));
  }
  return answer.state === 'loading' || answer.state === 'slow' ? 'loading' : 'failed';
}

import { readTaskLedger } from '@ducha/contracts';
import { seesEveryOrganisation, seesOwnTeamsAlone } from '../every-organisation.ts';
import { LedgerView } from '../ledger/ledger-view.tsx';
import type { LedgerTexts } from '../ledger/ledger-texts.ts';
import { workspacePage } from '../page.tsx';
import { usePerson } from '../person.ts';
import { useTaskKind, useTaskRows } from './use-tasks.ts';
import type { tasks as chinese } from './zh.ts';

type Texts = typeof chinese & { readonly ledger: LedgerTexts };

/** 整改任务: the ledger of all for the office, of a team's inspections, or of those in which an organisation has a part. */
export const tasks = workspacePage<Texts>({
  texts: {
    zh: async () => {
      const [own, { ledger }] = await Promise.all([import('./zh.ts'), import('../ledger/zh.ts')]);
      return { ...own.tasks, ledger };
    },
    en: async () => {
      const [own, { ledger }] = await Promise.all([import('./en.ts'), import('../ledger/en.ts')]);
      return { ...own.tasks, ledger };
    },
  },
  View: ({ texts }) => {
    const person = usePerson();
    const { followed, again } = useTaskRows();
    const { name } = readTaskLedger;
    const empty = seesOwnTeamsAlone(person, name)
      ? texts.noneOfYourTeams
      : seesEveryOrganisation(person, name)
        ? texts.none
        : texts.noneOfYours;
    return (
      <>
        <h1>{texts.title}</h1>
        <LedgerView
          title={texts.title}
          keptAs="tasks"
          kind={useTaskKind(texts)}
          followed={followed}
          again={again}
          empty={empty}
          texts={texts.ledger}
        />
      </>
    );
  },
});

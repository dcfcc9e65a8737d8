import { readComplaintLedger } from '@ducha/contracts';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { OfInspection } from '../of-inspection.tsx';
import { LedgerView } from '../ledger/ledger-view.tsx';
import type { LedgerTexts } from '../ledger/ledger-texts.ts';
import { usePerson } from '../person.ts';
import { workspacePage } from '../page.tsx';
import { Numbered } from './numbered.tsx';
import { useComplaintKind, useComplaintRows, type Whose } from './use-complaints.ts';
import type { complaints as chinese } from './zh.ts';

type Texts = typeof chinese & { readonly ledger: LedgerTexts };

/** 举报件: the ledger of an inspection for the office and its team, an organisation's own for its people. */
export const complaints = workspacePage<Texts>({
  texts: {
    zh: async () => {
      const [own, { ledger }] = await Promise.all([import('./zh.ts'), import('../ledger/zh.ts')]);
      return { ...own.complaints, ledger };
    },
    en: async () => {
      const [own, { ledger }] = await Promise.all([import('./en.ts'), import('../ledger/en.ts')]);
      return { ...own.complaints, ledger };
    },
  },
  View: ({ texts }) => {
    const person = usePerson();
    return (
      <>
        <h1>{texts.title}</h1>
        {seesEveryOrganisation(person, readComplaintLedger.name) ? (
          <OfInspection>
            {(inspection) => (
              <Ledger
                whose={inspection === undefined ? undefined : { inspection }}
                empty={texts.empty}
                texts={texts}
              />
            )}
          </OfInspection>
        ) : (
          <Ledger whose="own" empty={texts.noneOfYours} texts={texts} />
        )}
      </>
    );
  },
});

function Ledger(props: { readonly whose: Whose; readonly empty: string; readonly texts: Texts }) {
  const { whose, empty, texts } = props;
  const { followed, again } = useComplaintRows(whose);
  return (
    <LedgerView
      title={texts.title}
      keptAs="complaints"
      kind={useComplaintKind(texts)}
      followed={followed}
      again={again}
      empty={empty}
      of={typeof whose === 'object' ? whose : {}}
      beyond={(typed) => <Numbered typed={typed} inSight={[]} texts={texts} />}
      texts={texts.ledger}
    />
  );
}

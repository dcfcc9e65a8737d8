import { readComplaintLedger } from '@ducha/contracts';
import type { ComponentChildren } from 'preact';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { useComplaintRows, type Whose } from '../complaints/use-complaints.ts';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { FollowedView } from '../ledger/followed-view.tsx';
import type { HeldRows } from '../ledger/held-rows.ts';
import { OfInspection } from '../of-inspection.tsx';
import { usePerson } from '../person.ts';
import type { OverviewTexts } from './overview-texts.ts';

type Draw = (whose: Whose, held: HeldRows<ComplaintRow>) => ComponentChildren;

/** What is made of complaints, as they come: those of an inspection, or of the own organisation. */
export function FollowedComplaints(props: {
  /** Which inspection is said by the address alone. */
  readonly isChosen?: boolean;
  readonly texts: OverviewTexts;
  readonly children: Draw;
}) {
  const { isChosen = false, texts, children } = props;
  if (!seesEveryOrganisation(usePerson(), readComplaintLedger.name)) {
    return <Followed whose="own" texts={texts} draw={children} />;
  }
  return (
    <OfInspection isChosen={isChosen}>
      {(inspection) => (
        <Followed
          whose={inspection === undefined ? undefined : { inspection }}
          texts={texts}
          draw={children}
        />
      )}
    </OfInspection>
  );
}

function Followed(props: {
  readonly whose: Whose;
  readonly texts: OverviewTexts;
  readonly draw: Draw;
}) {
  const { whose, texts, draw } = props;
  const { followed, again } = useComplaintRows(whose);
  return (
    <FollowedView
      followed={followed}
      again={again}
      empty={whose === 'own' ? texts.noneOfYours : texts.empty}
      texts={texts.ledger}
    >
      {() => draw(whose, followed.held)}
    </FollowedView>
  );
}

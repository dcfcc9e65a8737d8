import '../../style/wall.css';
import { readComplaintLedger } from '@ducha/contracts';
import { useFrameTexts } from '../../frame-texts.ts';
import { useComplaintRows, type Whose } from '../complaints/use-complaints.ts';
import { seesEveryOrganisation } from '../every-organisation.ts';
import { FollowedView } from '../ledger/followed-view.tsx';
import { OfInspection } from '../of-inspection.tsx';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { overviewTexts, type OverviewTexts } from './overview-texts.ts';
import { Wall } from './wall.tsx';

/** 大屏显示: the morning's numbers for the screen of an office, which nobody touches. Nothing personal stands there. */
export const wall = workspacePage<OverviewTexts>({
  texts: overviewTexts,
  View: ({ texts }) => {
    const person = usePerson();
    const { states } = useFrameTexts();
    if (!mayUse(person, readComplaintLedger.name)) {
      return (
        <div class="state forbidden" role="alert">
          <p>{states.forbidden}</p>
        </div>
      );
    }
    return (
      <div class="wall">
        {seesEveryOrganisation(person, readComplaintLedger.name) ? (
          <OfInspection isChosen>
            {(inspection) => (
              <OnWall whose={inspection === undefined ? undefined : { inspection }} texts={texts} />
            )}
          </OfInspection>
        ) : (
          <OnWall whose="own" texts={texts} />
        )}
      </div>
    );
  },
});

function OnWall(props: { readonly whose: Whose; readonly texts: OverviewTexts }) {
  const { whose, texts } = props;
  const { followed, again } = useComplaintRows(whose);
  return (
    <FollowedView
      followed={followed}
      again={again}
      empty={whose === 'own' ? texts.noneOfYours : texts.empty}
      texts={texts.ledger}
    >
      {() => <Wall whose={whose} held={followed.held} texts={texts} />}
    </FollowedView>
  );
}

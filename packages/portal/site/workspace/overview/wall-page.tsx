import '../../style/wall.css';
import { readComplaintLedger } from '@ducha/contracts';
import { useFrameTexts } from '../../frame-texts.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { FollowedComplaints } from './followed-complaints.tsx';
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
        <FollowedComplaints isChosen texts={texts}>
          {(whose, held) => <Wall whose={whose} held={held} texts={texts} />}
        </FollowedComplaints>
      </div>
    );
  },
});

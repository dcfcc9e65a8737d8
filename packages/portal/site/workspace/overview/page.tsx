import '../../style/overview.css';
import { readComplaintLedger, readTaskLedger } from '@ducha/contracts';
import { useLocation } from 'preact-iso';
import { useFrameTexts } from '../../frame-texts.ts';
import { workspacePage } from '../page.tsx';
import { mayUse, usePerson } from '../person.ts';
import { ComplaintsPart } from './complaints-part.tsx';
import { FollowedComplaints } from './followed-complaints.tsx';
import { overviewTexts, type OverviewTexts } from './overview-texts.ts';
import { TasksPart } from './tasks-part.tsx';

/** 今日概览: what an office, a team and an organisation look at in the morning. */
export const overview = workspacePage<OverviewTexts>({
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
      <div class="overview">
        <div class="overview-head">
          <h1>{texts.title}</h1>
          <p class="no-print actions">
            <WallLink texts={texts} />
            <button type="button" class="button" onClick={() => print()}>
              {texts.print}
            </button>
          </p>
        </div>
        <FollowedComplaints texts={texts}>
          {(whose, held) => <ComplaintsPart whose={whose} held={held} texts={texts} />}
        </FollowedComplaints>
        {mayUse(person, readTaskLedger.name) ? <TasksPart texts={texts} /> : null}
      </div>
    );
  },
});

/** The same for the screen of an office, of the same inspection and the same figure. */
function WallLink({ texts }: { readonly texts: OverviewTexts }) {
  const { url } = useLocation();
  const { search } = new URL(url, location.origin);
  return (
    <a class="button" href={`/work/overview/wall${search}`}>
      {texts.wall.title}
    </a>
  );
}

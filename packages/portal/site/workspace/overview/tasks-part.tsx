import { useMemo } from 'preact/hooks';
import { Tally } from '../../charts/tally.tsx';
import { FirstFew } from '../../first-few.tsx';
import { useHouseNow } from '../house-time.ts';
import { FollowedView } from '../ledger/followed-view.tsx';
import { useOrganisations } from '../organisations.ts';
import type { TaskRow } from '../tasks/task-ledger.ts';
import { useTaskKind, useTaskRows } from '../tasks/use-tasks.ts';
import { addressOf, type Counted } from './counted.ts';
import { Headline } from './headline.tsx';
import type { OverviewTexts } from './overview-texts.ts';
import { taskMorning } from './task-morning.ts';

/** What there is to see of the rectification tasks, of whatever inspection. */
export function TasksPart({ texts }: { readonly texts: OverviewTexts }) {
  const { followed, again } = useTaskRows();
  return (
    <section aria-labelledby="overview-tasks">
      <h2 id="overview-tasks">{texts.tasks.title}</h2>
      <FollowedView followed={followed} again={again} empty={texts.tasks.none} texts={texts.ledger}>
        {() => <Tasks rows={followed.held.rows} texts={texts} />}
      </FollowedView>
    </section>
  );
}

function Tasks(props: { readonly rows: readonly TaskRow[]; readonly texts: OverviewTexts }) {
  const { rows, texts } = props;
  const now = useHouseNow();
  const kind = useTaskKind(texts.taskLedger);
  const { nameOf } = useOrganisations();
  const morning = useMemo(() => taskMorning(rows, kind, now), [rows, kind, now]);
  const hrefOf = (number: Counted): string => addressOf(number, kind, { path: '/work/tasks' });
  return (
    <>
      <Headline
        hrefOf={hrefOf}
        numbers={[
          { name: texts.overdue, number: morning.overdue, below: '', look: 'late' },
          { name: texts.soon, number: morning.soon, below: '', look: 'soon' },
          { name: texts.tasks.behind, number: morning.behind, below: '', look: 'soon' },
        ]}
      />
      {morning.late.length < 2 ? null : (
        <section class="card" aria-labelledby="overview-tasks-late">
          <h3 id="overview-tasks-late">{texts.tasks.late}</h3>
          <FirstFew count={morning.late.length}>
            <Tally
              kind="late"
              says={texts.count}
              lines={morning.late.map((one) => ({
                key: one.code,
                name: nameOf(one.code),
                count: one.count,
                link: { href: hrefOf(one), label: texts.open(nameOf(one.code), one.count) },
              }))}
            />
          </FirstFew>
        </section>
      )}
    </>
  );
}

import { readTask } from '@ducha/contracts';
import { useRoute } from 'preact-iso';
import { Shown } from '../../shown.tsx';
import { useHouseNow } from '../house-time.ts';
import { useTurn, type InTurn } from '../in-turn/use-turn.ts';
import { WayBack } from '../in-turn/way-back.tsx';
import { useOrganisations } from '../organisations.ts';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import { MatterReminders } from '../reminders/matter-reminders.tsx';
import { DeadlineTag } from './deadline-tag.tsx';
import { NextActs } from './next-acts.tsx';
import { Progress } from './progress.tsx';
import { StatusTag } from './status-tag.tsx';
import { TaskFacts } from './task-facts.tsx';
import type { TaskShown, TaskTexts } from './task-texts.ts';
import { TaskTimeline } from './timeline.tsx';

export function TaskView({ texts }: { readonly texts: TaskTexts }) {
  const { params } = useRoute();
  const { task = '' } = params;
  const { answer, again } = useRead(readTask, { params: { task } });
  const turn = useTurn({ kind: 'task', id: task });
  return (
    <>
      <WayBack turn={turn} otherwise={{ address: '/work/tasks', nav: 'tasks' }} />
      {answer.state === 'ready' ? null : <h1>{texts.title}</h1>}
      <Shown answer={answer} again={again}>
        {(body) => <Whole key={body.task} task={body} finished={turn?.finished} texts={texts} />}
      </Shown>
    </>
  );
}

function Whole(props: {
  readonly task: TaskShown;
  readonly finished: InTurn['finished'] | undefined;
  readonly texts: TaskTexts;
}) {
  const { task, finished, texts } = props;
  const person = usePerson();
  const now = useHouseNow();
  const { nameOf } = useOrganisations();
  const history = mayUse(person, 'readTaskTimeline');
  const reminders = mayUse(person, 'listReminders');
  return (
    <>
      <div class="case-head">
        <div class="heading-row">
          <h1 class="number">{task.number}</h1>
          <StatusTag status={task.status} />
        </div>
        <p class="case-gist">
          {task.finishedOn === null && task.ended === null ? (
            <DeadlineTag day={task.deadline} unpublished={task.deadlineUnpublished} now={now} />
          ) : null}
          <span>{nameOf(task.lead)}</span>
        </p>
      </div>
      <div class={history || reminders ? 'beside' : 'beside alone'}>
        <div>
          <NextActs task={task} finished={finished} texts={texts} />
          <TaskFacts task={task} texts={texts} />
          <Progress task={task} texts={texts} />
        </div>
        <div>
          {history ? <TaskTimeline task={task.task} texts={texts} /> : null}
          {reminders ? (
            <section class="card" aria-labelledby="reminders">
              <h2 id="reminders">{texts.reminders.heading}</h2>
              <MatterReminders matter={`task:${task.task}`} more={texts.reminders.more} />
            </section>
          ) : null}
        </div>
      </div>
    </>
  );
}

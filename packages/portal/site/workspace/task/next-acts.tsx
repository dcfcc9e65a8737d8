import { readTaskActs, taskAct, type TaskAct } from '@ducha/contracts';
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { Shown } from '../../shown.tsx';
import { useActInAddress } from '../act-in-address.ts';
import { useHouseNow } from '../house-time.ts';
import type { InTurn } from '../in-turn/use-turn.ts';
import { useRead } from '../reads.ts';
import { useStaysOpen } from '../stays-open.ts';
import { WhyNot } from '../why-not.tsx';
import { useWords } from '../words.ts';
import { CorrectForm } from './correct-form.tsx';
import { DeadlineTag } from './deadline-tag.tsx';
import { EraseForm } from './erase-form.tsx';
import { FinishForm } from './finish-form.tsx';
import { ProgressForm } from './progress-form.tsx';
import type { TaskShown, TaskTexts } from './task-texts.ts';
import type { TaskFormProps } from './use-task-act.tsx';

type Offered = BodyOf<typeof readTaskActs>['acts'][number];
type Refused = Extract<Offered, { allowed: false }>;

const forms: Readonly<Record<TaskAct, ComponentType<TaskFormProps>>> = {
  postProgress: ProgressForm,
  finishTask: FinishForm,
  correctTaskText: CorrectForm,
  eraseTaskTexts: EraseForm,
};

/** These do not move the task on, and do not look like it. */
const aside: readonly TaskAct[] = ['correctTaskText', 'eraseTaskTexts'];

/** What the person may do next with the task, the form of one of it, and why not the rest. */
export function NextActs(props: {
  readonly task: TaskShown;
  /** Told of every act that was done; undefined where the task was opened without a list. */
  readonly finished: InTurn['finished'] | undefined;
  readonly texts: TaskTexts;
}) {
  const { task, finished, texts } = props;
  const { next: says } = texts;
  const { words } = useWords();
  const [open, close] = useActInAddress(taskAct.options);
  const staysOpen = useStaysOpen<TaskAct>(open);
  const [done, setDone] = useState<TaskAct | undefined>(undefined);
  const { answer, again } = useRead(readTaskActs, { params: { task: task.task } });
  useEffect(() => {
    if (open !== undefined) setDone(undefined);
  }, [open]);
  return (
    <section class="card next" aria-labelledby="next">
      <h2 id="next">{says.heading}</h2>
      <div role="status">
        {done === undefined ? null : <p class="message good">{says.done(words.act[done])}</p>}
      </div>
      <Shown answer={answer} again={again}>
        {({ acts }) => {
          const allowed = acts.filter((one) => one.allowed).map(({ act }) => act);
          const refused = acts.filter((one): one is Refused => !one.allowed);
          const opened = staysOpen(allowed.find((act) => act === open));
          return (
            <>
              {allowed.every((act) => aside.includes(act)) ? <p>{says.nothing}</p> : null}
              {opened === undefined ? (
                <ToDo task={task} allowed={allowed} texts={texts} />
              ) : (
                <OpenForm
                  key={opened}
                  inTurn={finished !== undefined}
                  act={opened}
                  task={task}
                  texts={texts}
                  close={close}
                  done={() => {
                    setDone(opened);
                    close();
                    finished?.(opened);
                  }}
                />
              )}
              <WhyNot
                summary={says.others}
                refused={refused}
                open={refused.some(({ why }) => why === 'evidence-missing')}
                says={(why) => reasonOf(why, task, says)}
              />
            </>
          );
        }}
      </Shown>
    </section>
  );
}

/** What the catalogue's general reason would leave unsaid of a task. */
function reasonOf(why: string, task: TaskShown, says: TaskTexts['next']): string | undefined {
  if (why === 'evidence-missing') return says.noPicture;
  if (why === 'wrong-stage' && task.ended !== null) return says.ended;
  return why === 'wrong-stage' && task.finishedOn !== null ? says.over : undefined;
}

function ToDo(props: {
  readonly task: TaskShown;
  readonly allowed: readonly TaskAct[];
  readonly texts: TaskTexts;
}) {
  const { task, allowed, texts } = props;
  const { words } = useWords();
  const now = useHouseNow();
  if (allowed.length === 0) return null;
  return (
    <ul class="offered">
      {allowed.map((act, place) => (
        <li key={act}>
          <a
            class={place === 0 && !aside.includes(act) ? 'button primary' : 'button'}
            href={`#act-${act}`}
          >
            {words.act[act]}
          </a>
        </li>
      ))}
      <li>
        <span class="soft small">{texts.next.due}</span>{' '}
        <DeadlineTag day={task.deadline} unpublished={task.deadlineUnpublished} now={now} />
      </li>
    </ul>
  );
}

/** The form of an act, on the task as it was when the form was opened. */
function OpenForm(props: TaskFormProps & { readonly act: TaskAct; readonly inTurn: boolean }) {
  const { act, inTurn, ...given } = props;
  const [task] = useState(props.task);
  const { words } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const Form = forms[act];
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // In a turn, what is told of it above stays in sight where there is room for both.
    heading.current?.scrollIntoView({ block: inTurn ? 'nearest' : 'start' });
  }, []);
  return (
    <div class="act-form">
      <h3 ref={heading} tabIndex={-1}>
        {words.act[act]}
      </h3>
      <Form {...given} task={task} />
    </div>
  );
}

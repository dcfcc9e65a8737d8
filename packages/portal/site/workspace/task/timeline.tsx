import { readTaskTimeline } from '@ducha/contracts';
import { Shown } from '../../shown.tsx';
import { Commits } from '../commits.tsx';
import { useRead } from '../reads.ts';
import type { TaskTexts } from './task-texts.ts';

/** Every commit on the task, newest first. The house answers a timeline only after its chain has verified. */
export function TaskTimeline(props: { readonly task: string; readonly texts: TaskTexts }) {
  const { timeline: texts } = props.texts;
  const { answer, again } = useRead(readTaskTimeline, { params: { task: props.task } });
  return (
    <section class="card" aria-labelledby="timeline">
      <h2 id="timeline">{texts.heading}</h2>
      <Shown answer={answer} again={again}>
        {({ commits }) => (
          <>
            <p>
              <span class="tag green">✓ {texts.verified}</span>
            </p>
            <Commits commits={commits} texts={texts} />
          </>
        )}
      </Shown>
    </section>
  );
}

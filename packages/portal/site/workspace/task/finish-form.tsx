import { finishTask } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../api.ts';
import { TextArea } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { keptForm, textIn, type KeptFormProps } from './kept-form.tsx';
import type { TaskShown, TaskTexts } from './task-texts.ts';
import { useTaskAct } from './use-task-act.tsx';

/** 申请验收: the leading organisation says that every measure is done. */
export const FinishForm = keptForm('finish', FinishFields);

function FinishFields(props: KeptFormProps) {
  const { task, kept, first, close } = props;
  const { finish: texts } = props.texts;
  const { act, send, again, conflict } = useTaskAct(finishTask, props);
  const faultIn = useFaults(act);
  const [text, setText] = useState(textIn(first, 'text'));
  const write = (next: string): void => {
    setText(next);
    kept.keep({ text: next });
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(picturesOf(task, 'after') === 0 ? [texts.noAfter] : []),
        ...(typedText(text) === '' ? [texts.noText] : []),
      ]}
      onSubmit={() => send({ text: typedText(text) })}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <ShownSoFar task={task} texts={texts} />
      <TextArea
        label={texts.text}
        hint={texts.textHint}
        required
        value={text}
        onInput={write}
        most={longest(finishTask, '/text')}
        fault={faultIn('/text')}
      />
    </ActForm>
  );
}

/** How many photographs of before and of after stand in the updates: acceptance compares them. */
function ShownSoFar(props: { readonly task: TaskShown; readonly texts: TaskTexts['finish'] }) {
  const { task, texts } = props;
  const before = picturesOf(task, 'before');
  return (
    <>
      <section class="shown-so-far" aria-label={texts.shown}>
        <dl class="facts">
          <dt>{texts.before}</dt>
          <dd>{texts.count(before)}</dd>
          <dt>{texts.after}</dt>
          <dd>{texts.count(picturesOf(task, 'after'))}</dd>
        </dl>
      </section>
      {before === 0 ? (
        <div class="message mind">
          <p>{texts.noBefore}</p>
        </div>
      ) : null}
    </>
  );
}

function picturesOf(task: TaskShown, kind: 'before' | 'after'): number {
  return task.progress.flatMap(({ evidence }) => evidence).filter((one) => one.kind === kind)
    .length;
}

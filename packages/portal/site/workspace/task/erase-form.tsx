import { eraseTaskTexts } from '@ducha/contracts';
import { ActForm } from '../act-form.tsx';
import { useErasing } from '../use-erasing.tsx';
import { nameOfText } from './own-texts.ts';
import { useTaskAct, type TaskFormProps } from './use-task-act.tsx';

/** 删除文字: the office has reports of a task erased, with the files that were shown with them. */
export function EraseForm(props: TaskFormProps) {
  const { texts, task, close } = props;
  const { act, send, again, conflict } = useTaskAct(eraseTaskTexts, props);
  const { fields, unfinished, order } = useErasing(
    texts.erasing,
    task.erasable.map((value) => ({ value, text: nameOfText(value, texts) })),
  );
  return (
    <ActForm
      act={act}
      submit={texts.erasing.submit}
      danger
      unfinished={unfinished}
      onSubmit={() => {
        if (order !== undefined) send({ texts: order.chosen, ground: order.ground });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      {fields}
    </ActForm>
  );
}

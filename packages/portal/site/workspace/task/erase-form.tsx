import { eraseTaskTexts } from '@ducha/contracts';
import { ErasingForm } from '../erasure/erasing-form.tsx';
import { nameOfText } from './own-texts.ts';
import { useTaskAct, type TaskFormProps } from './use-task-act.tsx';

/** 删除文字: the office has reports of a task erased, with the files that were shown with them. */
export function EraseForm(props: TaskFormProps) {
  const { texts, task, close } = props;
  const { send, ...rest } = useTaskAct(eraseTaskTexts, props);
  return (
    <ErasingForm
      {...rest}
      texts={texts.erasing}
      choices={task.erasable.map((value) => ({ value, text: nameOfText(value, texts) }))}
      erase={(chosen, ground) => send({ texts: chosen, ground })}
      close={close}
    />
  );
}

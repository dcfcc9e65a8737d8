import { correctTaskText } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { longest } from '../../api.ts';
import { TextArea } from '../../fields.tsx';
import { CorrectingForm } from '../erasure/correcting-form.tsx';
import { useFaults } from '../faults.ts';
import { keptForm, textIn, type KeptFormProps } from './kept-form.tsx';
import { nameOfText, ownTexts } from './own-texts.ts';
import { useTaskAct } from './use-task-act.tsx';

/** 更正文字: what was reported of a task, or said at its end. */
export const CorrectForm = keptForm('correction', CorrectFields);

function CorrectFields(props: KeptFormProps) {
  const { task, kept, first, close } = props;
  const { correction: texts, facts } = props.texts;
  const { send, ...rest } = useTaskAct(correctTaskText, props);
  const faultIn = useFaults(rest.act);
  const [written, setWritten] = useState(textIn(first, 'corrected'));
  const write = (next: string): void => {
    setWritten(next);
    kept.keep({ corrected: next });
  };
  return (
    <CorrectingForm
      {...rest}
      texts={texts}
      standing={ownTexts(task).map((one) => ({ ...one, name: nameOfText(one.text, props.texts) }))}
      erased={facts.erased}
      written={written}
      write={write}
      correct={send}
      close={close}
    >
      <TextArea
        label={texts.corrected}
        required
        value={written}
        onInput={write}
        most={longest(correctTaskText, '/corrected')}
        fault={faultIn('/corrected')}
      />
    </CorrectingForm>
  );
}

import { correctTaskText } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../api.ts';
import { ChoiceField, SelectField, TextArea } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { useFaults } from '../faults.ts';
import { keptForm, textIn, type KeptFormProps } from './kept-form.tsx';
import { nameOfText, ownTexts } from './own-texts.ts';
import { useTaskAct } from './use-task-act.tsx';

/** 更正文字: a right text in the place of a wrong one of a task, which is kept or erased. */
export const CorrectForm = keptForm('correction', CorrectFields);

function CorrectFields(props: KeptFormProps) {
  const { task, kept, first, close } = props;
  const { correction: texts, facts } = props.texts;
  const { act, send, again, conflict } = useTaskAct(correctTaskText, props);
  const faultIn = useFaults(act);
  const standing = ownTexts(task);
  const [name, setName] = useState('');
  const [written, setWritten] = useState(textIn(first, 'corrected'));
  const [old, setOld] = useState<'kept' | 'erased' | undefined>();
  const chosen = standing.find(({ text }) => text === name);
  const corrected = typedText(written);
  const write = (next: string): void => {
    setWritten(next);
    kept.keep({ corrected: next });
  };
  const choose = (value: string): void => {
    setName(value);
    const next = standing.find(({ text }) => text === value);
    // Whoever corrects begins with the words that stand there, unless they have begun already.
    if (next !== undefined && (corrected === '' || corrected === chosen?.now)) write(next.now);
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger={old === 'erased'}
      unfinished={[
        ...(chosen === undefined ? [texts.missing.text] : []),
        ...(corrected === '' ? [texts.missing.corrected] : []),
        ...(corrected !== '' && corrected === chosen?.now ? [texts.missing.same] : []),
        ...(old === undefined ? [texts.missing.old] : []),
      ]}
      onSubmit={() => {
        if (chosen !== undefined && old !== undefined) send({ text: chosen.text, corrected, old });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <SelectField
        label={texts.text}
        required
        none={texts.choose}
        value={name}
        onChange={choose}
        options={standing.map(({ text }) => ({
          value: text,
          text: nameOfText(text, props.texts),
        }))}
      />
      {chosen === undefined ? null : (
        <section class="original" aria-label={texts.now}>
          <p class="label">{texts.now}</p>
          <p class="said">{chosen.now === '' ? facts.erased : chosen.now}</p>
        </section>
      )}
      <TextArea
        label={texts.corrected}
        required
        value={written}
        onInput={write}
        most={longest(correctTaskText, '/corrected')}
        fault={faultIn('/corrected')}
      />
      <ChoiceField
        label={texts.old}
        required
        value={old}
        onChange={setOld}
        options={[
          { value: 'kept', text: texts.olds.kept },
          { value: 'erased', text: texts.olds.erased },
        ]}
      />
    </ActForm>
  );
}

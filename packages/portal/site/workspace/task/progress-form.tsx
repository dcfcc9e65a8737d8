import { postProgress, progressWord, requestEvidenceUpload } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { call, longest } from '../../api.ts';
import { ChoiceField, TextArea } from '../../fields.tsx';
import { ActForm } from '../act-form.tsx';
import { EvidenceField } from '../evidence/evidence-field.tsx';
import { putIn } from '../evidence/put-evidence.ts';
import { putOf, useEvidence, type Announce } from '../evidence/use-evidence.ts';
import { useFaults } from '../faults.ts';
import { accessToken } from '../session.ts';
import { useWords } from '../words.ts';
import { keptForm, textIn, type KeptFormProps } from './kept-form.tsx';
import { useTaskAct } from './use-task-act.tsx';

/** How many files an update takes. */
const most = 20;

/** 填报进展: how far it has come, with what shows it. */
export const ProgressForm = keptForm('progress', ProgressFields);

function ProgressFields(props: KeptFormProps) {
  const { task, kept, first, close } = props;
  const { post: texts } = props.texts;
  const { workspace } = useWords();
  const { act, send, again, conflict } = useTaskAct(postProgress, props);
  const faultIn = useFaults(act);
  const evidence = useEvidence(task.task, announceFor(task.task), putIn(first));
  const [text, setText] = useState(textIn(first, 'text'));
  const [chosen, setChosen] = useState(textIn(first, 'word'));
  const word = progressWord.options.find((one) => one === chosen);
  const put = putOf(evidence.items);
  const written = JSON.stringify({ text, word: chosen, evidence: put });
  const [unchanged] = useState(written);
  useEffect(() => {
    if (written !== unchanged) kept.keep(JSON.parse(written));
  }, [written]);
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(word === undefined ? [texts.noWord] : []),
        ...(typedText(text) === '' ? [texts.noText] : []),
        ...(put.length < evidence.items.length ? [workspace.evidence.unfinished] : []),
      ]}
      onSubmit={() => {
        if (word === undefined) return;
        send({ word, text: typedText(text), evidence: put.map((one) => one.evidence) });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      <p class="soft">{texts.lead}</p>
      <ChoiceField
        label={texts.word}
        required
        value={word}
        onChange={setChosen}
        options={progressWord.options.map((value) => ({ value, text: texts.words[value] }))}
        fault={faultIn('/word')}
      />
      <TextArea
        label={texts.text}
        hint={texts.textHint}
        required
        value={text}
        onInput={setText}
        most={longest(postProgress, '/text')}
        fault={faultIn('/text')}
      />
      <EvidenceField evidence={evidence} most={most} fault={faultIn('/evidence')} />
    </ActForm>
  );
}

function announceFor(task: string): Announce {
  return async (file, idempotencyKey) => {
    const token = await accessToken();
    return call(requestEvidenceUpload, {
      body: { task, ...file },
      idempotencyKey,
      ...(token === undefined ? {} : { token }),
    });
  };
}

import {
  recheckResult,
  recordRecheck as recordEndpoint,
  settleRecheck as settleEndpoint,
  type RecheckResult,
} from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { ChoiceField, TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { forgetting } from './forgetting.ts';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

type Props = ActFormProps & { readonly texts: HandlingTexts };

/** 现场核查: what was found on site. */
export const recordRecheck = actFormOf({ texts: handlingTexts, View: RecordForm });

function RecordForm(props: Props) {
  const { recheck: texts } = props.texts;
  const { words } = useWords();
  const { complaint, rechecks } = props.complaint;
  const kept = useKeptTexts(`recheck/${complaint}/${rechecks.length}`, { found: '' });
  const { act, send, again, conflict } = useComplaintAct(
    recordEndpoint,
    forgetting(props, kept.forget),
  );
  const faultAt = useFaults(act);
  const [result, setResult] = useState<RecheckResult | undefined>();
  const { found } = kept.texts;
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(result === undefined ? [texts.noResult] : []),
        ...(typedText(found) === '' ? [texts.noWords] : []),
      ]}
      onSubmit={() => {
        if (result !== undefined) send({ result, words: typedText(found) });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <ChoiceField
        label={texts.result}
        value={result}
        onChange={setResult}
        options={recheckResult.options.map((value) => ({
          value,
          text: words.recheckResult[value],
        }))}
        fault={faultAt('/result')}
        required
      />
      <TextArea
        label={texts.words}
        hint={texts.wordsHint}
        value={found}
        onInput={(text) => kept.write({ found: text })}
        most={longest(recordEndpoint, '/words')}
        fault={faultAt('/words')}
        required
      />
    </ActForm>
  );
}

/** The office says what it did about what was found otherwise. */
export const settleRecheck = actFormOf({ texts: handlingTexts, View: SettleForm });

function SettleForm(props: Props) {
  const { recheck: texts } = props.texts;
  const { complaint, rechecks } = props.complaint;
  const kept = useKeptTexts(`recheck-settlement/${complaint}/${rechecks.length}`, { done: '' });
  const { act, send, again, conflict } = useComplaintAct(
    settleEndpoint,
    forgetting(props, kept.forget),
  );
  const faultAt = useFaults(act);
  const { done } = kept.texts;
  const found = rechecks.findLast(({ result }) => result === 'differs')?.words ?? null;
  return (
    <ActForm
      act={act}
      submit={texts.settle}
      unfinished={typedText(done) === '' ? [texts.noDone] : []}
      onSubmit={() => send({ words: typedText(done) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.settleLead}</p>
      {found === null ? null : <blockquote class="said">{found}</blockquote>}
      <TextArea
        label={texts.done}
        hint={texts.doneHint}
        value={done}
        onInput={(text) => kept.write({ done: text })}
        most={longest(settleEndpoint, '/words')}
        fault={faultAt('/words')}
        required
      />
    </ActForm>
  );
}

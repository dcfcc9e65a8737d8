import { correctComplaintText as endpoint, type CorrectableText } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { ChoiceField, SelectField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { ClearedField } from '../acts/cleared-field.tsx';
import { correctable } from './correctable.ts';
import { erasureTexts, type ErasureTexts } from '../../erasure/erasure-texts.ts';
import { findingsIn } from '../acts/findings.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 更正文字: a right text in the place of a wrong one, which is kept or erased. */
export const correctText = actFormOf({ texts: erasureTexts, View: CorrectForm });

function CorrectForm(props: ActFormProps & { readonly texts: ErasureTexts }) {
  const { correction: texts } = props.texts;
  const { words } = useWords();
  const standing = correctable(props.complaint);
  const kept = useKeptTexts(`correction/${props.complaint.complaint}`, { corrected: '' });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const [text, setText] = useState<CorrectableText | undefined>();
  const [old, setOld] = useState<'kept' | 'erased' | undefined>();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [sent, setSent] = useState('');
  const chosen = standing.find((one) => one.text === text);
  const corrected = typedText(kept.texts.corrected);
  const choose = (value: string): void => {
    const next = standing.find((one) => one.text === value);
    setText(next?.text);
    // Whoever corrects begins with the words that stand there, unless they have begun already.
    if (next !== undefined && (corrected === '' || corrected === chosen?.now)) {
      kept.write({ corrected: next.now });
    }
  };
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      danger={old === 'erased'}
      unfinished={[
        ...(text === undefined ? [texts.missing.text] : []),
        ...(corrected === '' ? [texts.missing.corrected] : []),
        ...(corrected !== '' && corrected === chosen?.now ? [texts.missing.same] : []),
        ...(old === undefined ? [texts.missing.old] : []),
      ]}
      onSubmit={() => {
        if (text === undefined || old === undefined) return;
        setSent(corrected);
        send({
          text,
          corrected,
          old,
          confirmed: confirmed.filter((passage) => corrected.includes(passage)),
        });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <SelectField
        label={texts.text}
        required
        none={texts.choose}
        value={text ?? ''}
        onChange={choose}
        options={standing.map((one) => ({
          value: one.text,
          text: wordOf(words.correctableText, one.text),
        }))}
      />
      {chosen === undefined ? null : (
        <section class="original" aria-label={texts.now}>
          <p class="label">{texts.now}</p>
          <p class="said">{chosen.now}</p>
        </section>
      )}
      <ClearedField
        label={texts.corrected}
        required
        most={longest(endpoint, '/corrected')}
        value={kept.texts.corrected}
        onInput={(written) => kept.write({ corrected: written })}
        fault={faultAt('/corrected')}
        found={{
          sent,
          findings: act.state === 'refused' ? findingsIn(act.problem, '/corrected', sent) : [],
        }}
        confirmed={confirmed}
        onConfirm={setConfirmed}
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

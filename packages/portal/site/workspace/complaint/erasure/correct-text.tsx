import { correctComplaintText as endpoint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { CorrectingForm } from '../../erasure/correcting-form.tsx';
import { erasureTexts, type ErasureTexts } from '../../erasure/erasure-texts.ts';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { useWords, wordOf } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { ClearedField } from '../acts/cleared-field.tsx';
import { correctable } from './correctable.ts';
import { findingsIn, type ConfirmedPassage } from '../acts/findings.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 更正文字: what others read of a complaint, looked through for personal data once more. */
export const correctText = actFormOf({ texts: erasureTexts, View: CorrectForm });

function CorrectForm(props: ActFormProps & { readonly texts: ErasureTexts }) {
  const { correction: texts } = props.texts;
  const { words } = useWords();
  const kept = useKeptTexts(`correction/${props.complaint.complaint}`, { corrected: '' });
  const { send, ...rest } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const { act } = rest;
  const faultAt = useFaults(act);
  const [confirmed, setConfirmed] = useState<readonly ConfirmedPassage[]>([]);
  const [sent, setSent] = useState('');
  return (
    <CorrectingForm
      {...rest}
      texts={texts}
      standing={correctable(props.complaint).map((one) => ({
        ...one,
        name: wordOf(words.correctableText, one.text),
      }))}
      written={kept.texts.corrected}
      write={(corrected) => kept.write({ corrected })}
      correct={(correction) => {
        const { corrected } = correction;
        setSent(corrected);
        send({
          ...correction,
          confirmed: confirmed.filter(({ passage }) => corrected.includes(passage)),
        });
      }}
      close={props.close}
    >
      <ClearedField
        label={texts.corrected}
        required
        most={longest(endpoint, '/corrected')}
        value={kept.texts.corrected}
        onInput={(corrected) => kept.write({ corrected })}
        fault={faultAt('/corrected')}
        found={{
          sent,
          findings: act.state === 'refused' ? findingsIn(act.problem, '/corrected', sent) : [],
        }}
        confirmed={confirmed}
        onConfirm={setConfirmed}
      />
    </CorrectingForm>
  );
}

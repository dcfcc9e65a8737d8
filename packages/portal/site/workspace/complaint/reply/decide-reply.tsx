import { decideReply as endpoint } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { ChoiceField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { forgetting } from '../acts/forgetting.ts';
import { handlingTexts, type HandlingTexts } from '../acts/handling-texts.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 审签: the organisation's principal approves the reply, or returns it. */
export const decideReply = actFormOf({ texts: handlingTexts, View: DecisionForm });

type Decision = 'approve' | 'return';

function DecisionForm(props: ActFormProps & { readonly texts: HandlingTexts }) {
  const { decision: texts } = props.texts;
  const { complaint, replies } = props.complaint;
  const kept = useKeptTexts(`decide/${complaint}/${replies.length}`, { reason: '' });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const ownCase = props.offered.except.some(({ decision }) => decision === 'approve');
  const [decision, setDecision] = useState<Decision>(ownCase ? 'return' : 'approve');
  const { reason } = kept.texts;
  const decisions: readonly Decision[] = ownCase ? ['return'] : ['approve', 'return'];
  return (
    <ActForm
      act={act}
      submit={texts.submit[decision]}
      danger={decision === 'return'}
      unfinished={decision === 'return' && typedText(reason) === '' ? [texts.noReason] : []}
      onSubmit={() =>
        send(
          decision === 'return' ? { decision, reason: typedText(reason) } : { decision: 'approve' },
        )
      }
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{ownCase ? texts.ownCase : texts.lead}</p>
      <ChoiceField
        label={texts.label}
        value={decision}
        onChange={setDecision}
        options={decisions.map((value) => ({ value, text: texts[value] }))}
        required
      />
      {decision === 'return' ? (
        <PhraseArea
          label={texts.reason}
          hint={texts.reasonHint}
          value={reason}
          onInput={(text) => kept.write({ reason: text })}
          most={longest(endpoint, '/reason')}
          fault={faultAt('/reason')}
          required
        />
      ) : null}
    </ActForm>
  );
}

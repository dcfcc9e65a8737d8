import {
  callBackChannel,
  callBackOutcome,
  callBack as endpoint,
  type CallBackChannel,
  type CallBackOutcome,
} from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { CheckField, ChoiceField, TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { useWords } from '../../words.ts';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { callBackTexts, type CallBackTexts } from './call-back-texts.ts';

/** 回访: what came of asking the complainant. */
export const callingBack = actFormOf({ texts: callBackTexts, View: CallForm });

function CallForm(props: ActFormProps & { readonly texts: CallBackTexts }) {
  const { calling: texts } = props.texts;
  const { complaint, callBacks, reopenings } = props.complaint;
  const { words } = useWords();
  const kept = useKeptTexts(`call-back/${complaint}/${callBacks.length}`, {
    said: '',
    reason: '',
  });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const [channel, setChannel] = useState<CallBackChannel | undefined>(undefined);
  const [outcome, setOutcome] = useState<CallBackOutcome | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const said = typedText(kept.texts.said);
  const reason = typedText(kept.texts.reason);
  const asks = isAsking && outcome === 'not-satisfied';
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(channel === undefined ? [texts.missing.channel] : []),
        ...(outcome === undefined ? [texts.missing.outcome] : []),
        ...(asks && reason === '' ? [texts.missing.reason] : []),
      ]}
      onSubmit={() => {
        if (channel === undefined || outcome === undefined) return;
        const more = said === '' ? {} : { said };
        if (outcome === 'not-reached') send({ outcome, channel });
        else if (outcome === 'satisfied') send({ outcome, channel, ...more });
        else send({ outcome, channel, ...more, ...(asks ? { reopening: reason } : {}) });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <ChoiceField
        label={texts.channel}
        required
        value={channel}
        onChange={setChannel}
        options={callBackChannel.options.map((value) => ({
          value,
          text: words.callBackChannel[value],
        }))}
        fault={faultAt('/channel')}
      />
      <ChoiceField
        label={texts.outcome}
        required
        value={outcome}
        onChange={setOutcome}
        options={callBackOutcome.options.map((value) => ({
          value,
          text: words.callBackOutcome[value],
        }))}
        fault={faultAt('/outcome')}
      />
      {outcome === undefined || outcome === 'not-reached' ? null : (
        <TextArea
          label={texts.said}
          hint={texts.saidHint}
          rows={3}
          most={longest(endpoint, '/said')}
          value={kept.texts.said}
          onInput={(text) => kept.write({ said: text })}
          fault={faultAt('/said')}
        />
      )}
      {outcome === 'not-satisfied' && reopenings.length === 0 ? (
        <>
          <CheckField label={texts.asks} checked={isAsking} onChange={setAsking} />
          <p class="hint">{texts.asksHint}</p>
        </>
      ) : null}
      {asks ? (
        <TextArea
          label={texts.reason}
          required
          rows={3}
          most={longest(endpoint, '/reopening')}
          value={kept.texts.reason}
          onInput={(text) => kept.write({ reason: text })}
          fault={faultAt('/reopening')}
        />
      ) : null}
    </ActForm>
  );
}

import { askExtension as askEndpoint, decideExtension as decideEndpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { dayText } from '../../../dates.ts';
import { ChoiceField, TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { ActForm } from '../../act-form.tsx';
import { dueText } from '../../due-text.ts';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { actFormOf, type ActFormProps } from './act-form-of.tsx';
import { forgetting } from './forgetting.ts';
import { latestDay } from './latest-day.ts';
import { handlingTexts, type HandlingTexts } from './handling-texts.ts';
import { useComplaintAct } from './use-complaint-act.tsx';

type Props = ActFormProps & { readonly texts: HandlingTexts };

/** 延期申请: the leading organisation asks for a later day. */
export const askExtension = actFormOf({ texts: handlingTexts, View: AskForm });

function AskForm(props: Props) {
  const { extension: texts } = props.texts;
  const { complaint, extensions, replyDue } = props.complaint;
  const latest = latestDay(props.complaint);
  const language = useLanguage();
  const kept = useKeptTexts(`extension/${complaint}/${extensions.length}`, { reason: '' });
  const { act, send, again, conflict } = useComplaintAct(
    askEndpoint,
    forgetting(props, kept.forget),
  );
  const faultAt = useFaults(act);
  const [until, setUntil] = useState('');
  const { reason } = kept.texts;
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={[
        ...(until === '' ? [texts.noDay] : []),
        ...(typedText(reason) === '' ? [texts.noReason] : []),
      ]}
      onSubmit={() => send({ until, reason: typedText(reason) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead(replyDue === null ? '' : dueText(language, replyDue))}</p>
      {latest.max === undefined ? null : <p>{texts.atMost(dayText(language, latest.max))}</p>}
      <TextField
        label={texts.until}
        type="date"
        {...latest}
        value={until}
        onInput={setUntil}
        fault={faultAt('/until')}
        required
      />
      <PhraseArea
        label={texts.reason}
        hint={texts.reasonHint}
        value={reason}
        onInput={(text) => kept.write({ reason: text })}
        most={longest(askEndpoint, '/reason')}
        fault={faultAt('/reason')}
        required
      />
    </ActForm>
  );
}

/** 裁定延期: the office grants the later day, or denies it. */
export const decideExtension = actFormOf({ texts: handlingTexts, View: DecideForm });

function DecideForm(props: Props) {
  const { extension: texts } = props.texts;
  const { complaint, extensions } = props.complaint;
  const language = useLanguage();
  const kept = useKeptTexts(`extension-decision/${complaint}/${extensions.length}`, {
    reason: '',
  });
  const { act, send, again, conflict } = useComplaintAct(
    decideEndpoint,
    forgetting(props, kept.forget),
  );
  const faultAt = useFaults(act);
  const [decision, setDecision] = useState<'grant' | 'deny'>('grant');
  const { reason } = kept.texts;
  const asked = extensions.at(-1);
  const isUnsaid = decision === 'deny' && typedText(reason) === '';
  return (
    <ActForm
      act={act}
      submit={texts.decide[decision]}
      danger={decision === 'deny'}
      unfinished={isUnsaid ? [texts.noDenial] : []}
      onSubmit={() =>
        send(decision === 'grant' ? { decision } : { decision, reason: typedText(reason) })
      }
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      {asked === undefined ? null : (
        <>
          <p>{texts.fromTo(dueText(language, asked.before), dueText(language, asked.after))}</p>
          <p class="said">{asked.reason}</p>
        </>
      )}
      <ChoiceField
        label={texts.decision}
        value={decision}
        onChange={setDecision}
        options={(['grant', 'deny'] as const).map((value) => ({
          value,
          text: texts.decide[value],
        }))}
        required
      />
      {decision === 'deny' ? (
        <PhraseArea
          label={texts.denial}
          value={reason}
          onInput={(text) => kept.write({ reason: text })}
          most={longest(decideEndpoint, '/reason')}
          fault={faultAt('/reason')}
          required
        />
      ) : null}
    </ActForm>
  );
}

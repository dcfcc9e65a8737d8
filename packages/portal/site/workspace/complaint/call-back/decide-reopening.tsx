import { decideReopening as endpoint } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';
import { useState } from 'preact/hooks';
import { longest } from '../../../api.ts';
import { dayText, beijingDay } from '../../../dates.ts';
import { ChoiceField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useKeptTexts } from '../../kept-texts.ts';
import { PhraseArea } from '../../phrases/phrase-area.tsx';
import { actFormOf, type ActFormProps } from '../acts/act-form-of.tsx';
import { ClearedField } from '../acts/cleared-field.tsx';
import { findingsIn, type ConfirmedPassage } from '../acts/findings.ts';
import { forgetting } from '../acts/forgetting.ts';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';
import { callBackTexts, type CallBackTexts } from './call-back-texts.ts';

/** 裁定重新办理: the office has it handled anew, or denies it. */
export const decidingReopening = actFormOf({ texts: callBackTexts, View: DecideForm });

function DecideForm(props: ActFormProps & { readonly texts: CallBackTexts }) {
  const { reopening: texts } = props.texts;
  const { complaint, reopenings } = props.complaint;
  const language = useLanguage();
  const kept = useKeptTexts(`reopening/${complaint}/${reopenings.length}`, {
    grant: '',
    deny: '',
  });
  const { act, send, again, conflict } = useComplaintAct(endpoint, forgetting(props, kept.forget));
  const faultAt = useFaults(act);
  const [decision, setDecision] = useState<'grant' | 'deny' | undefined>(undefined);
  const [confirmed, setConfirmed] = useState<readonly ConfirmedPassage[]>([]);
  const [sent, setSent] = useState('');
  const askedAt = reopenings.at(-1)?.askedAt ?? null;
  const written = decision === undefined ? '' : kept.texts[decision];
  return (
    <ActForm
      act={act}
      submit={texts.decide[decision ?? 'grant']}
      danger={decision === 'deny'}
      unfinished={[
        ...(decision === undefined ? [texts.decision] : []),
        ...(decision !== undefined && typedText(written) === '' ? [texts.missing[decision]] : []),
      ]}
      onSubmit={() => {
        const reason = typedText(written);
        setSent(reason);
        if (decision === 'deny') send({ decision, reason });
        if (decision !== 'grant') return;
        const stays = confirmed.filter(({ passage }) => reason.includes(passage));
        send({ decision, reason, confirmed: stays });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      {askedAt === null ? null : (
        <p>{texts.lead(dayText(language, beijingDay(new Date(askedAt))))}</p>
      )}
      <ChoiceField
        label={texts.decision}
        required
        value={decision}
        onChange={setDecision}
        options={(['grant', 'deny'] as const).map((value) => ({
          value,
          text: texts.decide[value],
        }))}
      />
      {decision === 'grant' ? (
        <>
          <p>{texts.grantLead}</p>
          <ClearedField
            label={texts.reason.grant}
            hint={texts.hint.grant}
            required
            rows={4}
            most={longest(endpoint, '/reason')}
            value={kept.texts.grant}
            onInput={(grant) => kept.write({ grant })}
            fault={faultAt('/reason')}
            found={{
              sent,
              findings: act.state === 'refused' ? findingsIn(act.problem, '/reason', sent) : [],
            }}
            confirmed={confirmed}
            onConfirm={setConfirmed}
          />
        </>
      ) : null}
      {decision === 'deny' ? (
        <PhraseArea
          label={texts.reason.deny}
          hint={texts.hint.deny}
          required
          rows={4}
          most={longest(endpoint, '/reason')}
          value={kept.texts.deny}
          onInput={(deny) => kept.write({ deny })}
          fault={faultAt('/reason')}
        />
      ) : null}
    </ActForm>
  );
}

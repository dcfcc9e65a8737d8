import { decideRefusal, type Assignment } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { momentText } from '../../../dates.ts';
import { ChoiceField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import type { refusalDecision } from './zh.ts';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useOrganisations } from '../../organisations.ts';
import type { ActFormProps } from '../acts/act-form-of.tsx';
import { AssignmentsField } from '../acts/assignments-field.tsx';
import { useComplaintAct } from '../acts/use-complaint-act.tsx';

/** 裁定退件: the office lets the organisation off and assigns anew, or has it go on. */
export function RefusalDecisionForm(
  props: ActFormProps & { readonly texts: typeof refusalDecision },
) {
  const { texts, complaint, offered, close } = props;
  const language = useLanguage();
  const { nameOf } = useOrganisations();
  const { act, send, again, conflict } = useComplaintAct(decideRefusal, props);
  const faultIn = useFaults(act);
  const closed = offered.except.map(({ decision }) => decision);
  const [decision, setDecision] = useState<'grant' | 'deny' | undefined>(undefined);
  const refusal = complaint.refusals.at(-1);
  // Those who go on: everyone but the one that refuses.
  const [organisations, setOrganisations] = useState<readonly Assignment[]>([]);
  const unfinished = [
    ...(decision === undefined ? [texts.missing.decision] : []),
    ...(decision === 'grant' && organisations.length === 0 ? [texts.missing.organisations] : []),
  ];
  return (
    <ActForm
      act={act}
      submit={texts.submit}
      unfinished={unfinished}
      onSubmit={() => {
        if (decision === undefined) return;
        send(decision === 'grant' ? { decision, organisations: [...organisations] } : { decision });
      }}
      onAgain={again}
      onCancel={close}
      conflict={conflict}
    >
      {refusal === undefined ? null : (
        <section class="original" aria-label={texts.refusal}>
          <p class="label">
            {texts.refusedBy(
              nameOf(refusal.organisation),
              momentText(language, refusal.at),
              complaint.refusals.length,
            )}
          </p>
          <p class="said">{refusal.reason}</p>
        </section>
      )}
      <ChoiceField
        label={texts.decision}
        required
        value={decision}
        onChange={setDecision}
        options={(['grant', 'deny'] as const)
          .filter((one) => !closed.includes(one))
          .map((value) => ({ value, text: texts.decisions[value] }))}
      />
      {decision === undefined ? null : <p class="hint soft">{texts.explained[decision]}</p>}
      {decision === 'grant' ? (
        <AssignmentsField
          value={organisations}
          onChange={setOrganisations}
          fault={faultIn('/organisations')}
        />
      ) : null}
    </ActForm>
  );
}

import { decideInspection } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { ChoiceField, TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 审批: approves or rejects, with the reason. */
export function DecideForm(props: InspectionActProps) {
  const { decide: texts } = props.texts;
  const { act, send, again, conflict } = useInspectionAct(decideInspection, props);
  const fault = useFaults(act);
  const [decision, setDecision] = useState<'approve' | 'reject' | undefined>(undefined);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      act={act}
      submit={texts.act}
      unfinished={[
        ...(decision === undefined ? [texts.missing.decision] : []),
        ...(typedText(reason) === '' ? [texts.missing.reason] : []),
      ]}
      onSubmit={() => {
        if (decision !== undefined) send({ decision, reason: typedText(reason) });
      }}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <ChoiceField
        label={texts.decision}
        required
        value={decision}
        onChange={setDecision}
        options={(['approve', 'reject'] as const).map((value) => ({
          value,
          text: texts.decisions[value],
        }))}
      />
      <TextArea
        label={texts.reason}
        required
        value={reason}
        onInput={setReason}
        most={longest(decideInspection, '/reason')}
        fault={fault('/reason')}
      />
    </ActForm>
  );
}

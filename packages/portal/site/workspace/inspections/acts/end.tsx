import { endInspection } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { TextArea } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';

/** 取消 before its team is on site, 归档 when its stationing is over; with the reason. */
export function EndForm(props: InspectionActProps) {
  const { end: texts } = props.texts;
  const says = props.inspection.stage === 'reporting' ? texts.archive : texts.cancel;
  const { act, send, again, conflict } = useInspectionAct(endInspection, props);
  const fault = useFaults(act);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      act={act}
      submit={says.act}
      danger
      unfinished={typedText(reason) === '' ? [texts.missing] : []}
      onSubmit={() => send({ reason: typedText(reason) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{says.lead}</p>
      <TextArea
        label={texts.reason}
        required
        value={reason}
        onInput={setReason}
        most={longest(endInspection, '/reason')}
        fault={fault('/reason')}
      />
    </ActForm>
  );
}

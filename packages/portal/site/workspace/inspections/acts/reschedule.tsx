import { rescheduleInspection } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { typedText } from '@ducha/contracts/text-form.ts';
import { longest } from '../../../api.ts';
import { beijingDay } from '../../../dates.ts';
import { TextArea, TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import { useWords } from '../../words.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';
import { houseNow } from '../../house-time.ts';

/** 调整进驻时间: another window, with the reason; it is approved anew. */
export function RescheduleForm(props: InspectionActProps) {
  const { reschedule: texts, form } = props.texts;
  const { words } = useWords();
  const { act, send, again, conflict } = useInspectionAct(rescheduleInspection, props);
  const fault = useFaults(act);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const today = beijingDay(houseNow());
  return (
    <ActForm
      act={act}
      submit={texts.act}
      unfinished={[
        ...(from === '' || until === '' || until < from ? [form.missing.window] : []),
        ...(typedText(reason) === '' ? [texts.missing] : []),
      ]}
      onSubmit={() => send({ from, until, reason: typedText(reason) })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead(words.role[props.inspection.approver])}</p>
      <div class="fields">
        <TextField
          label={form.from}
          required
          type="date"
          value={from}
          onInput={setFrom}
          fault={fault('/from')}
        />
        <TextField
          label={form.until}
          required
          type="date"
          min={today}
          value={until}
          onInput={setUntil}
          fault={fault('/until')}
        />
      </div>
      <TextArea
        label={texts.reason}
        required
        value={reason}
        onInput={setReason}
        most={longest(rescheduleInspection, '/reason')}
        fault={fault('/reason')}
      />
    </ActForm>
  );
}

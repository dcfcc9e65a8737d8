import { closeStationing } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { beijingDay, dayAfter } from '../../../dates.ts';
import { CheckField, TextField } from '../../../fields.tsx';
import { ActForm } from '../../act-form.tsx';
import { useFaults } from '../../faults.ts';
import type { InspectionActProps } from '../inspection-shown.ts';
import { useInspectionAct } from './use-inspection-act.tsx';
import { houseNow } from '../../house-time.ts';

/** Letters posted inside the window arrive within days. */
const usualDays = 7;

/** 结束进驻: letters that were posted before are taken until a last day. */
export function CloseStationingForm(props: InspectionActProps) {
  const { close: texts } = props.texts;
  const { act, send, again, conflict } = useInspectionAct(closeStationing, props);
  const fault = useFaults(act);
  const today = beijingDay(houseNow());
  const [sure, setSure] = useState(false);
  const [until, setUntil] = useState(() => dayAfter(today, usualDays));
  return (
    <ActForm
      act={act}
      submit={texts.act}
      danger
      unfinished={[...(until === '' ? [texts.missing] : []), ...(sure ? [] : [texts.missingSure])]}
      onSubmit={() => send({ complaintsTakenUntil: until })}
      onAgain={again}
      onCancel={props.close}
      conflict={conflict}
    >
      <p>{texts.lead}</p>
      <TextField
        label={texts.until}
        hint={texts.untilHint}
        required
        type="date"
        min={today}
        value={until}
        onInput={setUntil}
        fault={fault('/complaintsTakenUntil')}
      />
      <CheckField label={texts.sure} checked={sure} onChange={setSure} />
    </ActForm>
  );
}

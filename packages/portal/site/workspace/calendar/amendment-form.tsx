import { amendmentCodes, isLocalDate, type AmendmentName } from '@ducha/calendar';
import type { CalendarAct } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { beijingDay } from '../../dates.ts';
import { ChoiceField, SelectField, TextField } from '../../fields.tsx';
import { FormHeading } from '../form-heading.tsx';
import { CalendarActForm, type CalendarForm } from './calendar-act-form.tsx';

/** 本市调整: days that the city counts otherwise than the notices. */
export function AmendmentForm(props: CalendarForm) {
  const { texts, shown } = props;
  const [name, setName] = useState<AmendmentName | undefined>(undefined);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [counted, setCounted] = useState<'off' | 'worked' | undefined>(undefined);
  const areDays = isLocalDate(from) && isLocalDate(until);
  const act: CalendarAct | undefined =
    name === undefined || counted === undefined || !areDays
      ? undefined
      : {
          decision: 'amend',
          amendment: { days: { from, until }, working: counted === 'worked', name },
        };
  const { form } = texts;
  return (
    <section class="card">
      <FormHeading level="h2" text={texts.amend} />
      <CalendarActForm
        {...props}
        submit={form.submit}
        act={act}
        unfinished={[
          ...(name === undefined ? [form.missing.reason] : []),
          ...(areDays ? [] : [form.missing.days]),
          ...(counted === undefined ? [form.missing.working] : []),
        ]}
      >
        {(faultAt) => {
          const last = faultAt('/amendment/days/until');
          const first = faultAt('/amendment/days/from');
          return (
            <>
              <SelectField
                label={form.reason}
                required
                none={form.choose}
                value={name ?? ''}
                onChange={(chosen) => setName(amendmentCodes.find((code) => code === chosen))}
                options={amendmentCodes.map((code) => ({ value: code, text: texts.reason[code] }))}
                fault={faultAt('/amendment/name')}
              />
              <div class="fields">
                <TextField
                  label={form.amendFrom}
                  required
                  type="date"
                  min={beijingDay(shown.asOf)}
                  value={from}
                  onInput={setFrom}
                  fault={first ?? (last === undefined ? faultAt('/amendment/days') : undefined)}
                />
                <TextField
                  label={form.amendUntil}
                  required
                  type="date"
                  min={from}
                  value={until}
                  onInput={setUntil}
                  fault={last}
                />
              </div>
              <ChoiceField
                label={form.working}
                required
                value={counted}
                onChange={setCounted}
                options={(['off', 'worked'] as const).map((value) => ({
                  value,
                  text: texts.counted[value],
                }))}
                fault={faultAt('/amendment/working')}
              />
            </>
          );
        }}
      </CalendarActForm>
    </section>
  );
}

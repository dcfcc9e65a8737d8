import { holidayCodes, readDates } from '@ducha/calendar';
import { SelectField, TextField } from '../../fields.tsx';
import type { calendar } from './zh.ts';
import type { HolidayWritten } from './written-notice.ts';

/** One holiday of a notice: its name, the days off, and the days that are worked in exchange. */
export function HolidayFields(props: {
  readonly texts: typeof calendar;
  readonly year: number;
  readonly place: number;
  readonly holiday: HolidayWritten;
  /** The fault in a part of it: `/name`, `/off/from`. */
  readonly faultAt: (field: string) => string | undefined;
  readonly onChange: (holiday: HolidayWritten) => void;
  readonly onRemove: () => void;
}) {
  const { texts, year, place, holiday, faultAt, onChange } = props;
  const { form } = texts;
  const name = holiday.name === '' ? '' : texts.holiday[holiday.name];
  const last = faultAt('/off/until');
  return (
    <fieldset class="group">
      <legend>{form.holiday(place + 1, name)}</legend>
      <div class="fields">
        <SelectField
          label={form.name}
          required
          none={form.choose}
          value={holiday.name}
          onChange={(chosen) =>
            onChange({ ...holiday, name: holidayCodes.find((code) => code === chosen) ?? '' })
          }
          options={holidayCodes.map((code) => ({ value: code, text: texts.holiday[code] }))}
          fault={faultAt('/name')}
        />
        <TextField
          label={form.from}
          required
          type="date"
          value={holiday.from}
          onInput={(from) => onChange({ ...holiday, from })}
          fault={faultAt('/off/from') ?? (last === undefined ? faultAt('/off') : undefined)}
        />
        <TextField
          label={form.until}
          required
          type="date"
          value={holiday.until}
          onInput={(until) => onChange({ ...holiday, until })}
          fault={last}
        />
      </div>
      <TextField
        label={form.makeUp}
        hint={form.makeUpHint}
        value={holiday.makeUp}
        onInput={(makeUp) => onChange({ ...holiday, makeUp })}
        fault={
          faultAt('/makeUp') ??
          (readDates(year, holiday.makeUp) === undefined
            ? form.missing.makeUp(place + 1)
            : undefined)
        }
      />
      <p>
        <button type="button" class="button plain" onClick={props.onRemove}>
          {form.remove(place + 1)}
        </button>
      </p>
    </fieldset>
  );
}

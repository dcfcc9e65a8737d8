import { duty, type PolicyForm, type PolicyValue, type ReminderStep } from '@ducha/contracts';
import { useState } from 'preact/hooks';
import { CheckField, ChoiceField, SelectField, TextField } from '../../fields.tsx';
import { inLanguage, useLanguage } from '../../language.ts';
import type { policies } from './zh.ts';
import { ManyOrganisations } from '../many-organisations.tsx';
import { OneOrganisation } from '../one-organisation.tsx';
import { useWords, wordOf } from '../words.ts';
import { isHours, isPeriod, stepsOf } from './value-text.ts';
import { minutesIn, wholeNumber } from './written-value.ts';

interface Field {
  readonly form: PolicyForm;
  readonly value: PolicyValue | undefined;
  /** `undefined`: what stands in the field is not written out yet. */
  readonly onChange: (value: PolicyValue | undefined) => void;
  readonly texts: typeof policies;
  readonly fault: string | undefined;
}

/** The field for a rule, by the form that its value has. */
export function ValueField(props: Field) {
  const { form, value, onChange, texts, fault } = props;
  const language = useLanguage();
  const { form: words } = texts;
  switch (form.kind) {
    case 'count':
      return (
        <NumberField
          label={words.value}
          {...(typeof value === 'number' ? { value } : {})}
          onChange={onChange}
          fault={fault}
        />
      );
    case 'yes-no':
      return (
        <ChoiceField
          label={words.value}
          required
          value={value === true ? 'yes' : value === false ? 'no' : undefined}
          onChange={(chosen) => onChange(chosen === 'yes')}
          options={[
            { value: 'yes', text: words.yes },
            { value: 'no', text: words.no },
          ]}
          fault={fault}
        />
      );
    case 'period':
      return <PeriodField {...props} units={form.units} />;
    case 'choice':
      return (
        <ChoiceField
          label={words.value}
          required
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
          options={form.options.map(({ code, label }) => ({
            value: code,
            text: inLanguage(language, label),
          }))}
          fault={fault}
        />
      );
    case 'organisation':
      return (
        <OneOrganisation
          label={words.value}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          fault={fault}
        />
      );
    case 'organisations':
      return (
        <ManyOrganisations
          label={words.value}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(codes) => onChange([...codes])}
          fault={fault}
        />
      );
    case 'delays':
      return <DelaysField {...props} />;
    case 'hours':
      return <HoursField {...props} />;
    case 'ladder':
      return <LadderField {...props} />;
  }
}

function NumberField(props: {
  readonly label: string;
  readonly value?: number;
  readonly onChange: (value: number | undefined) => void;
  readonly fault?: string | undefined;
}) {
  const [typed, setTyped] = useState(props.value === undefined ? '' : String(props.value));
  return (
    <TextField
      label={props.label}
      required
      inputMode="numeric"
      value={typed}
      onInput={(text) => {
        setTyped(text);
        props.onChange(wholeNumber(text));
      }}
      fault={props.fault}
    />
  );
}

type Unit = Extract<PolicyForm, { kind: 'period' }>['units'][number];

function PeriodField(props: Field & { readonly units: readonly Unit[] }) {
  const { value, onChange, texts, fault, units } = props;
  const known = value !== undefined && isPeriod(value) ? value : undefined;
  const [many, setMany] = useState(known?.value);
  const [unit, setUnit] = useState(known?.unit ?? units[0]);
  const say = (number: number | undefined, chosen: Unit | undefined): void =>
    onChange(
      number === undefined || chosen === undefined ? undefined : { value: number, unit: chosen },
    );
  return (
    <div class="fields">
      <NumberField
        label={texts.form.value}
        {...(many === undefined ? {} : { value: many })}
        onChange={(number) => {
          setMany(number);
          say(number, unit);
        }}
        fault={fault}
      />
      <SelectField
        label={texts.form.unit}
        required
        value={unit ?? ''}
        onChange={(chosen) => {
          const next = units.find((one) => one === chosen);
          setUnit(next);
          say(many, next);
        }}
        options={units.map((one) => ({ value: one, text: texts.words.unit[one] }))}
      />
    </div>
  );
}

function DelaysField({ value, onChange, texts, fault }: Field) {
  const [typed, setTyped] = useState(Array.isArray(value) ? value.map(String).join(', ') : '');
  return (
    <TextField
      label={texts.form.delays}
      required
      value={typed}
      onInput={(text) => {
        setTyped(text);
        onChange(minutesIn(text));
      }}
      fault={fault}
    />
  );
}

function HoursField({ value, onChange, texts, fault }: Field) {
  const known = value !== undefined && isHours(value) ? value : undefined;
  const [from, setFrom] = useState(known?.from);
  const [until, setUntil] = useState(known?.until);
  const say = (first: number | undefined, last: number | undefined): void =>
    onChange(first === undefined || last === undefined ? undefined : { from: first, until: last });
  return (
    <div class="fields">
      <NumberField
        label={texts.form.hourFrom}
        {...(from === undefined ? {} : { value: from })}
        onChange={(hour) => {
          setFrom(hour);
          say(hour, until);
        }}
        fault={fault}
      />
      <NumberField
        label={texts.form.hourUntil}
        {...(until === undefined ? {} : { value: until })}
        onChange={(hour) => {
          setUntil(hour);
          say(from, hour);
        }}
      />
    </div>
  );
}

/** The steps of a ladder, each with a code, a time, duties, and whether the office is told. */
function LadderField({ value, onChange, texts, fault }: Field) {
  const [steps, setSteps] = useState<readonly ReminderStep[]>(
    value === undefined ? [] : stepsOf(value),
  );
  const say = (next: readonly ReminderStep[]): void => {
    setSteps(next);
    onChange(
      next.every(({ step, duties }) => step !== '' && duties.length > 0) ? [...next] : undefined,
    );
  };
  return (
    <>
      <p class="fault" role="alert" hidden={fault === undefined}>
        {fault}
      </p>
      {steps.map((step, place) => (
        <StepFields
          key={place}
          step={step}
          texts={texts}
          onChange={(changed) => say(steps.with(place, changed))}
          onRemove={() => say(steps.toSpliced(place, 1))}
        />
      ))}
      <button
        type="button"
        class="button"
        onClick={() =>
          say([
            ...steps,
            { step: '', time: { anchor: 'due-day', days: 0 }, duties: ['liaison'], office: false },
          ])
        }
      >
        {texts.form.addStep}
      </button>
    </>
  );
}

function StepFields(props: {
  readonly step: ReminderStep;
  readonly texts: typeof policies;
  readonly onChange: (step: ReminderStep) => void;
  readonly onRemove: () => void;
}) {
  const { step, onChange } = props;
  const { form: texts } = props.texts;
  const { words } = useWords();
  const { time } = step;
  return (
    <fieldset class="card">
      <legend>{step.step === '' ? texts.addStep : step.step}</legend>
      <div class="fields">
        <TextField
          label={texts.step}
          hint={texts.stepHint}
          required
          value={step.step}
          onInput={(text) => onChange({ ...step, step: text.normalize('NFKC').toLowerCase() })}
        />
        <SelectField
          label={texts.time}
          value={time.anchor}
          onChange={(anchor) =>
            onChange({
              ...step,
              time:
                anchor === 'asked'
                  ? { anchor, hours: 1 }
                  : anchor === 'due'
                    ? { anchor }
                    : { anchor: 'due-day', days: 0 },
            })
          }
          options={(['due-day', 'asked', 'due'] as const).map((anchor) => ({
            value: anchor,
            text: texts.anchor[anchor],
          }))}
        />
        {time.anchor === 'due' ? null : (
          <NumberField
            key={time.anchor}
            label={time.anchor === 'asked' ? texts.hours : texts.days}
            value={time.anchor === 'asked' ? time.hours : time.days}
            onChange={(number = 0) =>
              onChange({
                ...step,
                time:
                  time.anchor === 'asked'
                    ? { anchor: 'asked', hours: number }
                    : { anchor: 'due-day', days: number },
              })
            }
          />
        )}
      </div>
      <fieldset class="field">
        <legend>{texts.duties}</legend>
        {duty.options.map((one) => (
          <CheckField
            key={one}
            label={wordOf(words.duty, one)}
            checked={step.duties.includes(one)}
            onChange={(checked) =>
              onChange({
                ...step,
                duties: checked
                  ? [...step.duties, one]
                  : step.duties.filter((other) => other !== one),
              })
            }
          />
        ))}
      </fieldset>
      <CheckField
        label={texts.office}
        checked={step.office}
        onChange={(office) => onChange({ ...step, office })}
      />
      <button type="button" class="button plain" onClick={props.onRemove}>
        {texts.removeStep(step.step)}
      </button>
    </fieldset>
  );
}

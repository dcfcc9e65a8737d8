import { ChoiceField, SelectField, TextField } from '../../fields.tsx';
import type { InspectionPolicy, InspectionTexts } from './inspection-shown.ts';
import { PolicyInWords } from './policy-words.tsx';

const units = ['hours', 'working-days', 'calendar-days', 'months'] as const;

/** What the inspection says of its own about its complaints; what it leaves out follows the office's policy. */
export function PolicyFields(props: {
  readonly texts: InspectionTexts;
  readonly policy: InspectionPolicy;
  readonly onChange: (policy: InspectionPolicy) => void;
  readonly fault: (pointer: string) => string | undefined;
}) {
  const { policy, onChange, fault } = props;
  const { policy: texts } = props.texts;
  return (
    <fieldset class="field group">
      <legend>{texts.title}</legend>
      <p class="hint">{texts.hint}</p>
      {(['signIn', 'reply'] as const).map((name) => (
        <div class="fields" key={name}>
          <TextField
            label={texts[name]}
            type="number"
            inputMode="numeric"
            min="1"
            hint={texts.periodHint}
            value={String(policy[name]?.value ?? '')}
            onInput={(typed) => onChange(withPeriod(policy, name, wholeIn(typed)))}
            fault={fault(`/policy/${name}`)}
          />
          <SelectField
            label={texts.unit}
            value={policy[name]?.unit ?? usualUnit[name]}
            onChange={(chosen) => {
              const unit = units.find((one) => one === chosen) ?? usualUnit[name];
              const value = policy[name]?.value;
              if (value !== undefined) onChange({ ...policy, [name]: { value, unit } });
            }}
            options={units.map((value) => ({ value, text: texts.units[value] }))}
          />
        </div>
      ))}
      <ChoiceField
        label={texts.typeCounting}
        value={policy.typeCounting ?? 'office'}
        onChange={(chosen) => {
          const { typeCounting: _, ...rest } = policy;
          onChange(chosen === 'office' ? rest : { ...rest, typeCounting: chosen });
        }}
        options={(['office', 'main', 'every'] as const).map((value) => ({
          value,
          text: value === 'office' ? texts.asOffice : texts.countings.types[value],
        }))}
      />
      <ChoiceField
        label={texts.organisationCounting}
        value={policy.organisationCounting ?? 'office'}
        onChange={(chosen) => {
          const { organisationCounting: _, ...rest } = policy;
          onChange(chosen === 'office' ? rest : { ...rest, organisationCounting: chosen });
        }}
        options={(['office', 'lead', 'each', 'joint-bucket'] as const).map((value) => ({
          value,
          text: value === 'office' ? texts.asOffice : texts.countings.organisations[value],
        }))}
      />
      <div class="fields">
        <TextField
          label={texts.round}
          hint={texts.roundHint}
          type="number"
          inputMode="numeric"
          min="1"
          max="9"
          value={policy.round === null ? '' : String(policy.round)}
          onInput={(typed) => onChange({ ...policy, round: wholeIn(typed) ?? null })}
          fault={fault('/policy/round')}
        />
        <TextField
          label={texts.target}
          hint={texts.targetHint}
          type="number"
          inputMode="numeric"
          min="1"
          max="100"
          value={policy.resultRateTarget === undefined ? '' : String(policy.resultRateTarget)}
          onInput={(typed) => {
            const { resultRateTarget: _, ...rest } = policy;
            const percent = wholeIn(typed);
            onChange(percent === undefined ? rest : { ...rest, resultRateTarget: percent });
          }}
          fault={fault('/policy/resultRateTarget')}
        />
      </div>
      <p class="label">{texts.inWords}</p>
      <PolicyInWords texts={props.texts} policy={policy} />
    </fieldset>
  );
}

/** The unit in which a period is first written down. */
const usualUnit = { signIn: 'working-days', reply: 'calendar-days' } as const;

/** The policy with that many of its unit; without a number, as the office's. */
function withPeriod(
  policy: InspectionPolicy,
  name: 'signIn' | 'reply',
  value: number | undefined,
): InspectionPolicy {
  const { [name]: before, ...rest } = policy;
  return value === undefined
    ? rest
    : { ...rest, [name]: { value, unit: before?.unit ?? usualUnit[name] } };
}

/** The whole number that stands in a field; none when it is empty or something else. */
function wholeIn(typed: string): number | undefined {
  const value = Number(typed);
  return typed.trim() === '' || !Number.isInteger(value) || value < 1 ? undefined : value;
}

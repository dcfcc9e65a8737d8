import { ChoiceField, SelectField, TextField } from '../../fields.tsx';
import type { InspectionPolicy, InspectionTexts } from './inspection-shown.ts';
import { PolicyInWords } from './policy-words.tsx';

const units = ['hours', 'working-days', 'calendar-days', 'months'] as const;

/** Dates and ways of counting that the inspection sets for its complaints, and what they mean in words. */
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
            value={String(policy[name].value)}
            onInput={(typed) =>
              onChange({ ...policy, [name]: { ...policy[name], value: wholeIn(typed) ?? 1 } })
            }
            fault={fault(`/policy/${name}`)}
          />
          <SelectField
            label={texts.unit}
            value={policy[name].unit}
            onChange={(chosen) =>
              onChange({
                ...policy,
                [name]: {
                  ...policy[name],
                  unit: units.find((one) => one === chosen) ?? 'calendar-days',
                },
              })
            }
            options={units.map((value) => ({ value, text: texts.units[value] }))}
          />
        </div>
      ))}
      <ChoiceField
        label={texts.typeCounting}
        value={policy.typeCounting}
        onChange={(typeCounting) => onChange({ ...policy, typeCounting })}
        options={(['main', 'every'] as const).map((value) => ({
          value,
          text: texts.countings.types[value],
        }))}
      />
      <ChoiceField
        label={texts.organisationCounting}
        value={policy.organisationCounting}
        onChange={(organisationCounting) => onChange({ ...policy, organisationCounting })}
        options={(['lead', 'each', 'joint-bucket'] as const).map((value) => ({
          value,
          text: texts.countings.organisations[value],
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

/** The whole number that stands in a field; none when it is empty or something else. */
function wholeIn(typed: string): number | undefined {
  const value = Number(typed);
  return typed.trim() === '' || !Number.isInteger(value) || value < 1 ? undefined : value;
}

import { CheckField, SelectField, TextField } from '../../../fields.tsx';
import { OrganisationField } from '../../organisation-field.tsx';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import type { InspectionTexts } from '../inspection-shown.ts';
import type { CandidateWritten } from './candidate.ts';

const ranks = ['bureau', 'division', 'other'] as const;

/** One person for the team: who, of what rank, and where they belong or belonged. */
export function CandidateFields(props: {
  readonly texts: InspectionTexts;
  readonly title: string;
  readonly value: CandidateWritten;
  readonly onChange: (value: CandidateWritten) => void;
  readonly onRemove?: () => void;
  readonly fault: string | undefined;
}) {
  const { value, onChange, title } = props;
  const { team: texts } = props.texts;
  const { workspace } = useWords();
  const { nameOf } = useOrganisations();
  const change = (part: Partial<CandidateWritten>): void => onChange({ ...value, ...part });
  const { organisations } = value;
  return (
    <fieldset class="field group">
      <legend>{title}</legend>
      <div class="fields">
        <TextField
          label={texts.subject}
          hint={texts.subjectHint}
          required
          value={value.subject}
          onInput={(subject) => change({ subject })}
          fault={props.fault}
        />
        <SelectField
          label={texts.rank}
          value={value.rank}
          onChange={(rank) => change({ rank: ranks.find((one) => one === rank) ?? 'other' })}
          options={ranks.map((rank) => ({ value: rank, text: texts.ranks[rank] }))}
        />
        <TextField
          label={texts.retiredOn}
          hint={texts.retiredOnHint}
          type="date"
          value={value.retiredOn}
          onInput={(retiredOn) => change({ retiredOn })}
        />
      </div>
      <OrganisationField
        label={texts.organisations}
        hint={texts.organisationsHint}
        without={organisations.map(({ organisation }) => organisation)}
        onPick={(organisation) =>
          change({ organisations: [...organisations, { organisation, leads: false, left: '' }] })
        }
      />
      <ul class="plain-list">
        {organisations.map((one, index) => {
          const replaced = (part: Partial<typeof one>): void =>
            change({
              organisations: organisations.map((old, at) =>
                at === index ? { ...old, ...part } : old,
              ),
            });
          return (
            <li key={one.organisation} class="picked">
              <span>{nameOf(one.organisation)}</span>
              <CheckField
                label={texts.leads}
                checked={one.leads}
                onChange={(leads) => replaced({ leads })}
              />
              <label>
                {texts.left}{' '}
                <input
                  type="date"
                  value={one.left}
                  onInput={({ currentTarget }) => replaced({ left: currentTarget.value })}
                />
              </label>
              <button
                type="button"
                class="button small"
                aria-label={workspace.pick.removeOne(nameOf(one.organisation))}
                onClick={() => change({ organisations: organisations.filter((o) => o !== one) })}
              >
                {workspace.pick.remove}
              </button>
            </li>
          );
        })}
      </ul>
      {props.onRemove === undefined ? null : (
        <p>
          <button type="button" class="button small" onClick={props.onRemove}>
            {workspace.pick.removeOne(title)}
          </button>
        </p>
      )}
    </fieldset>
  );
}

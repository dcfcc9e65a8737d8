import type { Assignment } from '@ducha/contracts';
import { useId } from 'preact/hooks';
import { OrganisationField } from '../../organisation-field.tsx';
import { useOrganisations } from '../../organisations.ts';
import { useWords } from '../../words.ts';
import { withLead, withOrganisation, withoutOrganisation } from './assignments.ts';

/** The organisations that a complaint goes to: one leads, the others assist. */
export function AssignmentsField(props: {
  readonly value: readonly Assignment[];
  readonly onChange: (assignments: readonly Assignment[]) => void;
  readonly fault?: string | undefined;
  /** Where it is not the usual one. */
  readonly label?: string;
}) {
  const { words, workspace } = useWords();
  const { all, nameOf } = useOrganisations();
  const id = useId();
  const { value, onChange } = props;
  // Another one has taken their place.
  const merged = all.flatMap(({ code, successor }) => (successor === null ? [] : [code]));
  return (
    <div class="field">
      <OrganisationField
        label={props.label ?? workspace.assign.label}
        hint={workspace.assign.hint}
        required
        fault={props.fault}
        without={[...merged, ...value.map(({ organisation }) => organisation)]}
        onPick={(code) => onChange(withOrganisation(value, code))}
      />
      {value.length === 0 ? null : (
        <ul class="picked-list" aria-label={workspace.assign.chosen}>
          {value.map(({ organisation, role }) => (
            <li key={organisation} class="picked">
              <span>{nameOf(organisation)}</span>
              <label class="choice">
                <input
                  type="radio"
                  name={id}
                  checked={role === 'lead'}
                  onChange={() => onChange(withLead(value, organisation))}
                />
                {words.assignment.lead}
                {role === 'lead' ? null : <span class="unseen">{nameOf(organisation)}</span>}
              </label>
              <button
                type="button"
                class="button small"
                aria-label={workspace.pick.removeOne(nameOf(organisation))}
                onClick={() => onChange(withoutOrganisation(value, organisation))}
              >
                {workspace.pick.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

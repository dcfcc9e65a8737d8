import { OrganisationField } from './organisation-field.tsx';
import { useOrganisations } from './organisations.ts';
import { useWords } from './words.ts';

/** One organisation or none. */
export function OneOrganisation(props: {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly kinds?: readonly string[];
  /** A code; empty when none is chosen. */
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const { workspace } = useWords();
  const organisations = useOrganisations();
  const { value, onChange, ...field } = props;
  if (value === '') return <OrganisationField {...field} onPick={onChange} />;
  return (
    <div class="field" role="group" aria-label={props.label}>
      <p class="label">{props.label}</p>
      <p class="picked">
        <span>{organisations.nameOf(value)}</span>
        <button type="button" class="button small" onClick={() => onChange('')}>
          {workspace.pick.change}
        </button>
      </p>
      <p class="fault" hidden={props.fault === undefined}>
        {props.fault}
      </p>
    </div>
  );
}

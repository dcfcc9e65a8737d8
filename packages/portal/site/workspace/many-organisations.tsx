import { OrganisationField } from './organisation-field.tsx';
import { useOrganisations } from './organisations.ts';
import { useWords } from './words.ts';

/** Several organisations, in the order in which they were picked. */
export function ManyOrganisations(props: {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly kinds?: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}) {
  const { workspace } = useWords();
  const { nameOf } = useOrganisations();
  const { value, onChange, ...field } = props;
  return (
    <>
      <OrganisationField
        {...field}
        required
        without={value}
        onPick={(code) => onChange([...value, code])}
      />
      {value.length === 0 ? null : (
        <ul class="picked-list">
          {value.map((code) => (
            <li key={code} class="picked">
              <span>{nameOf(code)}</span>
              <button
                type="button"
                class="button small"
                aria-label={workspace.pick.removeOne(nameOf(code))}
                onClick={() => onChange(value.filter((other) => other !== code))}
              >
                {workspace.pick.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

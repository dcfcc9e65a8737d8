import { useId, useState } from 'preact/hooks';
import { inLanguage, useLanguage } from '../language.ts';
import { findOrganisations } from './organisation-search.ts';
import { useOrganisations } from './organisations.ts';
import { useWords, wordOf } from './words.ts';

/** How many are offered at once: all districts, and as many as a screen takes. */
const offered = 20;

/** Finds an organisation by typing over the names; what is picked is its code. */
export function OrganisationField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  /** Those that cannot be picked (again). */
  readonly without?: readonly string[];
  /** Of these kinds alone; all when left out. */
  readonly kinds?: readonly string[];
  readonly onPick: (code: string) => void;
}) {
  const { workspace, words } = useWords();
  const language = useLanguage();
  const organisations = useOrganisations();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { without = [], kinds, fault, hint } = props;
  const choices = findOrganisations(
    organisations.all.filter(
      ({ code, kind }) => !without.includes(code) && (kinds === undefined || kinds.includes(kind)),
    ),
    typed,
    offered,
  );
  const chosen = choices[Math.min(active, choices.length - 1)];
  const pick = (code: string): void => {
    props.onPick(code);
    setTyped('');
    setOpen(false);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(open ? (active + step + choices.length) % Math.max(1, choices.length) : 0);
      setOpen(true);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (chosen !== undefined) pick(chosen.code);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div class="field combobox">
      <label for={id}>
        {props.label}
        {props.required === true ? (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        value={typed}
        placeholder={workspace.pick.type}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint ${id}-fault`}
        {...(open && chosen !== undefined
          ? { 'aria-activedescendant': `${id}-${chosen.code}` }
          : {})}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={props.label} hidden={!open}>
        {choices.map((one) => (
          <li
            key={one.code}
            id={`${id}-${one.code}`}
            role="option"
            aria-selected={one === chosen}
            // Before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              pick(one.code);
            }}
          >
            <span>{inLanguage(language, one)}</span>
            <span class="soft small">
              {wordOf(words.organisationKind, one.kind)} {one.code}
            </span>
          </li>
        ))}
        {choices.length === 0 ? (
          <li role="option" aria-disabled="true" aria-selected="false" class="soft">
            {workspace.pick.none}
          </li>
        ) : null}
      </ul>
      <p id={`${id}-fault`} class="fault" hidden={fault === undefined}>
        {fault}
      </p>
    </div>
  );
}

import { h, type ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a field says: its label, a hint, the fault that was found in it. */
interface Said {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** In the reader's words; none while it is right. */
  readonly fault?: string | undefined;
  readonly required?: boolean;
}

/** One line of text. */
export function TextField(
  props: Said & {
    readonly value: string;
    readonly onInput: (value: string) => void;
    readonly most?: number;
    readonly type?:
      | 'text'
      | 'tel'
      | 'email'
      | 'date'
      | 'datetime-local'
      | 'time'
      | 'number'
      | 'search';
    readonly inputMode?: 'numeric' | 'tel';
    readonly autoComplete?: string;
    readonly min?: string;
    readonly max?: string;
  },
) {
  const { value, onInput, most, type = 'text', inputMode, autoComplete = 'off', min, max } = props;
  const id = useId();
  return (
    <Field {...props} id={id}>
      {h('input', {
        // Not as JSX, whose type asks for one known kind of input.
        id,
        type,
        value,
        min,
        max,
        maxLength: most,
        inputMode,
        autoComplete,
        ...ariaOf(id, props),
        onInput: (event: InputEvent) => {
          if (event.currentTarget instanceof HTMLInputElement) onInput(event.currentTarget.value);
        },
      })}
    </Field>
  );
}

/** Several lines, with what is left of the room. */
export function TextArea(
  props: Said & {
    readonly value: string;
    readonly onInput: (value: string) => void;
    readonly most: number;
    readonly rows?: number;
  },
) {
  const { value, onInput, most, rows = 5 } = props;
  const id = useId();
  return (
    <Field {...props} id={id}>
      <textarea
        id={id}
        value={value}
        rows={rows}
        maxLength={most}
        {...ariaOf(id, props)}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p class="count" aria-hidden="true">
        {value.length} / {most}
      </p>
    </Field>
  );
}

/** One of a list. */
export function SelectField(
  props: Said & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly options: readonly { readonly value: string; readonly text: string }[];
    /** Shown while nothing is chosen; without it something always is. */
    readonly none?: string;
  },
) {
  const { value, onChange, options, none } = props;
  const id = useId();
  return (
    <Field {...props} id={id}>
      <select
        id={id}
        value={value}
        {...ariaOf(id, props)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of few, all of them in sight. */
export function ChoiceField<Value extends string>(
  props: Said & {
    readonly value: Value | undefined;
    readonly onChange: (value: Value) => void;
    readonly options: readonly { readonly value: Value; readonly text: string }[];
  },
) {
  const { label, hint, fault, required = false, value, onChange, options } = props;
  const id = useId();
  return (
    <fieldset class="field" aria-invalid={fault !== undefined} aria-describedby={`${id}-fault`}>
      <legend>
        {label}
        {required ? <RequiredMark /> : null}
      </legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      <div class="choices-inline">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={id}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
      <p id={`${id}-fault`} class="fault" hidden={fault === undefined}>
        {fault}
      </p>
    </fieldset>
  );
}

/** Yes or no. */
export function CheckField(props: {
  readonly label: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={({ currentTarget }) => props.onChange(currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

function Field(props: Said & { readonly id: string; readonly children: ComponentChildren }) {
  const { id, label, hint, fault, required = false } = props;
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {props.children}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} class="fault">
          {fault}
        </p>
      )}
    </div>
  );
}

function RequiredMark() {
  return (
    <span class="required" aria-hidden="true">
      {' '}
      *
    </span>
  );
}

function ariaOf(id: string, { hint, fault, required = false }: Said) {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(fault === undefined ? [] : [`${id}-fault`]),
  ].join(' ');
  return {
    'aria-required': required,
    'aria-invalid': fault !== undefined,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
}

import { useEffect, useState } from 'preact/hooks';
import { CheckField, SelectField, TextField } from '../../fields.tsx';
import { urgencyOf } from '../urgency.ts';
import { useWords, wordOf } from '../words.ts';
import { urgencies, type TodoFilter } from './todo-filter.ts';
import { todoKinds, type TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';

/** How long after the last key the number is looked for, in milliseconds. */
const pause = 200;

/** What narrows the list. Every choice says how many it leaves. */
export function TodoFilters(props: {
  readonly rows: readonly TodoRow[];
  readonly filter: TodoFilter;
  readonly now: string;
  readonly choose: (filter: TodoFilter) => void;
  readonly texts: TodoTexts;
}) {
  const { rows, filter, now, choose } = props;
  const { filter: texts } = props.texts;
  const { words } = useWords();
  const kinds = todoKinds.filter((kind) => rows.some((row) => row.kind === kind));
  const acts = [...new Set(rows.map(({ act }) => act))];
  const many = (test: (row: TodoRow) => boolean): number => rows.filter(test).length;
  return (
    <search class="filters" aria-label={texts.label}>
      <SelectField
        label={texts.urgency}
        value={filter.urgency ?? ''}
        onChange={(value) =>
          choose({ ...filter, urgency: urgencies.find((each) => each === value) })
        }
        none={texts.any}
        options={urgencies.map((value) => ({
          value,
          text: `${texts.urgencies[value]} · ${many(({ due }) => urgencyOf(due, now) === value)}`,
        }))}
      />
      {kinds.length > 1 || filter.kind !== undefined ? (
        <SelectField
          label={texts.kind}
          value={filter.kind ?? ''}
          onChange={(value) =>
            choose({ ...filter, kind: todoKinds.find((each) => each === value) })
          }
          none={texts.any}
          options={kinds.map((value) => ({
            value,
            text: `${texts.kinds[value]} · ${many(({ kind }) => kind === value)}`,
          }))}
        />
      ) : null}
      {acts.length > 1 || filter.act !== undefined ? (
        <SelectField
          label={texts.act}
          value={filter.act ?? ''}
          onChange={(value) => choose({ ...filter, act: value === '' ? undefined : value })}
          none={texts.any}
          options={acts.map((value) => ({
            value,
            text: `${wordOf(words.act, value)} · ${many(({ act }) => act === value)}`,
          }))}
        />
      ) : null}
      <NumberFilter
        label={texts.number}
        value={filter.number}
        choose={(number) => choose({ ...filter, number })}
      />
      {acts.length > 1 || filter.isGrouped ? (
        <CheckField
          label={texts.group}
          checked={filter.isGrouped}
          onChange={(isGrouped) => choose({ ...filter, isGrouped })}
        />
      ) : null}
    </search>
  );
}

/** What is typed is in the field at once, and in the address a moment later. */
function NumberFilter(props: {
  readonly label: string;
  readonly value: string;
  readonly choose: (number: string) => void;
}) {
  const { label, value, choose } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => choose(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField label={label} type="search" value={typed} onInput={setTyped} most={40} />;
}

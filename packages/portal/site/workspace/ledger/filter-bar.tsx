import { useId, useMemo, useState } from 'preact/hooks';
import { betweenCodes, dueStates, type DayRange, dueStateOf } from '@ducha/contracts/row-filter.ts';
import { CheckField, SelectField, TextField } from '../../fields.tsx';
import { type Asked } from './asked.ts';
import { countsOf, valueText } from './grouped.ts';
import type { Dimension, LedgerKind } from './ledger-kind.ts';
import type { LedgerTexts } from './ledger-texts.ts';

/** How many of the dimensions stand above the list where there is room; the others a click away. */
const inSight = 3;

/** What the rows are filtered by. Every choice says how many rows of the whole ledger it means. */
export function FilterBar<Row>(props: {
  readonly rows: readonly Row[];
  readonly asked: Omit<Asked, 'typed'>;
  readonly kind: LedgerKind<Row>;
  readonly now: string;
  readonly change: (part: Partial<Asked>) => void;
  readonly texts: LedgerTexts;
}) {
  const { rows, asked, kind, now, change, texts } = props;
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const options = useMemo(
    () => new Map(kind.dimensions.map((each) => [each.name, optionsOf(rows, each)])),
    [rows, kind],
  );
  const dues = useMemo(() => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const state = dueStateOf(kind.dueOf(row), now);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    return counts;
  }, [rows, kind, now]);
  const marked = useMemo(
    () => kind.marks.map((mark) => ({ ...mark, count: rows.filter(mark.isOn).length })),
    [rows, kind],
  );
  const select = (dimension: Dimension<Row>) => {
    const { name, label } = dimension;
    const codes = asked.chosen[name] ?? [];
    // Several stand as one choice, that of the address.
    const chosen = codes.join(betweenCodes);
    const found = options.get(name) ?? [];
    const isMissing = chosen !== '' && found.every(({ value }) => value !== chosen);
    if (found.length < 2 && chosen === '') return null;
    const missing = {
      value: chosen,
      text: codes.map((code) => valueText(dimension, code)).join(texts.or),
    };
    return (
      <SelectField
        key={name}
        label={label}
        value={chosen}
        none={texts.any}
        options={isMissing ? [...found, missing] : found}
        onChange={(code) => {
          const { [name]: _, ...others } = asked.chosen;
          change({ chosen: code === '' ? others : { ...others, [name]: [code] } });
        }}
      />
    );
  };
  return (
    <>
      <div class={isOpen ? 'filters ledger-first open' : 'filters ledger-first'}>
        {kind.dimensions.slice(0, inSight).map(select)}
        {kind.isTimeless === true ? null : (
          <SelectField
            label={texts.due}
            value={asked.due ?? ''}
            none={texts.any}
            options={dueStates.map((value) => ({
              value,
              text: `${texts.dueStates[value]} · ${dues.get(value) ?? 0}`,
            }))}
            onChange={(chosen) => change({ due: dueStates.find((state) => state === chosen) })}
          />
        )}
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-more`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {texts.moreFilters}
          <span aria-hidden="true">{isOpen ? ' ▴' : ' ▾'}</span>
        </button>
      </div>
      <div id={`${id}-more`} class="card ledger-others" hidden={!isOpen}>
        <div class="filters">{kind.dimensions.slice(inSight).map(select)}</div>
        <div class="filters">
          {kind.days.map(({ name, label }) => (
            <DayFields
              key={name}
              label={label}
              range={asked.days[name]}
              texts={texts}
              onChange={(range) => {
                const { [name]: _, ...others } = asked.days;
                const isAny = range.from === undefined && range.until === undefined;
                change({ days: isAny ? others : { ...others, [name]: range } });
              }}
            />
          ))}
        </div>
        <div class="choices-inline">
          {marked.map(({ name, label, count }) => (
            <CheckField
              key={name}
              label={`${label} · ${count}`}
              checked={asked.marks.includes(name)}
              onChange={(isChecked) =>
                change({
                  marks: kind.marks
                    .map((mark) => mark.name)
                    .filter((mark) => (mark === name ? isChecked : asked.marks.includes(mark))),
                })
              }
            />
          ))}
        </div>
      </div>
    </>
  );
}

function DayFields(props: {
  readonly label: string;
  readonly range: DayRange | undefined;
  readonly texts: LedgerTexts;
  readonly onChange: (range: DayRange) => void;
}) {
  const { label, range = {}, texts, onChange } = props;
  const day = (typed: string): string | undefined => (typed === '' ? undefined : typed);
  return (
    <>
      <TextField
        type="date"
        label={texts.from(label)}
        value={range.from ?? ''}
        onInput={(typed) => onChange({ ...range, from: day(typed) })}
      />
      <TextField
        type="date"
        label={texts.until(label)}
        value={range.until ?? ''}
        onInput={(typed) => onChange({ ...range, until: day(typed) })}
      />
    </>
  );
}

/** The values that some row has, and how many have each. */
function optionsOf<Row>(
  rows: readonly Row[],
  dimension: Dimension<Row>,
): readonly { readonly value: string; readonly text: string }[] {
  return [...countsOf(rows, dimension)].map(([value, count]) => ({
    value,
    text: `${valueText(dimension, value)} · ${count}`,
  }));
}

import { dayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import type { Asked } from './asked.ts';
import { valueText } from './grouped.ts';
import { typedText } from '@ducha/contracts/text-form.ts';
import type { LedgerKind } from './ledger-kind.ts';
import type { LedgerTexts } from './ledger-texts.ts';

/** One thing that is asked, as people say it, and all that is asked but that. */
export interface Condition {
  readonly name: string;
  readonly value: string;
  readonly others: Asked;
}

/** Everything that the rows are filtered by, one after the other. */
export function conditionsOf<Row>(
  asked: Asked,
  kind: LedgerKind<Row>,
  { texts, language }: { readonly texts: LedgerTexts; readonly language: Language },
): readonly Condition[] {
  const typed = typedText(asked.typed);
  return [
    ...(typed === ''
      ? []
      : [{ name: texts.search, value: typed, others: { ...asked, typed: '' } }]),
    ...kind.dimensions.flatMap((dimension) => {
      const { name, label } = dimension;
      const codes = asked.chosen[name];
      if (codes === undefined) return [];
      const { [name]: _, ...chosen } = asked.chosen;
      const value = codes.map((code) => valueText(dimension, code)).join(texts.or);
      return [{ name: label, value, others: { ...asked, chosen } }];
    }),
    ...kind.days.flatMap(({ name, label }) => {
      const range = asked.days[name];
      if (range === undefined) return [];
      const { [name]: _, ...days } = asked.days;
      const [from, until] = [range.from, range.until].map((day) =>
        day === undefined ? undefined : dayText(language, day),
      );
      const value =
        from === undefined
          ? texts.onlyUntil(until ?? '')
          : until === undefined
            ? texts.onlyFrom(from)
            : from === until
              ? from
              : texts.between(from, until);
      return [{ name: label, value, others: { ...asked, days } }];
    }),
    ...(asked.due === undefined
      ? []
      : [
          {
            name: texts.due,
            value: texts.dueStates[asked.due],
            others: { ...asked, due: undefined },
          },
        ]),
    ...kind.marks
      .filter(({ name }) => asked.marks.includes(name))
      .map(({ name, label }) => ({
        name: texts.filters,
        value: label,
        others: { ...asked, marks: asked.marks.filter((mark) => mark !== name) },
      })),
  ];
}

/** How the rows are ordered, in a sentence. */
export function orderTold<Row>(asked: Asked, kind: LedgerKind<Row>, texts: LedgerTexts): string {
  const column = kind.columns.find(({ name }) => name === asked.order.column);
  return column === undefined ? '' : texts.ordered(column.label, wayTold(asked, kind, texts));
}

/** Which way they are ordered. */
export function wayTold<Row>({ order }: Asked, kind: LedgerKind<Row>, texts: LedgerTexts): string {
  const form = kind.columns.find(({ name }) => name === order.column)?.form ?? 'code';
  return texts.ways[form][order.down ? 1 : 0] ?? '';
}

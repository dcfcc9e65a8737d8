import { momentText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import type { Asked } from './asked.ts';
import type { LedgerKind } from './ledger-kind.ts';
import type { LedgerTexts } from './ledger-texts.ts';
import type { Sheet } from './sheet/sheet.ts';
import { conditionsOf, orderTold } from './told.ts';

/** What is filtered, as a sheet: each row in every column, and above it as of when and filtered by what. */
export function sheetOf<Row>(
  rows: readonly Row[],
  given: {
    readonly title: string;
    readonly asked: Asked;
    readonly kind: LedgerKind<Row>;
    /** An instant. */
    readonly asOf: string;
    readonly texts: LedgerTexts;
    readonly language: Language;
    /** For paper, which has room for some columns only. */
    readonly isPrinted: boolean;
  },
): Sheet {
  const { title, asked, kind, asOf, texts, language, isPrinted } = given;
  const says = texts.sheet;
  const conditions = conditionsOf(asked, kind, { texts, language });
  const filters = conditions.map(({ name, value }) => texts.chosenOne(name, value));
  const columns = kind.columns.filter((column) => !isPrinted || column.isPrinted);
  return {
    title,
    head: [
      { name: says.asOf, says: momentText(language, asOf) },
      { name: says.count, says: String(rows.length) },
      {
        name: says.filters,
        says: filters.length === 0 ? says.unfiltered : filters.join(says.comma),
      },
      { name: says.order, says: orderTold(asked, kind, texts) },
    ],
    columns: columns.map(({ label }) => label),
    rows: rows.map((row) => columns.map(({ textOf }) => textOf(row))),
    names: { rows: says.name, head: says.head },
  };
}

import { inLanguage, useLanguage } from '../../language.ts';
import type { batch as Texts } from '../../texts/zh/batch.ts';
import {
  cellsOf,
  columns,
  inChineseOnly,
  ofReply,
  type Row,
  type Table,
} from './disclosed-cells.ts';

/**
 * The disclosed table. On a wide screen and on paper it is a table whose head stays in sight; on a narrow
 * one each row is a card. The roles are spelt out because a table that is laid out otherwise loses its own.
 */
export function DisclosedTable(props: {
  readonly texts: typeof Texts;
  readonly table: Table;
  readonly caption: string;
}) {
  const { texts, table, caption } = props;
  const language = useLanguage();
  const headings = columns.map((column, at) => {
    const named = table.columns[at];
    return { column, text: named === undefined ? '' : inLanguage(language, named) };
  });
  return (
    <div class="sheet-room">
      <table class="sheet" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {headings.map(({ column, text }) => (
              <th key={column} role="columnheader" scope="col" class={`of-${column}`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.rows.map((row) => (
            <DisclosedRow key={row.serial} texts={texts} row={row} headings={headings} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DisclosedRow(props: {
  readonly texts: typeof Texts;
  readonly row: Row;
  readonly headings: readonly { readonly text: string }[];
}) {
  const { texts, row, headings } = props;
  const language = useLanguage();
  return (
    <tr role="row" class={row.keyAttention ? 'key' : undefined}>
      {cellsOf(language, row).map(({ column, text }, at) => {
        const name = headings[at]?.text;
        return column === 'number' ? (
          <th key={column} role="rowheader" scope="row" class="of-number" data-name={name}>
            {row.number.slice(0, -4)}
            <wbr />
            {row.number.slice(-4)}
            {row.keyAttention ? (
              <>
                <span aria-hidden="true">*</span>
                <span class="key-word">{texts.table.key}</span>
              </>
            ) : null}
          </th>
        ) : (
          <td key={column} role="cell" class={`of-${column}`} data-name={name}>
            {text === '' ? (
              <span class="soft">
                {row.verdict === null && ofReply.has(column)
                  ? texts.table.toCome
                  : texts.table.none}
              </span>
            ) : (
              <span lang={language === 'en' && inChineseOnly.has(column) ? 'zh-Hans' : undefined}>
                {text}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

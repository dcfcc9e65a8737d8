import { readPublicTable } from '@ducha/contracts';
import { useAnswer } from '../../answer.ts';
import { momentText } from '../../dates.ts';
import { inLanguage, useLanguage } from '../../language.ts';
import { AsOf } from '../as-of.tsx';
import { saveFile } from '../save-file.ts';
import { csvOf } from './csv.ts';
import { cellsOf, type Table } from './disclosed-cells.ts';
import { DisclosedTable } from './disclosed-table.tsx';
import { Disclosed, Editions } from './editions.tsx';
import type { PartProps } from './part-props.ts';
import { PrintButton } from './print-button.tsx';

/** 公开情况一览表: the eleven columns, an edition of them. */
export function TablePart(props: PartProps) {
  const { texts, id, edition } = props;
  const language = useLanguage();
  const { answer, again } = useAnswer(readPublicTable, {
    params: { batch: id },
    query: edition === undefined ? {} : { edition },
  });
  const download = (table: Table): void => {
    const headings = table.columns.map((column) => inLanguage(language, column));
    const rows = table.rows.map((row) => cellsOf(language, row).map(({ text }) => text));
    saveFile(texts.table.file(table.batch, table.edition), csvOf([headings, ...rows]), 'text/csv');
  };
  return (
    <Disclosed {...props} part="table" answer={answer} readAgain={again}>
      {(table) => (
        <>
          <h2>{inLanguage(language, table.title)}</h2>
          <Editions
            texts={texts}
            id={id}
            part="table"
            editions={table.editions}
            shown={table.edition}
          />
          <p class="soft">
            {texts.table.rows(table.rows.length)} · {texts.edition(table.edition)} ·{' '}
            {texts.table.starred}
          </p>
          <p class="actions no-print">
            <button type="button" class="button" onClick={() => download(table)}>
              {texts.table.download}
            </button>
            <PrintButton label={texts.print} />
          </p>
          <DisclosedTable
            texts={texts}
            table={table}
            caption={`${inLanguage(language, table.title)} · ${momentText(language, table.asOf)}`}
          />
          <AsOf at={table.asOf} />
        </>
      )}
    </Disclosed>
  );
}

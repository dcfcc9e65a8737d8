import type { Sheet } from './sheet.ts';
import { zipOf } from './zip.ts';

/** What a cell of a spreadsheet holds at most (ECMA-376 and every program that reads it). */
const longest = 32_767;
/** The widest that a column is made, in characters. */
const widest = 60;

/**
 * A sheet as a workbook (ECMA-376, `.xlsx`): the rows, and what they are of on a sheet behind them. Every cell is
 * written as a text where it stands: there is no way in here to write a formula, a number or a link.
 */
export async function workbookOf(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const { title, head, columns, rows, names } = sheet;
  const about = [[title], ...head.map(({ name, says }) => [name, says])];
  return zipOf([
    { name: '[Content_Types].xml', text: contentTypes },
    { name: '_rels/.rels', text: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', text: workbook([names.rows, names.head]) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', text: styles },
    { name: 'xl/worksheets/sheet1.xml', text: worksheet([columns, ...rows], { isTable: true }) },
    { name: 'xl/worksheets/sheet2.xml', text: worksheet(about, { isTable: false }) },
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

const ofKind = (kind: string): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
const contentTypes =
  `${declaration}<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${ofKind('sheet.main')}"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ofKind('worksheet')}"/>` +
  `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${ofKind('worksheet')}"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${ofKind('styles')}"/></Types>`;

/** A plain text and a bold one. Both are of the format `@`: what is typed over them stays a text too. */
const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
  '<alignment vertical="top"/></xf>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
const [plain, bold] = [1, 2];

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const each = targets.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const each = names.map(
    (name, at) => `<sheet name="${sheetName(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each.join('')}</sheets></workbook>`;
}

/** At most 31 characters, and none of those that a reference needs. */
function sheetName(name: string): string {
  return escaped(name.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31));
}

/** @param isTable its first line is the names of its columns: it stays in sight, and filters */
function worksheet(
  lines: readonly (readonly string[])[],
  { isTable }: { readonly isTable: boolean },
): string {
  const width = Math.max(1, ...lines.map(({ length }) => length));
  const last = `${columnName(width - 1)}${lines.length}`;
  return (
    `${declaration}<worksheet xmlns="${main}">` +
    `<sheetViews><sheetView workbookViewId="0">${isTable ? frozenFirstLine : ''}</sheetView></sheetViews>` +
    `<cols>${widthsOf(lines, width)}</cols>` +
    `<sheetData>${lines.map((cells, at) => line(cells, at, isTable || at === 0)).join('')}</sheetData>` +
    `${isTable ? `<autoFilter ref="A1:${last}"/>` : ''}</worksheet>`
  );
}

const frozenFirstLine =
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';

function line(cells: readonly string[], at: number, isHeaded: boolean): string {
  const style = at === 0 && isHeaded ? bold : plain;
  const each = cells.map((text, column) =>
    text === ''
      ? ''
      : `<c r="${columnName(column)}${at + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  );
  return `<row r="${at + 1}">${each.join('')}</row>`;
}

function widthsOf(lines: readonly (readonly string[])[], columns: number): string {
  return Array.from({ length: columns }, (_, column) => {
    const most = lines.reduce((wide, cells) => Math.max(wide, widthOf(cells[column] ?? '')), 0);
    const width = Math.min(widest, most + 2);
    return `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`;
  }).join('');
}

/** A Chinese character is as wide as two of the others. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}

/** `A` … `Z`, `AA` … */
export function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest;
}

/** What XML cannot hold is left out; `_x0041_` would be read as another character, so that its first sign is one. */
function escaped(text: string): string {
  return text
    .slice(0, longest)
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

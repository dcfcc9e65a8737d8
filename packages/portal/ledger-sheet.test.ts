import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from './site/workspace/ledger/sheet/csv.ts';
import { fileName, type Sheet } from './site/workspace/ledger/sheet/sheet.ts';
import { columnName, workbookOf } from './site/workspace/ledger/sheet/workbook.ts';

const sheet = (rows: readonly (readonly string[])[]): Sheet => ({
  title: '举报件台账',
  head: [
    { name: '截至', says: '2026年11月28日 18:00' },
    { name: '筛选', says: '阶段：办理中' },
  ],
  columns: ['编号', '要点'],
  rows,
  names: { rows: '举报件', head: '说明' },
});

/** Texts as bad as they come: signs of formulas, controls, quotes, other planes, halves of characters. */
const bad = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...Array.from('=+-@\t\r\n,"\'; |<>&_x0041_＝＋－＠油\u0000\u001f\uffff\ud800😀'),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

/** The cells of a CSV, as RFC 4180 reads them. */
function cellsIn(csv: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at]!;
    if (isQuoted && sign === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === ',' || sign === '\r')) {
      lines.at(-1)!.push(cell);
      cell = '';
      if (sign === '\r') {
        at += 1;
        lines.push([]);
      }
    } else cell += sign;
  }
  return lines.slice(0, -1);
}

describe('CSV', () => {
  test('begins with the byte order mark, then what it is of, then the columns', () => {
    const csv = csvOf(sheet([['W3BJ1', '油烟']]));
    expect(csv).toBe(
      '\uFEFF举报件台账\r\n截至,2026年11月28日 18:00\r\n筛选,阶段：办理中\r\n\r\n编号,要点\r\nW3BJ1,油烟\r\n',
    );
  });

  test('no cell begins like a formula, and each says what it said', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(bad, bad)), (rows) => {
        const cells = cellsIn(csvOf(sheet(rows)).slice(1)).slice(5);
        expect(cells.length).toBe(rows.length);
        for (const [at, line] of cells.entries()) {
          for (const [column, cell] of line.entries()) {
            expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
            const text = rows[at]![column]!;
            expect([text, `'${text}`]).toContain(cell);
          }
        }
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r1', ' =1', '＝1', '\n=1'])('%j', (text) => {
    expect(cellsIn(csvOf(sheet([[text, '']])).slice(1))[5]![0]).toBe(`'${text}`);
  });
});

/** The files of a ZIP archive, by its own directory, each with the check of its bytes. */
function filesIn(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  const files = new Map<string, string>();
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [size, length] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    const local = bytes.readUInt32LE(at + 42);
    // The head of the file says the same as the directory.
    expect(bytes.subarray(local + 4, local + 30)).toEqual(bytes.subarray(at + 6, at + 32));
    const from = local + 30 + length;
    const plain = inflateRawSync(bytes.subarray(from, from + size));
    expect(crc32(plain)).toBe(bytes.readUInt32LE(at + 16));
    expect(plain.length).toBe(bytes.readUInt32LE(at + 24));
    files.set(name, plain.toString('utf8'));
    at += 46 + length;
  }
  return files;
}

/** XML 1.0 holds no other controls than tab and the ends of lines; those above ASCII are left out too. */
function isInXml(sign: string): boolean {
  const code = sign.codePointAt(0)!;
  if (code < 0x20) return [0x09, 0x0a, 0x0d].includes(code);
  return (code < 0x7f || code > 0x9f) && code !== 0xfffe && code !== 0xffff;
}

function textsIn(xml: string): string[] {
  return [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, text]) =>
    text!
      .replaceAll('&#13;', '\r')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16))),
  );
}

describe('a workbook', () => {
  test('holds the rows, and behind them what they are of', async () => {
    const files = filesIn(await workbookOf(sheet([['W3BJ1', '油烟']])));
    expect([...files.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
    expect(textsIn(files.get('xl/worksheets/sheet1.xml')!)).toEqual([
      '编号',
      '要点',
      'W3BJ1',
      '油烟',
    ]);
    expect(textsIn(files.get('xl/worksheets/sheet2.xml')!)).toEqual([
      '举报件台账',
      '截至',
      '2026年11月28日 18:00',
      '筛选',
      '阶段：办理中',
    ]);
    expect(files.get('xl/workbook.xml')).toContain(
      '<sheet name="举报件" sheetId="1" r:id="rId1"/>',
    );
    expect(files.get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:B2"/>');
  });

  test('every cell is a text, whatever it begins with, and never a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(bad, bad), { maxLength: 5 }), async (rows) => {
        const xml = filesIn(await workbookOf(sheet(rows))).get('xl/worksheets/sheet1.xml')!;
        expect(xml).not.toMatch(/<f[ >]|<v[ >]/);
        const cells = [...xml.matchAll(/<c [^>]*>/g)].map(([cell]) => cell);
        expect(cells.every((cell) => cell.includes('t="inlineStr"'))).toBe(true);
        const held = rows
          .flat()
          .filter((text) => text !== '')
          .map((text) => Array.from(text.toWellFormed()).filter(isInXml).join(''));
        expect(textsIn(xml).slice(2)).toEqual(held);
      }),
    );
  });

  test('what reads like the code of a character is no other character', async () => {
    const files = filesIn(await workbookOf(sheet([['_x0041__x0042_', '_x00']])));
    const xml = files.get('xl/worksheets/sheet1.xml')!;
    expect(xml).toContain('_x005F_x0041__x005F_x0042_<');
    expect(textsIn(xml).slice(2)).toEqual(['_x0041__x0042_', '_x00']);
  });

  test('columns are called as spreadsheets call them', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

test('a file is called by what it holds and when, by the clock of Beijing', () => {
  expect(fileName(sheet([]), '2026-11-28T10:00:00.000Z', 'csv')).toBe(
    '举报件台账-202611281800.csv',
  );
  expect(fileName({ ...sheet([]), title: 'a/b: c' }, '2026-11-28T17:00:00.000Z', 'xlsx')).toBe(
    'a-b-c-202611290100.xlsx',
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a file begins with the mark of UTF-8 and ends each row', () => {
  expect(
    csvOf([
      ['序号', '受理编号'],
      ['1', 'D3BJ202512200017'],
    ]),
  ).toBe('\uFEFF序号,受理编号\r\n1,D3BJ202512200017\r\n');
});

test('commas, quotes and line ends stay within their cell', () => {
  expect(csvOf([['a,b', 'say "no"', 'two\nlines', '']])).toBe(
    '\uFEFF"a,b","say ""no""","two\nlines",\r\n',
  );
});

test('what looks like a formula is made a text', () => {
  const hostile = ['=1+1', '+1', '-1', '@x', '＝1', ' =1', '\t=1', '=HYPERLINK("http://x")'];
  expect(csvOf([hostile]).slice(1).trimEnd()).toBe(
    `'=1+1,'+1,'-1,'@x,'＝1,' =1,'\t=1,"'=HYPERLINK(""http://x"")"`,
  );
});

test('every table can be read back, but for the apostrophes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 })),
      (rows) => {
        const back = readBack(csvOf(rows).slice(1));
        expect(back.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
      },
    ),
  );
});

function bare(text: string): string {
  return text.replace(/^'/, '');
}

/** As RFC 4180 says. */
function readBack(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of file.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

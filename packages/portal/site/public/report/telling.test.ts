import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import { expect, test } from 'vitest';
import { tellingPieces } from './telling.ts';

const pieces = (text: string, name = '') =>
  tellingPieces(text, findPersonalData(text, { name, phone: '', address: '' }));

test('what tells who somebody is stands in its place, and the text is whole', () => {
  const text = '我叫王小明，手机13811112222，住3号楼2单元501，京A12345。';
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(
    pieces(text).flatMap(({ text: passage, telling }) =>
      telling === undefined ? [] : [[telling, passage]],
    ),
  ).toEqual([
    ['name', '王小明'],
    ['phone', '13811112222'],
    ['address', '3号楼2单元501'],
    ['other', '京A12345'],
  ]);
});

test('a passage that is two things is shown once; a text that tells of nobody is one piece', () => {
  expect(pieces('我叫王小明', '王小明').map(({ text }) => text)).toEqual(['我叫', '王小明']);
  expect(pieces('夜间施工噪声扰民')).toEqual([{ text: '夜间施工噪声扰民', telling: undefined }]);
  expect(pieces('')).toEqual([]);
});

import { expect, test } from 'vitest';
import { cellsOf, columns, type Row } from './disclosed-cells.ts';

const row: Row = {
  serial: 7,
  number: 'D3BJ202512200017',
  keyAttention: true,
  problem: '<b>扬尘</b>',
  organisations: [
    { code: '110112', name: { chinese: '通州区', english: 'Tongzhou District' } },
    { code: 'csglw', name: { chinese: '市城市管理委', english: 'Urban Management' } },
  ],
  types: [{ code: 'air', name: { chinese: '大气', english: 'Air' } }],
  findings: '属实情况',
  verdict: 'partly-substantiated',
  verdictText: { chinese: '部分属实', english: 'partly substantiated' },
  goal: null,
  handling: '已清理',
  result: 'staged',
  resultText: { chinese: '阶段性办结', english: 'closed in stages' },
  accountability: null,
};

test('a row has its eleven texts in the order of the published form', () => {
  expect(cellsOf('zh', row).map(({ text }) => text)).toEqual([
    '7',
    'D3BJ202512200017*',
    '<b>扬尘</b>',
    '通州区、市城市管理委',
    '大气',
    '属实情况',
    '部分属实',
    '',
    '已清理',
    '阶段性办结',
    '',
  ]);
  expect(cellsOf('en', row).map(({ column }) => column)).toEqual(columns);
  expect(cellsOf('en', { ...row, keyAttention: false })[1]?.text).toBe('D3BJ202512200017');
  expect(cellsOf('en', row)[3]?.text).toBe('Tongzhou District, Urban Management');
});

test('a row without a confirmed reply has nothing of one', () => {
  const texts = cellsOf('zh', {
    ...row,
    verdict: null,
    verdictText: { chinese: '尚待核实', english: 'not yet established' },
    findings: null,
    handling: null,
    result: 'open',
    resultText: { chinese: '未办结', english: 'not closed yet' },
  }).map(({ text }) => text);
  expect(texts.slice(5)).toEqual(['', '尚待核实', '', '', '未办结', '']);
});

import { expect, test } from 'vitest';
import { uncounted } from './uncounted.ts';

const none = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};
const reply = (handling: string, outcomes: Partial<typeof none> = {}, more: object = {}) => ({
  findings: '经现场核查，夜间施工属实。',
  handling,
  rectification: null,
  accountability: null,
  outcomes: { ...none, ...outcomes },
  ...more,
});

test('what the words tell of and nobody counted is named, with the word', () => {
  expect(uncounted(reply('责令立即停止夜间施工，立案处罚5万元。'))).toEqual([
    { outcome: 'orderedToRectify', word: '责令立即停止' },
    { outcome: 'fined', word: '立案处罚' },
  ]);
  expect(uncounted(reply('已行政拘留1人，约谈负责人。'))).toEqual([
    { outcome: 'detained', word: '拘留' },
    { outcome: 'summoned', word: '约谈' },
  ]);
  const accountability = { accountability: '对2人予以通报批评。' };
  expect(uncounted(reply('已整改。', {}, accountability))).toEqual([
    { outcome: 'heldAccountable', word: '通报批评' },
  ]);
});

test('what is counted, denied or only intended is no hint', () => {
  const counted = { orderedToRectify: 1, fined: 1, fineYuan: 50_000 };
  expect(uncounted(reply('责令立即停止夜间施工，立案处罚5万元。', counted))).toEqual([]);
  expect(uncounted(reply('未发现违法行为，不予行政处罚，无需问责。'))).toEqual([]);
  expect(uncounted(reply('逾期不改的，将立案处罚。'))).toEqual([]);
  expect(uncounted(reply('已向居民说明情况。'))).toEqual([]);
});

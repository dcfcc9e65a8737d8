import { expect, test } from 'vitest';
import type { Letter } from '../notification/notification-events.ts';
import { mailText } from './mail-text.ts';
import { smsTemplates } from './sms-templates.ts';
import { billedParts, rendered, smsText } from './sms-text.ts';
import { dueWords } from './words.ts';

const id = '0'.repeat(26);
const letter: Letter = {
  notice: id,
  occasion: 'reminder',
  organisation: '110105',
  duty: 'liaison',
  channel: 'sms',
  sibling: null,
  count: 1,
  first: {
    kind: 'task',
    id,
    number: 'ZG-2025-0007',
    act: 'finish',
    due: '2025-12-30T16:00:00.000Z',
  },
  batch: null,
  parts: 1,
  urgent: false,
  sendAt: '2025-12-27T01:00:00.000Z',
};
const read = (over: Partial<Letter>, now: string) =>
  rendered(smsText({ ...letter, ...over }, 'https://d.example/', now));

test('the signature first, then number, act, date and link; by what is due and when it is read', () => {
  const link = `详见https://d.example/t/${id}`;
  expect(read({}, '2025-12-27T01:00:00.000Z')).toBe(
    `【北京生态环保督察】ZG-2025-0007须于12月30日24:00前完成整改，请按期完成。${link}`,
  );
  expect(read({}, '2025-12-30T01:00:00.000Z')).toBe(
    `【北京生态环保督察】ZG-2025-0007今日12月30日24:00到期，请抓紧完成整改。${link}`,
  );
  expect(read({}, '2025-12-30T16:00:00.000Z')).toBe(
    `【北京生态环保督察】ZG-2025-0007已于12月30日24:00到期，尚未完成整改，请立即办理。${link}`,
  );
  expect(read({ count: 12 }, '2025-12-30T16:00:00.000Z')).toBe(
    '【北京生态环保督察】你单位有12件督察事项待办，最早一件已于12月30日24:00到期，尚未完成整改。详见https://d.example/todo',
  );
});

test('a date that is not firm says so, in an SMS that a provider still takes', () => {
  const first = { ...letter.first, due: '2027-01-01T16:00:00.000Z', unpublished: [2027] };
  expect(read({ first }, '2026-12-31T01:00:00.000Z')).toContain(
    '须于1月1日24:00（2027年放假安排尚未公布，日期为推算）前完成整改',
  );
  // A parameter holds 35 characters at most.
  expect(dueWords(first.due, [2027]).length).toBeLessThanOrEqual(35);
});

test('every parameter of every template is given', () => {
  const occasions: [Partial<Letter>, string][] = [
    [{ occasion: 'hand-over', batch: 3 }, letter.sendAt],
    [{ occasion: 'hand-over', batch: 3, count: 2 }, letter.sendAt],
    [{}, letter.sendAt],
    [{}, '2025-12-30T01:00:00.000Z'],
    [{}, '2026-01-01T01:00:00.000Z'],
    [{ count: 2 }, letter.sendAt],
    [{ count: 2 }, '2026-01-01T01:00:00.000Z'],
  ];
  const used = occasions.map(([over, now]) => {
    const text = smsText({ ...letter, ...over }, 'https://d.example', now);
    const named = [...smsTemplates[text.template].text.matchAll(/\$\{(\w+)\}/g)].map(
      ([, name = '']) => name,
    );
    expect(Object.keys(text.parameters).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      named.toSorted((a, b) => (a < b ? -1 : 1)),
    );
    return text.template;
  });
  expect(used.toSorted()).toEqual(Object.keys(smsTemplates).toSorted());
});

test('a sub-batch is told apart by its number', () => {
  const sub: Letter = { ...letter, occasion: 'hand-over', batch: 3, subBatch: 2, count: 2 };
  expect(rendered(smsText(sub, 'https://d.example', letter.sendAt))).toContain(
    '第3-2批信访件共2件',
  );
  expect(mailText(sub, [], 'https://d.example', letter.sendAt).subject).toContain('第3批第2分批');
});

test('one part up to 70 characters, else one for each 67', () => {
  expect([70, 71, 134, 135].map((length) => billedParts('督'.repeat(length)))).toEqual([
    1, 2, 2, 3,
  ]);
});

test('the end of a day is its 24:00', () => {
  expect(dueWords('2025-12-30T16:00:00.000Z')).toBe('12月30日24:00');
  expect(dueWords('2025-12-31T15:59:00Z')).toBe('12月31日23:59');
});

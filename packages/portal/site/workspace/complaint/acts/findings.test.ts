import { expect, test } from 'vitest';
import {
  aroundFindings,
  findingsIn,
  piecesOf,
  placesOf,
  reasonOf,
  withReason,
} from './findings.ts';

const sent = '请致电13800138000找张三，或拨12345。';
const problem = {
  type: 'urn:ducha:problem:personal-data-in-text',
  title: '',
  status: 422,
  faults: [
    { pointer: '#/clearedText', code: 'complainant-name', detail: 'characters 16 to 17' },
    { pointer: '#/clearedText', code: 'phone', detail: 'characters 4 to 14' },
    { pointer: '#/findings', code: 'phone', detail: 'characters 1 to 3' },
  ],
};

test('the passages are those of the text that was sent, at their places', () => {
  const findings = findingsIn(problem, '/clearedText', sent);
  expect(findings.map(({ passage }) => passage)).toEqual(['张三', '13800138000']);
  expect(findings.map(({ kind }) => kind)).toEqual(['complainant-name', 'phone']);
  expect(findingsIn({ ...problem, type: 'urn:ducha:problem:invalid' }, '/x', sent)).toEqual([]);
});

test('a text with its findings reads as it was sent', () => {
  const findings = findingsIn(problem, '/clearedText', sent);
  const pieces = piecesOf(sent, [...findings, ...findings]);
  expect(pieces.map(({ text }) => text).join('')).toBe(sent);
  expect(pieces.filter(({ finding }) => finding !== undefined).length).toBe(2);
});

test('of a long text the findings stand with what is beside them', () => {
  const [long, phone] = ['一二三四五六七八九十'.repeat(5), '13800138000'];
  const text = `${long}${phone}${long}${phone}短${phone}${long}`;
  const places = [50, 111, 123];
  const findings = places.map((start) => ({
    start,
    end: start + phone.length,
    kind: 'phone' as const,
    passage: phone,
  }));
  const [left, right] = ['五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六'];
  expect(aroundFindings(piecesOf(text, findings)).map((piece) => piece.text)).toEqual([
    `…${left}`,
    phone,
    `${right}…${left}`,
    phone,
    '短',
    phone,
    `${right}…`,
  ]);
});

test('a reason is of a passage; a passage is found wherever it stands now', () => {
  const one = withReason([], '张三', 'ordinary-word');
  const both = withReason(withReason(one, '12345', 'other-number'), '张三', 'party-of-matter');
  expect(reasonOf(both, '张三')).toBe('party-of-matter');
  expect(withReason(both, '张三', undefined)).toEqual([
    { passage: '12345', reason: 'other-number' },
  ]);
  expect(reasonOf(both, '李四')).toBe('');
  const finding = { start: 0, end: 2, kind: 'name', passage: '张三' } as const;
  expect(placesOf('问张三，张三说', [finding])).toEqual([
    { start: 1, end: 3, kind: 'name' },
    { start: 4, end: 6, kind: 'name' },
  ]);
});

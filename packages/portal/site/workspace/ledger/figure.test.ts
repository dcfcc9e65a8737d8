import { expect, test } from 'vitest';
import { figureOf, highest, percentOf } from './figure.ts';
import { grouped } from './grouped.ts';
import { matter, matters, type Matter } from './testing/matter.ts';

const figure = (rows: readonly Matter[], name: string) =>
  figureOf(grouped(rows, name, matters)!, rows, (code) => `(${code})`);

test('groups are bars', () => {
  const rows = [matter({ id: 'a', units: ['u1'] }), matter({ id: 'b', units: ['u1', 'u2'] })];
  expect(figure(rows, 'unit')).toEqual({
    form: 'bars',
    total: 2,
    apart: undefined,
    bars: [
      { code: 'u1', text: '(u1)', count: 2 },
      { code: 'u2', text: '(u2)', count: 1 },
    ],
  });
});

test('days stand one after the other, those of nothing between them; those without a day apart', () => {
  const rows = ['2026-02-27', '2026-03-02', null].map((closed, at) =>
    matter({ id: String(at), closed }),
  );
  expect(figure(rows, 'closed')).toEqual({
    form: 'days',
    total: 3,
    apart: { code: '-', text: '(-)', count: 1 },
    bars: [
      { code: '2026-02-27', text: '(2026-02-27)', count: 1 },
      { code: null, text: '(2026-02-28)', count: 0 },
      { code: null, text: '(2026-03-01)', count: 0 },
      { code: '2026-03-02', text: '(2026-03-02)', count: 1 },
    ],
  });
});

test('no day at all, and days of many years', () => {
  expect(figure([matter({ closed: null })], 'closed').bars).toEqual([]);
  const years = ['1990-01-01', '2026-01-01'].map((received, at) =>
    matter({ id: String(at), received }),
  );
  expect(figure(years, 'received')).toMatchObject({ form: 'bars', bars: { length: 2 } });
});

test('steps count all that have come so far', () => {
  const rows = (['new', 'open', 'done'] as const).map((stage) => matter({ id: stage, stage }));
  expect(figure(rows, 'stage')).toMatchObject({
    form: 'funnel',
    bars: [
      { code: null, text: '收到', count: 3 },
      { code: null, text: '办结', count: 1 },
    ],
  });
});

test('the highest is the first of those with the most; shares are whole percents', () => {
  const bar = (text: string, count: number) => ({ code: text, text, count });
  expect(highest({ bars: [bar('a', 1), bar('b', 3), bar('c', 3)] })?.text).toBe('b');
  expect(highest({ bars: [bar('a', 0)] })).toBeUndefined();
  expect([percentOf(1, 3), percentOf(2, 3), percentOf(0, 0)]).toEqual([33, 67, 0]);
});

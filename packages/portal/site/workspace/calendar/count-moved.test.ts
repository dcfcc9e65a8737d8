import type { CalendarContent, previewRecount, Request } from '@ducha/contracts';
import { expect, test } from 'vitest';
import type { Answer, BodyOf } from '../../answer.ts';
import { countMoved } from './count-moved.ts';

type Body = BodyOf<typeof previewRecount>;
const calendar: CalendarContent = { notices: [], amendments: [] };
const date = (complaint: string): Body['moved'][number] => ({
  complaint: complaint.repeat(26),
  number: null,
  act: 'reply',
  organisation: '110105',
  due: '2027-01-01T16:00:00.000Z',
  movedTo: '2027-01-04T16:00:00.000Z',
});
const page = (moved: Body['moved'], next: string | null): Answer<Body> => ({
  state: 'ready',
  body: { asOf: '2026-12-01T00:00:00.000Z', counted: 100, moved, next },
});
const of = (inspection: string, stage: 'stationed' | 'archived' | 'draft') => ({
  inspection,
  stage,
});

test('every page of every inspection that has complaints is asked, in order, and what moves is put together', async () => {
  const asked: (readonly unknown[])[] = [];
  const ask = async ({ query }: Partial<Request<typeof previewRecount>>): Promise<Answer<Body>> => {
    asked.push([query?.inspection, query?.after]);
    if (query?.inspection === 'b') return page([date('3')], null);
    return query?.after === undefined ? page([date('1')], 'handling/x') : page([date('2')], null);
  };
  const inspections = [of('a', 'stationed'), of('c', 'draft'), of('b', 'archived')];
  expect(await countMoved(ask, inspections, calendar, () => true)).toEqual({
    counted: 300,
    moved: ['1', '2', '3'].map(date),
  });
  expect(asked).toEqual([
    ['a', undefined],
    ['a', 'handling/x'],
    ['b', undefined],
  ]);
});

test('half a count is none', async () => {
  const failing = (): Promise<Answer<Body>> =>
    Promise.resolve({ state: 'failed', problem: undefined });
  expect(await countMoved(failing, [of('a', 'stationed')], calendar, () => true)).toBeUndefined();
  const ask = (): Promise<Answer<Body>> => Promise.resolve(page([], null));
  expect(await countMoved(ask, [of('a', 'stationed')], calendar, () => false)).toBeUndefined();
  expect(await countMoved(ask, [], calendar, () => true)).toEqual({ counted: 0, moved: [] });
});

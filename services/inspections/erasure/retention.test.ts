import { erasedAtOnce } from '@ducha/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOf } from '../inspection/due.ts';
import type { InspectionEvent } from '../inspection/inspection-events.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { after, afterAt, changed, drafted, note, whole } from '../testing/erasable-inspection.ts';
import { decideInspectionErasure, erasableTexts } from './erasing.ts';
import { decideRetention, retentionDue } from './retention.ts';

const ends: InspectionEvent = {
  type: 'inspection.archived.v1',
  data: { on: '2026-06-30', reason: note() },
};
/** It is archived on a day in June. */
const archived = (state: Inspection): Inspection =>
  afterAt('2026-06-30T01:00:00.000Z', state, [ends]);

/** The inspection once the clock has looked at every date that it named, and these dates. */
function ticked(state: Inspection) {
  const dates: string[] = [];
  let now = state;
  for (let due = retentionDue(now); due !== undefined; due = retentionDue(now)) {
    const events = decideRetention(now, due);
    // A date at which nothing happens would be met again every minute, for ever.
    expect(events, due).toHaveLength(1);
    dates.push(due);
    now = afterAt(due, now, events);
  }
  return { state: now, dates };
}

test('ten years after the end what was declared of people goes, after thirty the reasons; who sat on the team stays', () => {
  const { state, dates } = ticked(archived(whole));
  expect(dates).toEqual(['2036-06-30T16:00:00.000Z', '2056-06-30T16:01:00.000Z']);
  expect(state.erasures).toMatchObject([
    { texts: ['vetting'], cause: 'retention', ground: null },
    { texts: ['decision', 'team-changes', 'moves'], cause: 'retention', ground: null },
  ]);
  expect(erasableTexts(state)).toEqual([]);
  expect(state.team).toEqual(whole.team);
  expect(state.teamChanges).toHaveLength(1);
});

test('it follows what held when it was drafted', () => {
  const held = { ...whole.held, vettingRetention: 1, reasonRetention: 2 };
  expect(ticked(archived({ ...whole, held })).dates).toEqual([
    '2026-07-30T16:00:00.000Z',
    '2026-08-30T16:01:00.000Z',
  ]);
});

test('a draft that was cancelled has ended too; one that goes on, or whose window lapses, has its dates as ever', () => {
  const cancelled: InspectionEvent = {
    type: 'inspection.cancelled.v1',
    data: { on: '2026-03-01', reason: note() },
  };
  const state = afterAt('2026-03-01T01:00:00.000Z', after(null, drafted), [cancelled]);
  expect(ticked(state).dates).toEqual(['2056-03-01T16:00:00.000Z']);
  expect(retentionDue(whole)).toBeUndefined();
  expect(decideRetention(whole, '2199-01-01T00:00:00.000Z')).toEqual([]);
  const preparing: Inspection = { ...whole, stage: 'preparing' };
  expect(dueOf(preparing)).toBe('2026-03-31T16:00:00.000Z');
  const lapsed = afterAt('2026-05-01T00:00:00.000Z', preparing, [
    { type: 'inspection.lapsed.v1', data: { on: '2026-05-01' } },
  ]);
  expect(dueOf(lapsed)).toBe('2036-05-01T16:00:00.000Z');
});

test('before its date nothing happens', () => {
  expect(decideRetention(archived(whole), '2036-06-30T15:59:59.999Z')).toEqual([]);
});

test('however many texts there are, by whatever terms, nothing is left, and each date is a timer of its own', () => {
  const months = fc.integer({ min: 1, max: 600 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: erasedAtOnce * 2 }),
      months,
      months,
      fc.subarray([...erasableTexts(whole)]),
      (changes, vettingRetention, reasonRetention, gone) => {
        const held = { ...whole.held, vettingRetention, reasonRetention };
        const many = Array.from({ length: changes }, () => changed(note(), note()));
        const state = after({ ...whole, held }, ...many);
        const decided = decideInspectionErasure(state, { texts: gone, ground: 'mistaken' });
        const before = 'rejected' in decided ? state : after(state, ...decided);
        const { state: then, dates } = ticked(archived(before));
        expect(new Set(dates).size).toBe(dates.length);
        expect(erasableTexts(then)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

import { stateCouncilCalendar } from '@ducha/calendar';
import { isRejection } from '@ducha/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchLimit } from '@ducha/contracts';
import { policyOfBatch } from '../batches/closing.ts';
import { seriesStream } from '../batches/series-fold.ts';
import type { Series } from '../batches/series-state.ts';
import { inspectionId, policy } from '../testing/complaint-history.ts';
import type { CutOffEvent } from './cut-off-events.ts';
import { cutOffStream } from './cut-off-fold.ts';
import type { CutOffs } from './cut-off-state.ts';
import { comeBy, decideScheduledClosing, passedBy } from './passing.ts';
import { decideSet } from './setting.ts';
import { firstSlot, nextSlot } from './slots.ts';

/** 定时组批. 2025-12-20 is a Saturday. */
const calendar = stateCouncilCalendar;
const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

function after(
  before: CutOffs,
  events: ReturnType<typeof decideSet> | readonly CutOffEvent[],
  saidAt: string,
): CutOffs {
  if (isRejection(events)) throw new Error(events.rejected);
  return events.reduce(
    (state, event) => cutOffStream.evolve(state, event, { version: 1, at: saidAt }),
    before,
  );
}

const set = (
  before: CutOffs,
  wanted: Parameters<typeof decideSet>[1],
  said: string,
  lastDay: string | null = null,
) =>
  after(
    before,
    decideSet(before, wanted, { today: said.slice(0, 10), lastDay }),
    at(said.slice(0, 10), said.slice(11)),
  );

const daily = set(
  cutOffStream.initial,
  { from: '2025-12-20', rhythm: 'every-day', at: '18:00' },
  '2025-12-20 09:00',
);

const complaints = (count: number) =>
  Array.from({ length: count }, (_, n) => String(n).padStart(26, '0'));

function closedOf(
  cutOffs: CutOffs,
  now: string,
  count: number,
  more: Partial<Series> = {},
  unnamed = 0,
) {
  const come = comeBy(cutOffs, { now, calendar, lastDay: null });
  if (come.what !== 'close') throw new Error(`to ${come.what}`);
  return decideScheduledClosing({ ...seriesStream.initial, ...more }, come, {
    inspection: inspectionId,
    complaints: complaints(count),
    unnamed,
    closedOn: now.slice(0, 10),
    policy: policyOfBatch(policy),
    request: 'r'.repeat(26),
  });
}

describe('the time that is next', () => {
  test('is that of today while it has not passed, and that of the day from which it holds', () => {
    expect(firstSlot(daily)?.at).toBe(at('2025-12-20', '18:00'));
    const late = set(
      cutOffStream.initial,
      { from: '2025-12-20', rhythm: 'every-day', at: '18:00' },
      '2025-12-20 18:00',
    );
    expect(firstSlot(late)?.at).toBe(at('2025-12-21', '18:00'));
  });

  test('on working days only goes by the calendar, make-up days included', () => {
    const working = set(
      cutOffStream.initial,
      { from: '2026-02-13', rhythm: 'working-days', at: '18:00' },
      '2026-02-13 19:00',
    );
    // A Saturday that is worked for the Spring Festival; then nine days off.
    const next = (now: string) => nextSlot(working, calendar, now)?.at;
    expect(next(at('2026-02-13', '19:00'))).toBe(at('2026-02-14', '18:00'));
    expect(next(at('2026-02-14', '18:30'))).toBe(at('2026-02-24', '18:00'));
  });

  test('is changed from a day on, paused and resumed; what was to come later is replaced', () => {
    const said = '2025-12-20 09:00';
    const changed = set(daily, { from: '2025-12-22', rhythm: 'every-day', at: '20:30' }, said);
    const paused = set(changed, { from: '2025-12-24', rhythm: 'paused' }, said);
    const resumed = set(paused, { from: '2026-01-05', rhythm: 'every-day', at: '20:30' }, said);
    const times = (cutOffs: CutOffs, until: string) => {
      const found: string[] = [];
      let now = at('2025-12-20', '09:00');
      for (;;) {
        const next = nextSlot(cutOffs, calendar, now);
        if (next === undefined || next.day > until) return found;
        found.push(next.at);
        now = next.at;
      }
    };
    expect(times(resumed, '2026-01-05')).toEqual([
      at('2025-12-20', '18:00'),
      at('2025-12-21', '18:00'),
      at('2025-12-22', '20:30'),
      at('2025-12-23', '20:30'),
      at('2026-01-05', '20:30'),
    ]);
    const again = set(resumed, { from: '2025-12-21', rhythm: 'paused' }, said);
    expect(times(again, '2026-12-31')).toEqual([at('2025-12-20', '18:00')]);
  });

  test('is none once it is over', () => {
    const come = comeBy(daily, { now: at('2025-12-20', '18:00'), calendar, lastDay: '2025-12-19' });
    expect(come).toEqual({ what: 'end', lastDay: '2025-12-19' });
    if (come.what === 'close') return;
    expect(firstSlot(after(daily, passedBy(come), at('2025-12-20', '18:00')))).toBeUndefined();
  });
});

test('what cannot be is refused, every fault of it', () => {
  const facts = { today: '2025-12-20', lastDay: '2025-12-31' };
  const faults = (wanted: Parameters<typeof decideSet>[1]) => {
    const decided = decideSet(daily, wanted, facts);
    return isRejection(decided) ? (decided.faults ?? []).map(({ code }) => code) : [];
  };
  expect(faults({ from: '2025-12-19', rhythm: 'every-day' })).toEqual([
    'from-past',
    'time-missing',
  ]);
  expect(faults({ from: '9999-12-31', rhythm: 'paused' })).toContain('dates-impossible');
  expect(faults({ from: '2026-01-01', rhythm: 'paused', at: '18:00' })).toEqual([
    'stationing-over',
    'time-of-pause',
  ]);
  expect(decideSet(daily, { from: '2025-12-21', rhythm: 'every-day', at: '18:00' }, facts)).toEqual(
    {
      rejected: 'nothing-changed',
    },
  );
  expect(decideSet(cutOffStream.initial, { from: '2025-12-21', rhythm: 'paused' }, facts)).toEqual({
    rejected: 'nothing-changed',
  });
});

describe('a time that has come', () => {
  const now = at('2025-12-20', '18:00');

  test('closes one batch of what was accepted before it', () => {
    expect(closedOf(daily, now, 2)).toMatchObject({
      primary: [
        {
          data: {
            slot: now,
            missed: 0,
            outcome: 'closed',
            batch: `${inspectionId}-1`,
            complaints: 2,
          },
        },
      ],
      companions: {
        batch: [{ data: { cutOff: now, ordinal: 1 } }, { data: { complaints: complaints(2) } }],
      },
    });
  });

  test('closes none where nothing waits, and has passed all the same', () => {
    const decided = closedOf(daily, now, 0);
    expect(decided).toMatchObject({
      primary: [{ data: { outcome: 'nothing-waited', batch: null } }],
    });
    expect('companions' in decided && decided.companions).toEqual({});
  });

  test('leaves what no batch holds, and what cannot be named, and counts both', () => {
    expect(closedOf(daily, now, batchLimit + 5, {}, 2)).toMatchObject({
      primary: [{ data: { complaints: batchLimit, overLimit: 5, unnamed: 2 } }],
    });
    expect(closedOf(daily, now, 0, {}, 2)).toMatchObject({
      primary: [{ data: { outcome: 'names-missing', batch: null, unnamed: 2 } }],
    });
  });

  test('closes the rest of a day on which some went ahead as their sub-batch', () => {
    const ahead = { next: 4, closed: { request: 'r'.repeat(26), batch: `${inspectionId}-3` } };
    const batchOf = (day: string) => closedOf(daily, now, 2, { ...ahead, ahead: day });
    expect(batchOf('2025-12-20')).toMatchObject({
      primary: [{ data: { batch: `${inspectionId}-3.2` } }],
    });
    expect(batchOf('2025-12-19')).toMatchObject({
      primary: [{ data: { batch: `${inspectionId}-4` } }],
    });
  });

  test('waits while the batch before is being handed over', () => {
    expect(closedOf(daily, now, 1, { open: `${inspectionId}-1`, next: 2 })).toEqual({
      rejected: 'batch-unfinished',
    });
  });

  test('makes one batch of several that nobody looked at', () => {
    expect(closedOf(daily, at('2025-12-24', '07:00'), 3)).toMatchObject({
      primary: [{ data: { slot: at('2025-12-23', '18:00'), missed: 3, complaints: 3 } }],
    });
  });
});

test('whenever and however often the clock comes, each time passes once, in order, and none is made up for', () => {
  const minutes = fc.integer({ min: 0, max: 20 * 24 * 60 });
  const begin = Date.parse(at('2025-12-20', '09:00'));
  const act = fc.oneof(
    fc.record({ what: fc.constant('look' as const), minutes }),
    fc.record({
      what: fc.constant('set' as const),
      minutes,
      later: fc.integer({ min: 0, max: 5 }),
      rhythm: fc.constantFrom('every-day' as const, 'working-days' as const, 'paused' as const),
      time: fc.constantFrom('00:00', '09:00', '18:00', '23:59'),
    }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let cutOffs = cutOffStream.initial;
      let series = seriesStream.initial;
      const slots: string[] = [];
      for (const one of acts.toSorted((a, b) => a.minutes - b.minutes)) {
        const now = new Date(begin + one.minutes * 60_000).toISOString();
        if (one.what === 'set') {
          const today = new Date(begin + one.minutes * 60_000 + 8 * 3_600_000);
          const from = new Date(today.getTime() + one.later * 86_400_000)
            .toISOString()
            .slice(0, 10);
          const decided = decideSet(
            cutOffs,
            { from, rhythm: one.rhythm, at: one.rhythm === 'paused' ? undefined : one.time },
            { today: today.toISOString().slice(0, 10), lastDay: null },
          );
          if (!isRejection(decided)) cutOffs = after(cutOffs, decided, now);
          continue;
        }
        const come = comeBy(cutOffs, { now, calendar, lastDay: null });
        if (come.what !== 'close') {
          cutOffs = after(cutOffs, passedBy(come), now);
          continue;
        }
        const decided = closedOf(cutOffs, now, 1, series);
        if (isRejection(decided)) throw new Error(decided.rejected);
        for (const { data } of decided.companions.series ?? []) series = { ...data, open: null };
        cutOffs = after(cutOffs, decided.primary, now);
        slots.push(come.slot.at);
        expect(come.slot.at <= now).toBe(true);
        // It is not met again.
        expect(comeBy(cutOffs, { now, calendar, lastDay: null }).what).not.toBe('close');
      }
      expect(slots).toEqual([...new Set(slots)].toSorted());
      expect(series.next).toBe(1 + slots.length);
    }),
  );
});

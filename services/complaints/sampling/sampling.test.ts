import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRejection } from '@ducha/event-log';
import type { DisclosedRow } from '../batches/batch-events.ts';
import { batchStream } from '../batches/batch-fold.ts';
import type { Batch } from '../batches/batch-state.ts';
import { inspectionId, noOutcomes, someNote } from '../testing/complaint-history.ts';
import { noResults } from '../disclosure/result-totals.ts';
import { decideAnnounce, decideWithdraw, type Announcement } from './announcing.ts';
import { decideEnter } from './drawing.ts';
import { withdrawalsOf } from './listed-sample.ts';
import { randomSample } from './random-sample.ts';
import type { SampleEvent } from './sample-events.ts';
import { sampleStream } from './sample-fold.ts';
import { stageOf, type Sample } from './sample-state.ts';

const at = '2026-11-28T02:00:00.000Z';
/** A Saturday; the next draws are on Sunday 29, Tuesday 1 and Thursday 3. */
const today = '2026-11-28';
const batchId = `${inspectionId}-1`;

const row = (n: number, more: Partial<DisclosedRow> = {}): DisclosedRow => ({
  complaint: String(n).padStart(26, '0'),
  number: `W3BJ20261120${String(n).padStart(4, '0')}`,
  keyAttention: false,
  organisations: ['110105'],
  types: ['noise'],
  verdict: 'substantiated',
  result: 'closed',
  withdrawn: false,
  outcomes: noOutcomes,
  problem: someNote,
  findings: null,
  handling: null,
  goal: null,
  accountability: null,
  ...more,
});

/** A batch whose editions have these rows. */
function published(...editions: readonly (readonly DisclosedRow[])[]): Batch {
  return {
    ...batchStream.initial,
    stage: 'disclosed',
    begun: { batch: batchId, ordinal: 1, cutOff: null, policy: {} as never, opening: null },
    closed: { batch: batchId, inspection: inspectionId, closedOn: '2026-11-20', complaints: [] },
    editions: editions.map((rows, index) => ({
      edition: index + 1,
      asOf: at,
      rows: [...rows],
      totals: noResults,
      cumulative: noResults,
    })),
  };
}

/** Ten rows of which seven are closed or closed in stages. */
const ten = Array.from({ length: 10 }, (_, n) =>
  row(
    n + 1,
    [
      { result: 'staged' as const },
      { result: 'open' as const },
      { withdrawn: true },
      { result: 'open' as const, verdict: null },
    ][n] ?? {},
  ),
);

const asked: Announcement = {
  edition: 1,
  size: { by: 'count', count: 3 },
  lottery: 'ssq',
  issue: '2026138',
  drawnOn: '2026-12-01',
};

function after(sample: Sample, events: unknown, when = at): Sample {
  if (!Array.isArray(events)) throw new Error(`rejected: ${JSON.stringify(events)}`);
  return (events as SampleEvent[]).reduce(
    (state, event) => sampleStream.evolve(state, event, { version: 1, at: when }),
    sample,
  );
}

const announced = (more: Partial<Announcement> = {}, batch = published(ten)): Sample =>
  after(
    sampleStream.initial,
    decideAnnounce(sampleStream.initial, batch, { ...asked, ...more }, today),
  );

const faultsOf = (more: Partial<Announcement>, batch = published(ten)) => {
  const decided = decideAnnounce(sampleStream.initial, batch, { ...asked, ...more }, today);
  return isRejection(decided)
    ? [decided.rejected, ...(decided.faults ?? []).map(({ pointer }) => pointer)]
    : 'announced';
};

test('what is announced says how many of how many, as a number or as a share rounded up', () => {
  expect(announced().announced).toMatchObject({ of: 7, size: 3, percent: null, edition: 1 });
  for (const [percent, size] of [
    [1, 1],
    [5, 1],
    [15, 2],
    [50, 4],
    [100, 7],
  ] as const) {
    const sample = announced({ size: { by: 'share', percent } });
    expect(sample.announced).toMatchObject({ of: 7, size, percent });
  }
});

test('nothing is announced that somebody could know already, or that cannot be drawn, and every fault is named', () => {
  const impossible = 'sample-impossible';
  expect(faultsOf({ drawnOn: today })).toEqual([impossible, '#/drawnOn', '#/drawnOn']);
  expect(faultsOf({ drawnOn: '2026-11-26' })).toEqual([impossible, '#/drawnOn']);
  expect(faultsOf({ drawnOn: '2026-11-29' })).toBe('announced');
  expect(faultsOf({ drawnOn: '2026-11-30' })).toEqual([impossible, '#/drawnOn']);
  expect(faultsOf({ drawnOn: '2026-12-29' })).toBe('announced');
  expect(faultsOf({ drawnOn: '2026-12-31' })).toEqual([impossible, '#/drawnOn']);
  expect(faultsOf({ issue: '2027001' })).toEqual([impossible, '#/issue']);
  expect(faultsOf({ size: { by: 'count', count: 8 } })).toEqual([impossible, '#/size/count']);
  expect(faultsOf({}, published())).toEqual([impossible, '#/edition']);
  expect(faultsOf({}, published(ten, ten))).toEqual([impossible, '#/edition']);
  expect(faultsOf({ edition: 3 }, published(ten, ten))).toEqual([impossible, '#/edition']);
  expect(faultsOf({}, published(ten.filter(({ result }) => result === 'open')))).toEqual([
    impossible,
    '#/edition',
  ]);
  expect(
    faultsOf({
      edition: 2,
      drawnOn: '2026-11-27',
      issue: '2025001',
      size: { by: 'count', count: 9 },
    }),
  ).toEqual([impossible, '#/edition', '#/drawnOn', '#/drawnOn', '#/issue']);
  expect(decideAnnounce(sampleStream.initial, batchStream.initial, asked, today)).toEqual({
    rejected: 'not-found',
  });
  expect(decideAnnounce(announced(), published(ten), asked, today)).toEqual({
    rejected: 'already-done',
  });
});

test('an announcement with a slip in it is taken back before the day of its draw, stays in sight, and another is made', () => {
  const first = announced({ issue: '2026139' });
  const withdraw = (sample: Sample, day = today) =>
    decideWithdraw(sample, { reason: 'wrong-draw', today: day });
  const withdrawn = after(first, withdraw(first), '2026-11-28T03:00:00.000Z');
  expect(stageOf(withdrawn)).toBe('withdrawn');
  expect(withdraw(withdrawn)).toEqual({ rejected: 'wrong-stage' });
  expect(withdraw(sampleStream.initial)).toEqual({ rejected: 'not-found' });
  // Nothing is drawn by it, whatever the lottery draws.
  expect(enter(withdrawn, 'a')).toEqual({ rejected: 'wrong-stage' });

  const again = after(withdrawn, decideAnnounce(withdrawn, published(ten), asked, today));
  expect(stageOf(again)).toBe('announced');
  expect(withdrawalsOf(again)).toMatchObject([
    { issue: '2026139', withdrawnAt: '2026-11-28T03:00:00.000Z', reason: 'wrong-draw' },
  ]);
  const once = after(again, enter(again, 'a'));
  expect(after(once, enter(once, 'b')).drawn?.seed).toContain('2026138');
});

test('from the day of the draw on nobody takes back what was announced: it might be for what was drawn', () => {
  const withdraw = (day: string) =>
    decideWithdraw(announced(), { reason: 'wrong-size', today: day });
  expect(isRejection(withdraw('2026-11-30'))).toBe(false);
  for (const day of ['2026-12-01', '2026-12-02']) {
    expect(withdraw(day)).toEqual({ rejected: 'draw-come' });
  }
});

const numbers = { red: [31, 3, 8, 15, 21, 26], blue: 9 };
const enter = (sample: Sample, by: string, more: object = {}, batch = published(ten)) =>
  decideEnter(sample, batch, { by, today: '2026-12-02', draw: randomSample, ...numbers, ...more });

test('two persons who enter the same numbers draw, in whatever order they type them, and nobody else does', () => {
  expect(enter(announced(), 'a', { today: '2026-12-01' })).toEqual({ rejected: 'draw-not-yet' });
  expect(enter(sampleStream.initial, 'a')).toEqual({ rejected: 'not-found' });
  const once = after(announced(), enter(announced(), 'a'));
  expect(stageOf(once)).toBe('entered');
  expect(enter(once, 'a')).toEqual({ rejected: 'second-person-needed' });
  const drawn = after(once, enter(once, 'b', { red: numbers.red.toReversed() }));
  expect(stageOf(drawn)).toBe('drawn');
  expect(drawn.drawn?.seed).toBe('ssq-2026138:03-08-15-21-26-31+09');
  expect(drawn.drawn?.complaints).toHaveLength(3);
  expect(enter(drawn, 'c')).toEqual({ rejected: 'wrong-stage' });
});

test('a number that is there twice is named, each time', () => {
  const red = [3, 3, 8, 3, 21, 21];
  expect(enter(announced(), 'a', { red })).toMatchObject({
    rejected: 'sample-impossible',
    faults: [{ pointer: '#/red/1' }, { pointer: '#/red/3' }, { pointer: '#/red/5' }],
  });
});

test('different numbers draw nothing until two agree; what one corrects is what counts of them', () => {
  const first = after(announced(), enter(announced(), 'a', { blue: 8 }));
  const two = after(first, enter(first, 'b'));
  expect(stageOf(two)).toBe('differing');
  expect(two.entries.map(({ by, blue }) => [by, blue])).toEqual([
    ['a', 8],
    ['b', 9],
  ]);
  // What the first took back confirms nothing.
  const corrected = after(first, enter(first, 'a', { blue: 7 }));
  expect(stageOf(after(corrected, enter(corrected, 'b', { blue: 8 })))).toBe('differing');
  expect(stageOf(after(two, enter(two, 'a')))).toBe('drawn');
  expect(stageOf(after(two, enter(two, 'c', { blue: 8 })))).toBe('drawn');
});

test('the edition that was announced is drawn from, whatever is published later, by the published algorithm', () => {
  const later = published(
    ten,
    Array.from({ length: 20 }, (_, n) => row(n + 1)),
  );
  const of = ten.filter(({ result, withdrawn }) => result !== 'open' && !withdrawn);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 33 }), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 1, max: 7 }),
      (red, blue, size) => {
        const sample = announced({ size: { by: 'count', count: size } });
        const once = after(sample, enter(sample, 'a', { red, blue }, later));
        const { drawn } = after(once, enter(once, 'b', { red, blue }, later));
        const list = of.map(({ number }) => number);
        const expected = randomSample(list, { seed: drawn?.seed ?? '', size });
        expect(drawn?.complaints.map(({ number }) => number)).toEqual(expected);
        for (const { complaint, number } of drawn?.complaints ?? []) {
          expect(of).toContainEqual(expect.objectContaining({ complaint, number }));
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchLimit, batchPlaceOf, type ComplaintPolicy } from '@ducha/contracts';
import {
  confirmed,
  complaintAt,
  complaintAfter,
  histories,
  inspectionId,
  noOutcomes,
  replied,
  someNote,
} from '../testing/complaint-history.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { Answer, BatchEvent, DisclosedRow } from './batch-events.ts';
import { batchStream } from './batch-fold.ts';
import type { Batch } from './batch-state.ts';
import { decideAnswered, decideCloseBatch, decideHandOver, type Closing } from './closing.ts';
import { decideDisclose, disclosedRowOf } from '../disclosure/disclosure.ts';
import { rowMark } from '../disclosure/row-mark.ts';
import { resultText } from '../disclosure/result-notice.ts';
import { noticeFigures, noticeText } from '../disclosure/notice.ts';
import {
  addTotals,
  noResults,
  resultRate,
  resultTotals,
  totalsOf,
} from '../disclosure/result-totals.ts';
import { decideOpenSeries } from './opening-balance.ts';
import { seriesStream } from './series-fold.ts';
import type { Series } from './series-state.ts';

const at = '2025-12-20T10:00:00.000Z';
const request = 'r'.repeat(26);
const policy: ComplaintPolicy = {
  round: 3,
  signIn: { value: 1, unit: 'working-days' },
  reply: { value: 10, unit: 'calendar-days' },
  typeCounting: 'main',
  organisationCounting: 'lead',
};
const id = (n: number): string =>
  n
    .toString(32)
    .replaceAll(/[ilou]/g, 'z')
    .padStart(26, '0');
const closing = (complaints: readonly string[], more: Partial<ComplaintPolicy> = {}) => ({
  inspection: inspectionId,
  complaints,
  ahead: false,
  cutOff: null,
  closedOn: '2025-12-20',
  policy: { ...policy, ...more },
  request,
});
const opening = {
  batches: 30,
  complaints: 1_000,
  keyAttention: 95,
  statedBy: 'sthjj',
  asOf: '2025-12-19',
};

const evolved = (batch: Batch, events: readonly BatchEvent[]): Batch =>
  events.reduce((state, event) => batchStream.evolve(state, event, { version: 1, at }), batch);

/** A batch that was closed over these answers, and its series. */
function closed(
  answers: readonly Answer[],
  series: Series = seriesStream.initial,
  more: Partial<ComplaintPolicy> = {},
): { batch: Batch; series: Series } {
  const decided = decideCloseBatch(
    series,
    closing(
      answers.map(({ complaint }) => complaint),
      more,
    ),
  );
  if ('rejected' in decided) throw new Error(decided.rejected);
  return {
    batch: evolved(batchStream.initial, decided.companions.batch),
    series: decided.primary[0]?.data ?? series,
  };
}

function handedOver(
  answers: readonly Answer[],
  series: Series = seriesStream.initial,
  more: Partial<ComplaintPolicy> = {},
): { batch: Batch; series: Series } {
  const open = closed(answers, series, more);
  const answered = evolved(open.batch, decideAnswered(open.batch, answers));
  const decided = decideHandOver(answered, open.series, at);
  if ('rejected' in decided) throw new Error(decided.rejected);
  return {
    batch: evolved(answered, decided.primary),
    series: decided.companions.series[0]?.data ?? open.series,
  };
}

const went = (
  n: number,
  more: Partial<Extract<Answer, { went: true }>> = {},
): Extract<Answer, { went: true }> => ({
  went: true,
  complaint: id(n),
  number: `D3BJ20251220${String(n).padStart(4, '0')}`,
  channel: 'phone',
  assignments: [{ organisation: '110105', role: 'lead' }],
  mainType: 'noise',
  otherTypes: [],
  keyAttention: false,
  signInDue: at,
  replyDue: at,
  ...more,
});
const stayed = (n: number): Answer => ({ went: false, complaint: id(n), reason: 'merged' });

test('closing fixes the list under the next ordinal; the series remembers the open batch', () => {
  const decided = decideCloseBatch({ ...seriesStream.initial, next: 31 }, closing([id(1)]));
  expect(decided).toMatchObject({
    primary: [{ data: { next: 32, open: `${inspectionId}-31`, closed: { request } } }],
    companions: { batch: [{ data: { ordinal: 31 } }, { data: { complaints: [id(1)] } }] },
  });
});

describe('a sub-batch', () => {
  const name = (place: string): string => `${inspectionId}-${place}`;
  /** Closes a batch and has it handed over. */
  const after = (series: Series, more: Partial<Closing>): { series: Series; id: string } => {
    const decided = decideCloseBatch(series, { ...closing([id(1)]), ...more });
    if ('rejected' in decided) throw new Error(decided.rejected);
    const [moved] = decided.primary;
    return { series: { ...moved!.data, open: null }, id: moved!.data.open ?? '' };
  };

  test('is what is closed on the day of one that went ahead, and on no other day', () => {
    const ahead = after(seriesStream.initial, { ahead: true });
    expect(ahead.id).toBe(name('1'));
    const rest = after(ahead.series, {});
    expect(rest.id).toBe(name('1.2'));
    // What goes after the rest is a batch of its own again.
    expect(after(rest.series, {}).id).toBe(name('2'));
    expect(after(ahead.series, { closedOn: '2025-12-21' }).id).toBe(name('2'));
    const again = after(ahead.series, { ahead: true });
    expect([again.id, after(again.series, {}).id]).toEqual([name('1.2'), name('1.3')]);
  });

  test('is what somebody says it is, as long as that is the next one', () => {
    const first = after(seriesStream.initial, {});
    expect(after(first.series, { as: name('1.2') }).id).toBe(name('1.2'));
    const ahead = after(first.series, { ahead: true, as: name('2') });
    expect(after(ahead.series, { as: name('3') }).id).toBe(name('3'));
    for (const as of [name('1'), name('1.3'), name('3'), `${'9'.repeat(26)}-2`]) {
      expect(decideCloseBatch(first.series, { ...closing([id(1)]), as })).toMatchObject({
        rejected: 'batch-impossible',
        faults: [{ pointer: '#/as', code: 'batch-not-next' }],
      });
    }
  });

  test('is none of a batch from before this system, and never the hundredth', () => {
    const opened = decideOpenSeries(seriesStream.initial, opening, request);
    if ('rejected' in opened) throw new Error(opened.rejected);
    const series = opened[0]!.data;
    expect(decideCloseBatch(series, { ...closing([id(1)]), as: name('30.2') })).toMatchObject({
      rejected: 'batch-impossible',
    });
    const many = {
      ...after(series, {}).series,
      closed: { request, batch: name('31.99') },
    };
    expect(decideCloseBatch(many, { ...closing([id(1)]), as: name('31.100') })).toMatchObject({
      rejected: 'batch-impossible',
      faults: [{ code: 'sub-batches-exhausted' }],
    });
    // Where nobody says which it is, as of the clock, it is a batch of its own then.
    expect(after({ ...many, ahead: '2025-12-20' }, {}).id).toBe(name('32'));
  });

  test('whatever is closed, no id comes twice, and places go on without a gap', () => {
    const act = fc.record({
      ahead: fc.boolean(),
      day: fc.constantFrom('2025-12-20', '2025-12-21'),
      want: fc.constantFrom('none' as const, 'new' as const, 'sub' as const),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let series = seriesStream.initial;
        let before = { ordinal: 0, subBatch: 1 };
        for (const { ahead, day, want } of acts) {
          const as =
            want === 'none' || before.ordinal === 0
              ? undefined
              : name(
                  want === 'new'
                    ? `${before.ordinal + 1}`
                    : `${before.ordinal}.${before.subBatch + 1}`,
                );
          const done = after(series, { ahead, closedOn: day, as });
          const { ordinal, subBatch } = batchPlaceOf(done.id);
          expect([
            [before.ordinal + 1, 1],
            [before.ordinal, before.subBatch + 1],
          ]).toContainEqual([ordinal, subBatch]);
          ({ series } = done);
          before = { ordinal, subBatch };
        }
      }),
    );
  });
});

test('no batch without complaints, and one at a time', () => {
  expect(decideCloseBatch(seriesStream.initial, closing([]))).toEqual({ rejected: 'batch-empty' });
  expect(
    decideCloseBatch({ ...seriesStream.initial, open: `${inspectionId}-1` }, closing([id(1)])),
  ).toEqual({ rejected: 'batch-unfinished' });
});

test('a batch takes no more than its table can hold', () => {
  const many = Array.from({ length: batchLimit + 5 }, (_, n) => id(n));
  const { batch } = closed(many.map((complaint, n) => ({ ...went(n), complaint })));
  expect(batch.closed?.complaints).toEqual(many.slice(0, batchLimit));
});

test('answers are noted once, whatever comes again', () => {
  const { batch } = closed([went(1), went(2)]);
  const once = evolved(batch, decideAnswered(batch, [went(1)]));
  expect(decideAnswered(once, [went(1), went(9)])).toEqual([]);
  expect(decideAnswered(once, [went(1), went(2)])).toMatchObject([
    { data: { answers: [{ complaint: id(2) }] } },
  ]);
});

test('a batch is handed over when all have answered, and only once', () => {
  const { batch, series } = closed([went(1), stayed(2)]);
  expect(decideHandOver(batch, series, at)).toEqual({ rejected: 'batch-unfinished' });
  expect(decideHandOver(batchStream.initial, series, at)).toEqual({ rejected: 'not-found' });
  const done = handedOver([went(1, { keyAttention: true }), stayed(2)]);
  expect(done.batch.handedOver).toMatchObject({
    complaints: [{ complaint: id(1) }],
    left: [{ complaint: id(2), reason: 'merged' }],
    cumulative: { complaints: 1, keyAttention: 1 },
  });
  expect(done.series).toMatchObject({ open: null, complaints: 1, keyAttention: 1 });
  expect(decideHandOver(done.batch, done.series, at)).toEqual({
    primary: [],
    companions: { series: [] },
  });
});

test('an opening balance comes before the first batch, once; the same request again changes nothing', () => {
  const decided = decideOpenSeries(seriesStream.initial, opening, request);
  expect(decided).toMatchObject([{ data: { next: 31, complaints: 1_000, keyAttention: 95 } }]);
  const opened = { ...seriesStream.initial, next: 31, opening, openedBy: request };
  expect(decideOpenSeries(opened, opening, request)).toEqual([]);
  expect(decideOpenSeries(opened, opening, 's'.repeat(26))).toEqual({ rejected: 'series-begun' });
  expect(decideOpenSeries({ ...seriesStream.initial, next: 2 }, opening, request)).toEqual({
    rejected: 'series-begun',
  });
});

const shared = went(3, {
  assignments: [
    { organisation: '110106', role: 'assist' },
    { organisation: '110105', role: 'lead' },
  ],
  otherTypes: ['air', 'water'],
});

test.each([
  ['lead', [{ code: '110105', count: 2 }]],
  [
    'each',
    [
      { code: '110105', count: 2 },
      { code: '110106', count: 1 },
    ],
  ],
  [
    'joint-bucket',
    [
      { code: '110105', count: 1 },
      { code: 'joint', count: 1 },
    ],
  ],
] as const)('a shared complaint counts by the policy: %s', (organisationCounting, counts) => {
  const { batch } = handedOver([went(1), shared], seriesStream.initial, { organisationCounting });
  expect(noticeFigures(batch)?.organisations).toEqual(counts);
});

test.each([
  ['main', [{ code: 'noise', count: 2 }], 2],
  [
    'every',
    [
      { code: 'noise', count: 2 },
      { code: 'air', count: 1 },
      { code: 'water', count: 1 },
    ],
    4,
  ],
] as const)('types count by the policy: %s', (typeCounting, counts, total) => {
  const { batch } = handedOver([went(1), shared], seriesStream.initial, { typeCounting });
  expect(noticeFigures(batch)).toMatchObject({ types: counts, typeTotal: total });
});

test('the tallies of a notice add up, and stand in descending order', () => {
  const one = fc.record({
    channel: fc.constantFrom('phone', 'letter', 'web', 'visit', 'other'),
    mainType: fc.constantFrom('noise', 'air', 'water', 'soil'),
    organisation: fc.constantFrom('110101', '110102', '110105', '110106'),
    keyAttention: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (list) => {
      const { batch } = handedOver(
        list.map(({ organisation, ...row }, n) =>
          went(n, { ...row, assignments: [{ organisation, role: 'lead' }] } as never),
        ),
      );
      const figures = noticeFigures(batch);
      for (const tally of ['channels', 'organisations', 'types'] as const) {
        const counts = figures?.[tally].map(({ count }) => count) ?? [];
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(list.length);
        if (tally !== 'channels') expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      }
      expect(figures?.keyAttention).toBe(list.filter(({ keyAttention }) => keyAttention).length);
    }),
  );
});

test('the notice says its unit and its opening balance', () => {
  const names = {
    organisation: (code: string) => ({ chinese: `区${code}`, english: code }),
    type: (code: string) => ({ chinese: `类${code}`, english: code }),
  };
  const series = {
    ...seriesStream.initial,
    next: 31,
    opening,
    complaints: 1_000,
    keyAttention: 95,
  };
  const { batch } = handedOver([went(1), shared], series, {
    typeCounting: 'every',
    organisationCounting: 'joint-bucket',
  });
  const figures = noticeFigures(batch);
  expect(figures && noticeText(figures, names)).toEqual({
    chinese:
      '2025年12月20日，督察组交办第31批群众信访举报件2件，其中重点关注0件。按举报渠道分：来电2件。按承办单位分：区1101051件，合办件1件。按问题类型分：类noise2件，类air1件，类water1件。统计口径：一件举报涉及多个问题类型的，在各类型中分别统计，合计4个（次），大于或者等于件数；由多个单位承办的，单列为合办件。截至2025年12月20日，累计交办1002件，其中重点关注95件（含期初数：截至2025年12月19日前30批1000件，其中重点关注95件）。',
    english:
      'On 2025-12-20 the inspection team handed over batch 31: complaints 2, of key attention 0. By channel: phone 2. By organisation: 110105 1, joint 1. By type: noise 2, air 1, water 1. Counted so: every type of a complaint counts, 4 in all, which may exceed the complaints; a shared complaint counts as joint. By 2025-12-20, handed over in all: complaints 1002, of key attention 95 (opening balance as of 2025-12-19 included: batches 30, complaints 1000, of key attention 95).',
  });
  expect(noticeFigures(batchStream.initial)).toBeUndefined();
});

const rowOf = (n: number, complaint: Complaint): [string, DisclosedRow] => {
  const row = disclosedRowOf(id(n), complaint);
  if (row === undefined) throw new Error('never accepted');
  return [id(n), row];
};

test('a complaint without a confirmed reply stands in the table as not closed yet, with nothing of a reply', () => {
  const { batch, series } = handedOver([went(1), went(2)]);
  const answered = rowOf(1, complaintAt('closed'));
  expect(answered[1]).toMatchObject({
    organisations: ['110105', '110106'],
    types: ['noise', 'air'],
  });
  // What the organisation wrote is not public before the office has confirmed it.
  const open = rowOf(2, complaintAt('approved'));
  expect(open[1]).toEqual({
    complaint: id(2),
    number: answered[1].number,
    keyAttention: true,
    organisations: ['110105', '110106'],
    types: ['noise', 'air'],
    verdict: null,
    withdrawn: false,
    result: 'open',
    outcomes: noOutcomes,
    problem: someNote,
    findings: null,
    handling: null,
    goal: null,
    accountability: null,
  });
  const rows = new Map([answered, open]);
  const decided = decideDisclose(batch, series, { rows, asOf: at });
  expect(decided).toMatchObject({
    primary: [
      {
        type: 'batch.disclosed.v3',
        data: {
          totals: {
            complaints: 2,
            closed: 1,
            open: 1,
            // Nothing is known of the other one.
            verdicts: { substantiated: 1, unsubstantiated: 0 },
          },
          cumulative: { complaints: 2, closed: 1, open: 1 },
        },
      },
    ],
  });
  const [edition] = 'rejected' in decided ? [] : evolved(batch, decided.primary).editions;
  expect(resultText(`${inspectionId}-1`, edition!).chinese).toContain('不属实0件，尚待核实1件');
  expect(resultText(`${inspectionId}-1`, edition!).english).toContain('not yet established 1');
});

test('what was not handed over is not disclosed', () => {
  const rows = new Map([rowOf(1, complaintAt('closed'))]);
  const open = closed([went(1)]);
  const { series } = open;
  expect(decideDisclose(open.batch, series, { rows, asOf: at })).toEqual({
    rejected: 'wrong-stage',
  });
  expect(decideDisclose(batchStream.initial, series, { rows, asOf: at })).toEqual({
    rejected: 'not-found',
  });
  const gone = handedOver([stayed(1)]);
  expect(decideDisclose(gone.batch, gone.series, { rows, asOf: at })).toEqual({
    rejected: 'wrong-stage',
  });
});

test('an edition that would say what the last one says is refused; any difference makes one', () => {
  const { batch, series } = handedOver([went(1)]);
  const disclosed = (state: Batch, complaint: Complaint) =>
    decideDisclose(state, series, { rows: new Map([rowOf(1, complaint)]), asOf: at });
  const first = disclosed(batch, complaintAt('handling'));
  if ('rejected' in first) throw new Error(first.rejected);
  const state = evolved(batch, first.primary);
  // Signed in, replied to, approved: nothing of that is public.
  for (const stage of ['handling', 'replied', 'approved'] as const) {
    expect(disclosed(state, complaintAt(stage))).toEqual({ rejected: 'edition-unchanged' });
  }
  expect(disclosed(state, complaintAt('closed'))).toHaveProperty('primary');
  const corrected = complaintAfter(...histories.handling, {
    type: 'complaint.text-corrected.v1',
    data: {
      text: 'cleared-text',
      old: someNote,
      corrected: { ...someNote, note: `${'q'.repeat(26)}.text` },
      keptOld: true,
    },
  });
  expect(disclosed(state, corrected)).toHaveProperty('primary');
});

test('the mark of a row is another one with anything that a table shows', () => {
  const [, row] = rowOf(1, complaintAt('closed'));
  const other = { ...someNote, note: `${'q'.repeat(26)}.text` };
  const marks = [
    row,
    { ...row, complaint: id(2) },
    { ...row, keyAttention: false },
    { ...row, organisations: ['110105'] },
    { ...row, types: ['air', 'noise'] },
    { ...row, verdict: 'unsubstantiated' as const },
    { ...row, result: 'staged' as const },
    { ...row, outcomes: { ...noOutcomes, fined: 1 } },
    { ...row, problem: other },
    { ...row, findings: other },
    { ...row, handling: other },
    { ...row, goal: other },
    { ...row, accountability: other },
  ].map(rowMark);
  expect(new Set(marks).size).toBe(marks.length);
  expect(rowMark({ ...row })).toBe(marks[0]);
});

test('a new edition takes the place of the one before in the cumulative results', () => {
  const { batch, series } = handedOver([went(1)]);
  const interim = complaintAfter(
    ...histories.handling,
    replied({ kind: 'interim', result: 'open' }),
    confirmed('open'),
  );
  let state = batch;
  let moved = series;
  for (const [complaint, closedCount] of [
    [interim, 0],
    [complaintAt('closed'), 1],
  ] as const) {
    const rows = new Map([rowOf(1, complaint)]);
    const decided = decideDisclose(state, moved, { rows, asOf: at });
    if ('rejected' in decided) throw new Error(decided.rejected);
    state = evolved(state, decided.primary);
    moved = decided.companions.series[0]?.data ?? moved;
    expect(moved.results).toMatchObject({ complaints: 1, closed: closedCount });
  }
  expect(state.editions.map(({ edition }) => edition)).toEqual([1, 2]);
});

test('the fines of a whole inspection can be told', () => {
  const fines = { ...noOutcomes, fined: 5_000, fineYuan: 361_200_000 };
  const totals = totalsOf({ result: 'closed', verdict: 'substantiated', outcomes: fines });
  expect(resultTotals().safeParse(addTotals(totals, totals)).success).toBe(true);
});

test('totals can be taken away again', () => {
  const one = totalsOf({ result: 'staged', verdict: 'unsubstantiated', outcomes: noOutcomes });
  expect(addTotals(addTotals(noResults, one), one, -1)).toEqual(noResults);
});

test('the result rate is the published one', () => {
  expect(resultRate({ closed: 492, staged: 291, transferred: 1_427 })).toBe(54.87);
  expect(resultRate({ closed: 50, staged: 7, transferred: 800 })).toBe(7.13);
  expect(resultRate({ closed: 0, staged: 0, transferred: 0 })).toBeNull();
});

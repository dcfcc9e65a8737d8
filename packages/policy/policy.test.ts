import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyAct, PolicyValue } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { decidePolicy, notice } from './change.ts';
import {
  complaintsPolicy,
  inspectionsPolicy,
  notificationsPolicy,
  policyAt,
  policyStream,
  rectificationPolicy,
  showPolicy,
  standardPolicy,
  type PolicyDocument,
  type PolicyHistory,
} from './index.ts';

const documents = [complaintsPolicy, inspectionsPolicy, rectificationPolicy, notificationsPolicy];
const noon = '2026-03-02T04:00:00.000Z';
const nobody = { changes: [] };

/** What becomes of a policy by acts at their moments; a rejected act changes nothing. */
function after(
  document: PolicyDocument,
  acts: readonly (readonly [at: string, act: PolicyAct])[],
  history: PolicyHistory = nobody,
): PolicyHistory {
  let version = history.changes.length;
  return acts.reduce<PolicyHistory>((state, [at, act]) => {
    const decided = decidePolicy(document, state, act, at);
    if (isRejection(decided)) return state;
    version += 1;
    return decided.reduce(
      (folded, event) => policyStream.evolve(folded, event, { version, at }),
      state,
    );
  }, history);
}

const change = (
  from: string,
  entries: Readonly<Record<string, PolicyValue>>,
  replaces?: number,
): PolicyAct => ({
  decision: 'change',
  from,
  entries: Object.entries(entries).map(([entry, value]) => ({ entry, value })),
  ...(replaces === undefined ? {} : { replaces }),
});

function faultsOf(act: PolicyAct, history: PolicyHistory = nobody, at = noon): string[] {
  const decided = decidePolicy(complaintsPolicy, history, act, at);
  if (!isRejection(decided)) return [];
  return (decided.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('every default', () => {
  test.each(
    documents.flatMap((one) => Object.keys(one.entries).map((name) => [one, name] as const)),
  )('%# fits its form, and is named in both languages with its source', (document, name) => {
    const entry: PolicyDocument['entries'][string] | undefined = Object.entries(
      document.entries,
    ).find(([key]) => key === name)?.[1];
    for (const text of [entry?.label, entry?.source]) {
      expect(text?.chinese).toMatch(/\p{Script=Han}/u);
      expect(text?.english).toMatch(/^[ -~“”]+$/);
    }
    if (entry?.form.kind === 'period') expect(entry.countsFrom).toBeDefined();
    expect(standardPolicy<PolicyDocument>(document).values[name]).toEqual(entry?.standard);
  });
});

describe('a change', () => {
  const tomorrow = after(complaintsPolicy, [[noon, change('2026-03-03', { refusals: 2 })]]);

  test('holds from midnight in Beijing on, and not before', () => {
    const at = (instant: string) => policyAt(complaintsPolicy, tomorrow, instant);
    expect(at('2026-03-02T15:59:59.999Z')).toMatchObject({ change: 0, values: { refusals: 3 } });
    expect(at('2026-03-02T16:00:00.000Z')).toMatchObject({ change: 1, values: { refusals: 2 } });
  });

  test('of today holds as soon as every function knows of it', () => {
    const today = after(complaintsPolicy, [[noon, change('2026-03-02', { refusals: 2 })]]);
    const begins = Date.parse(noon) + notice;
    const at = (instant: number) =>
      policyAt(complaintsPolicy, today, new Date(instant).toISOString()).values.refusals;
    expect([at(begins - 1), at(begins)]).toEqual([3, 2]);
  });

  test('that is made in the last minute of the day before begins after it', () => {
    const late = '2026-03-02T15:59:30.000Z';
    const made = after(complaintsPolicy, [[late, change('2026-03-03', { refusals: 2 })]]);
    expect(made.changes[0]?.effectiveAt).toBe('2026-03-02T16:00:30.000Z');
  });

  test('touches its entries alone; a later one keeps what an earlier one said of others', () => {
    const both = after(complaintsPolicy, [
      [noon, change('2026-04-01', { refusals: 2 })],
      [noon, change('2026-03-10', { messages: 5, refusals: 9 })],
    ]);
    const values = (day: string) => policyAt(complaintsPolicy, both, `${day}T00:00:00Z`).values;
    expect(values('2026-03-20')).toMatchObject({ refusals: 9, messages: 5 });
    expect(values('2026-04-20')).toMatchObject({ refusals: 2, messages: 5 });
  });

  test('can be withdrawn or replaced until it begins, and then no more', () => {
    const withdrawn = after(
      complaintsPolicy,
      [[noon, { decision: 'withdraw', change: 1 }]],
      tomorrow,
    );
    const replaced = after(
      complaintsPolicy,
      [[noon, change('2026-03-05', { refusals: 5 }, 1)]],
      tomorrow,
    );
    const then = (history: PolicyHistory) =>
      policyAt(complaintsPolicy, history, '2026-03-09T00:00:00Z').values.refusals;
    expect([then(tomorrow), then(withdrawn), then(replaced)]).toEqual([2, 3, 5]);
    const begun = '2026-03-02T15:59:30.000Z';
    expect(faultsOf({ decision: 'withdraw', change: 1 }, tomorrow, begun)).toEqual([
      '#/change not-to-come',
    ]);
    expect(faultsOf(change('2026-03-09', { refusals: 4 }, 1), tomorrow, begun)).toEqual([
      '#/replaces not-to-come',
    ]);
    expect(faultsOf({ decision: 'withdraw', change: 1 }, withdrawn)).toHaveLength(1);
    expect(faultsOf({ decision: 'withdraw', change: 7 }, tomorrow)).toHaveLength(1);
  });

  test('names every fault, each at its place', () => {
    const act: PolicyAct = {
      decision: 'change',
      from: '2026-03-01',
      replaces: 4,
      entries: [
        { entry: 'refusals', value: 0 },
        { entry: 'reply', value: { value: 7, unit: 'hours' } },
        { entry: 'signIn', value: { value: 241, unit: 'months' } },
        { entry: 'toString', value: 1 },
        { entry: 'typeCounting', value: 'none' },
        { entry: 'messages', value: 20 },
        { entry: 'messages', value: 30 },
      ],
    };
    expect(faultsOf(act)).toEqual([
      '#/from past',
      '#/replaces not-to-come',
      '#/entries/6/entry named-twice',
      '#/entries/0/value too-small',
      '#/entries/2/value/value too-big',
      '#/entries/2/value/unit unit-not-here',
      '#/entries/3/entry unknown-entry',
      '#/entries/4/value invalid-value',
      '#/entries/5/value no-change',
    ]);
  });

  test('of quiet hours runs over midnight, and a ladder names each step once', () => {
    const step = { step: 'day', time: { anchor: 'due' as const }, duties: [], office: false };
    const decided = decidePolicy(
      notificationsPolicy,
      nobody,
      change('2026-03-03', {
        quietHours: { from: 8, until: 21 },
        replyLadder: [
          { ...step, duties: ['liaison'] },
          { ...step, duties: ['liaison'] },
        ],
      }),
      noon,
    );
    expect(isRejection(decided) ? decided.faults : []).toHaveLength(2);
  });
});

test('what held at a moment that has passed never changes, whatever is done after it', () => {
  const minute = 60_000;
  const acts = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => minutes * minute),
      ahead: fc.integer({ min: -2, max: 40 }),
      refusals: fc.integer({ min: 1, max: 20 }),
      target: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('change', 'replace', 'withdraw'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(acts, (steps) => {
      let history: PolicyHistory = nobody;
      let at = Date.parse(noon);
      const seen: { moment: string; refusals: number }[] = [];
      for (const { wait, ahead, refusals, target, kind } of steps) {
        at += wait;
        const moment = new Date(at).toISOString();
        seen.push({
          moment,
          refusals: policyAt(complaintsPolicy, history, moment).values.refusals,
        });
        const from = new Date(at + ahead * 24 * 60 * minute).toISOString().slice(0, 10);
        const act: PolicyAct =
          kind === 'withdraw'
            ? { decision: 'withdraw', change: target }
            : change(from, { refusals }, kind === 'replace' ? target : undefined);
        history = after(complaintsPolicy, [[moment, act]], history);
      }
      for (const { moment, refusals } of seen) {
        expect(policyAt(complaintsPolicy, history, moment).values.refusals).toBe(refusals);
      }
    }),
  );
});

test('a policy shows what holds, since when, what is to come, and who did it', () => {
  const history = after(complaintsPolicy, [
    ['2026-02-01T00:00:00.000Z', change('2026-02-10', { refusals: 2 })],
    ['2026-03-01T00:00:00.000Z', change('2026-03-20', { messages: 9 })],
    ['2026-03-01T01:00:00.000Z', { decision: 'withdraw', change: 2 }],
  ]);
  const commits = [1, 2, 3].map((version) => ({
    version,
    at: `2026-03-01T0${version}:00:00.000Z`,
    actor: { role: 'office-head' as const, organisation: 'dcb', subject: `head-${version}` },
  }));
  const shown = showPolicy(complaintsPolicy, { state: history, version: 3, commits }, noon);
  expect(shown.entries.find(({ entry }) => entry === 'refusals')).toMatchObject({
    standard: 3,
    now: 2,
    set: { change: 1, since: '2026-02-09T16:00:00.000Z' },
  });
  expect(shown.entries.find(({ entry }) => entry === 'messages')).toMatchObject({ set: null });
  expect(shown.changes.map(({ change: number, state }) => [number, state])).toEqual([
    [2, 'withdrawn'],
    [1, 'begun'],
  ]);
  expect(shown.changes[0]).toMatchObject({
    made: { subject: 'head-2' },
    dropped: { subject: 'head-3' },
    open: false,
  });
});

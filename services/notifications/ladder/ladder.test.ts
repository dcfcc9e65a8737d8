import { notificationsPolicy, standardPolicy } from '@ducha/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingDateTime } from '@ducha/calendar';
import { decideMet, decideMoved, decideParts, decideSet } from './deadline-news.ts';
import { decideStep } from './due-step.ts';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';
import type { LadderEvent } from './ladder-events.ts';
import { planSteps } from './ladder-plan.ts';
import { outsideQuietHours } from '../digest/quiet-hours.ts';

const policy = standardPolicy(notificationsPolicy).values;

const id = '0'.repeat(26);
const facts = {
  deadline: `complaint/${id}/110105/reply`,
  matter: { kind: 'complaint' as const, id, number: 'D3BJ202512200017' },
  act: 'reply' as const,
  organisation: '110105',
  from: '2025-12-20T02:00:00.000Z',
};
/** 24:00 of 30 December in Beijing. */
const due = '2025-12-30T16:00:00.000Z';

function given(...events: readonly LadderEvent[]): Ladder {
  return events.reduce(
    (state, event) => ladderStream.evolve(state, event, { version: 1, at: facts.from }),
    ladderStream.initial,
  );
}
const set = (sourceVersion: number, now = facts.from, date = due) =>
  decideSet(given(), { ...facts, due: date, sourceVersion, now }, policy);

test('at once; seven, three and one days before, the day, then after it: each at 9:00 in Beijing', () => {
  const steps = planSteps({ ...facts, due }, facts.from, policy);
  expect(steps.map(({ step, at }) => `${step} ${beijingDateTime(at)}`)).toEqual([
    'assigned 2025-12-20 10:01',
    'before-7 2025-12-23 09:00',
    'before-3 2025-12-27 09:00',
    'before-1 2025-12-29 09:00',
    'day 2025-12-30 09:00',
    'after-1 2025-12-31 09:00',
    'after-3 2026-01-02 09:00',
    'after-7 2026-01-06 09:00',
  ]);
  expect(steps.map(({ duties }) => duties.length)).toEqual([1, 1, 1, 1, 1, 2, 3, 3]);
  expect(steps.at(-1)?.office).toBe(true);
});

test('steps that have passed when the date is set are left out', () => {
  const steps = planSteps({ ...facts, due }, '2025-12-29T01:00:00.000Z', policy);
  expect(steps.slice(0, 2).map(({ step }) => step)).toEqual(['assigned', 'day']);
});

test('signing in: at once, after one hour and at two; by night what is in time is not held until it is late', () => {
  const byDay = { act: 'sign-in', from: facts.from, due: '2025-12-20T04:00:00.000Z' } as const;
  expect(planSteps(byDay, facts.from, policy).map(({ at }) => beijingDateTime(at))).toEqual([
    '2025-12-20 10:01',
    '2025-12-20 11:00',
    '2025-12-20 12:00',
  ]);
  const byNight = {
    act: 'sign-in',
    from: '2025-12-20T12:30:00.000Z',
    due: '2025-12-20T14:30:00.000Z',
  } as const;
  const steps = planSteps(byNight, byNight.from, policy);
  expect(steps.map(({ step, at }) => `${step} ${beijingDateTime(at)}`)).toEqual([
    'assigned 2025-12-20 20:31',
    'asked-1h 2025-12-20 21:30',
    'due 2025-12-21 08:00',
  ]);
});

test('a step that the house slept over is passed over for the last one due', () => {
  const state = given(...set(1));
  expect(decideStep(state, '2025-12-28T00:00:00.000Z')).toEqual([
    {
      type: 'ladder.stepped.v1',
      data: {
        step: 'before-3',
        at: '2025-12-27T01:00:00.000Z',
        passedOver: ['assigned', 'before-7'],
      },
    },
  ]);
  const told = given(...set(1), ...decideStep(state, '2025-12-20T02:01:00.000Z'));
  expect(told.steps[0]?.step).toBe('before-7');
  expect(decideStep(told, '2025-12-23T00:59:59.999Z')).toEqual([]);
});

test('a date that has passed when it is set is told at once, as overdue', () => {
  const now = '2026-01-08T02:30:20.000Z';
  expect(planSteps({ ...facts, due }, now, policy)).toEqual([
    { step: 'assigned', at: '2026-01-08T02:31:00.000Z', duties: ['liaison'], office: false },
  ]);
});

test('a date that moves is told anew only where nothing else would be said before it', () => {
  const told = given(...set(1), ...decideStep(given(...set(1)), '2025-12-20T02:01:00.000Z'));
  const now = '2025-12-21T02:00:00.000Z';
  const steps = (state: Ladder, date: string) =>
    given(...decideMoved(state, { due: date, sourceVersion: 2, now }, policy)).steps;
  const first = (state: Ladder, date: string): string | undefined => {
    const moved = decideMoved(state, { due: date, sourceVersion: 2, now }, policy);
    return moved.reduce(
      (folded, event) => ladderStream.evolve(folded, event, { version: 2, at: now }),
      state,
    ).steps[0]?.step;
  };
  expect(first(told, '2026-01-05T16:00:00.000Z')).toBe('before-7');
  expect(first(told, '2025-12-21T16:00:00.000Z')).toBe('assigned');
  expect(first(told, '2025-12-01T16:00:00.000Z')).toBe('assigned');
  // It was not said yet.
  expect(first(given(...set(1)), '2026-01-05T16:00:00.000Z')).toBe('assigned');
  expect(steps(given(), due)).toEqual([]);
});

test('events out of order: what is older than the newest seen changes nothing', () => {
  const met = decideMet(given(), { sourceVersion: 5 });
  expect(decideSet(given(...met), { ...facts, due, sourceVersion: 3, now: due }, policy)).toEqual(
    [],
  );
  const reopened = decideSet(
    given(...met),
    { ...facts, due, sourceVersion: 7, now: facts.from },
    policy,
  );
  expect(given(...met, ...reopened).stage).toBe('open');
  expect(decideMet(given(...met, ...reopened), { sourceVersion: 6 })).toEqual([]);
});

test('a date that moved before it was heard of is the one that holds', () => {
  const later = '2026-01-09T16:00:00.000Z';
  const moved = decideMoved(given(), { due: later, sourceVersion: 4, now: facts.from }, policy);
  const filled = decideSet(
    given(...moved),
    { ...facts, due, sourceVersion: 3, now: facts.from },
    policy,
  );
  expect(given(...moved, ...filled)).toMatchObject({ stage: 'open', due: later });
});

const hour = 3_600_000;
const start = Date.parse(facts.from);
type Happening =
  | { readonly kind: 'set' | 'moved'; readonly version: number; readonly days: number }
  | { readonly kind: 'met'; readonly version: number }
  | { readonly kind: 'clock' };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('set' as const, 'moved' as const),
    version: fc.integer({ min: 1, max: 12 }),
    days: fc.integer({ min: 0, max: 20 }),
  }),
  fc.record({ kind: fc.constant('met' as const), version: fc.integer({ min: 1, max: 12 }) }),
  fc.constant({ kind: 'clock' as const }),
  fc.constant({ kind: 'clock' as const }),
);

test('law: whatever happens in whatever order, no step is taken twice, early, out of order or after met', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 60 })), { maxLength: 60 }),
      (story) => {
        let state = ladderStream.initial;
        let now = start;
        const heard = { set: 0, moved: 0, met: 0 };
        const taken: string[] = [];
        for (const [next, hours] of story) {
          now += hours * hour;
          const instant = new Date(now).toISOString();
          const events = happen(state, next, instant);
          if (next.kind !== 'clock') heard[next.kind] = Math.max(heard[next.kind], next.version);
          const before = state.steps;
          for (const event of events) {
            state = ladderStream.evolve(state, event, { version: 1, at: instant });
            if (event.type !== 'ladder.stepped.v1') continue;
            expect(heard.set >= heard.met).toBe(true);
            expect(event.data.at <= instant).toBe(true);
            // Later than every step before it: none is taken twice, none out of order.
            expect(taken.every((at) => at < event.data.at)).toBe(true);
            expect(before.map(({ at }) => at)).toContain(event.data.at);
            const clock = Number(beijingDateTime(event.data.at).slice(11, 13));
            const isCalm = clock >= policy.quietHours.until && clock < policy.quietHours.from;
            // In quiet hours only what would else come after its date.
            const allowed = outsideQuietHours(event.data.at, policy.quietHours);
            const date = state.due ?? '';
            expect(isCalm || (event.data.at < date && allowed >= date)).toBe(true);
            taken.push(event.data.at);
          }
          expect(state.steps.map(({ at }) => at)).toEqual(
            state.steps.map(({ at }) => at).toSorted(),
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('law: the same news in any order lead to the same date and the same stage', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(
          happening.filter(({ kind }) => kind !== 'clock'),
          { selector: (each) => ('version' in each ? each.version : 0), maxLength: 8 },
        )
        .chain((news) =>
          fc.tuple(fc.constant(news), fc.shuffledSubarray(news, { minLength: news.length })),
        ),
      ([news, shuffled]) => {
        const [one, other] = [news, shuffled].map((order) => {
          const after = order.reduce<Ladder>(
            (state, next) =>
              happen(state, next, facts.from).reduce(
                (folded, event) =>
                  ladderStream.evolve(folded, event, { version: 1, at: facts.from }),
                state,
              ),
            ladderStream.initial,
          );
          const open = after.stage === 'open';
          return { open, due: open ? after.due : null, steps: after.steps };
        });
        expect(one).toEqual(other);
      },
    ),
    { numRuns: 1_000 },
  );
});

function happen(state: Ladder, next: Happening, now: string): readonly LadderEvent[] {
  switch (next.kind) {
    case 'clock':
      return decideStep(state, now);
    case 'met':
      return decideMet(state, { sourceVersion: next.version });
    case 'set':
    case 'moved': {
      const date = new Date(start + next.days * 24 * hour + 6 * hour).toISOString();
      const heard = { due: date, sourceVersion: next.version, now };
      return next.kind === 'moved'
        ? decideMoved(state, heard, policy)
        : decideSet(state, { ...facts, ...heard }, policy);
    }
  }
}

test('whose case it is follows the newest word, in whatever order it comes, and once a ladder has ended too', () => {
  const setAt = (version: number, parts: string[]) => (state: Ladder) =>
    decideSet(state, { ...facts, parts, due, sourceVersion: version, now: facts.from }, policy);
  const changedAt = (version: number, parts: string[]) => (state: Ladder) =>
    decideParts(state, { parts, sourceVersion: version });
  const metAt = (version: number) => (state: Ladder) =>
    decideMet(state, { sourceVersion: version });
  const news = [
    setAt(1, ['110105']),
    changedAt(2, ['110105', '110106']),
    metAt(3),
    changedAt(4, ['110105', '110111']),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray([...news, ...news], { minLength: 8 }), (heard) => {
      const state = heard.reduce(
        (before, decide) =>
          decide(before).reduce(
            (next, event) => ladderStream.evolve(next, event, { version: 1, at: facts.from }),
            before,
          ),
        ladderStream.initial,
      );
      expect([state.stage, state.parts]).toEqual(['ended', ['110105', '110111']]);
    }),
  );
  // A setting that is newer says it itself.
  const anew = given(...changedAt(4, ['110111'])(given()), ...setAt(6, ['110108'])(given()));
  expect(anew.parts).toEqual(['110108']);
});

import { reply, replyResult, verdict } from '@ducha/contracts';
import { expect, test } from 'vitest';
import {
  contradictionsIn,
  emptyReply,
  lesserIn,
  missingIn,
  nextReply,
  replyBody,
  replyIn,
  results,
  verdicts,
} from './reply-draft.ts';

const written = {
  ...emptyReply,
  verdict: 'substantiated',
  result: 'closed',
  findings: '现场核查属实。',
  handling: '责令改正。',
};
const today = '2026-11-23';

test('the words are those of the contracts', () => {
  expect(verdicts).toEqual(verdict.options);
  expect(results).toEqual(replyResult.options);
});

test('what is missing is told in the order of the form, and nothing else', () => {
  expect(missingIn(emptyReply, today)).toEqual(['verdict', 'result', 'findings', 'handling']);
  expect(missingIn(written, today)).toEqual([]);
  const staged = { ...written, result: 'staged', deadline: today };
  expect(missingIn(staged, today)).toEqual(['goal', 'measures', 'deadline']);
  expect(
    missingIn({ ...staged, goal: '达标', measures: '搬迁', deadline: '2026-11-24' }, today),
  ).toEqual([]);
});

test('figures are whole numbers, however they are typed', () => {
  const counted = (fineYuan: string) => ({
    ...written,
    outcomes: { ...written.outcomes, fineYuan },
  });
  for (const text of ['20000', '２００００', '20,000', ' 20 000 ']) {
    expect(replyBody(counted(text), [])?.outcomes.fineYuan).toBe(20_000);
    expect(missingIn(counted(text), today)).toEqual([]);
  }
  for (const text of ['2万', '-1', '1.5', 'x', '9'.repeat(13)]) {
    expect(missingIn(counted(text), today)).toEqual(['fineYuan']);
  }
});

test('what contradicts itself is told before it is sent, each once', () => {
  const counted = (outcomes: object, more: object = {}) =>
    contradictionsIn({ ...written, ...more, outcomes: { ...written.outcomes, ...outcomes } });
  expect(counted({ fineYuan: '50,000' })).toEqual(['fine-without-firm']);
  expect(counted({ fined: '1', heldAccountable: '1' })).toEqual([
    'firm-without-fine',
    'accountability-unsaid',
  ]);
  expect(counted({ fined: '1', fineYuan: '5' }, { verdict: 'unsubstantiated' })).toEqual([
    'unfounded-outcome',
  ]);
  expect(counted({ heldAccountable: '1' }, { accountability: '通报批评。' })).toEqual([]);
  expect(contradictionsIn(emptyReply)).toEqual([]);
});

test('the house takes what is finished', () => {
  const one = '0'.repeat(26);
  expect(reply.body.safeParse(replyBody(written, [one])).success).toBe(true);
  const staged = replyBody(
    { ...written, result: 'staged', goal: '达标', measures: '搬迁', deadline: '2026-12-01' },
    [],
  );
  expect(staged).toMatchObject({ kind: 'final', plan: { deadline: '2026-12-01' } });
  expect(reply.body.safeParse(staged).success).toBe(true);
  expect(replyBody({ ...written, result: 'open' }, [])).toMatchObject({ kind: 'interim' });
  // A plan that was written before another result was chosen does not go.
  expect(replyBody({ ...written, measures: '搬迁' }, [])).not.toHaveProperty('plan');
  expect(replyBody(emptyReply, [])).toBeUndefined();
});

test('what was kept comes back, and what is no reply is not taken for one', () => {
  expect(replyIn(JSON.parse(JSON.stringify(written)))).toEqual(written);
  expect(replyIn({ findings: '写了一半', outcomes: { fined: '1', other: 2 }, verdict: 7 })).toEqual(
    {
      ...emptyReply,
      findings: '写了一半',
      outcomes: { ...emptyReply.outcomes, fined: '1' },
    },
  );
  for (const nothing of [undefined, null, '', 3]) expect(replyIn(nothing)).toBeUndefined();
});

test('the next reply begins with what was reached; a lesser figure asks for its reason', () => {
  const before = [
    {
      state: 'confirmed',
      lessReason: null,
      outcomes: { ...noOutcomes, orderedToRectify: 1, fined: 1, fineYuan: 50_000 },
    },
    { state: 'returned', lessReason: null, outcomes: { ...noOutcomes, fined: 9, fineYuan: 9 } },
  ] as never;
  const next = nextReply(before);
  expect(next.outcomes).toMatchObject({ orderedToRectify: '1', fined: '1', fineYuan: '50000' });
  const closing = { ...written, outcomes: next.outcomes };
  expect(missingIn(closing, today, before)).toEqual([]);
  expect(replyBody(closing, [], before)).not.toHaveProperty('lessReason');
  const less = { ...closing, outcomes: { ...next.outcomes, fineYuan: '20000' } };
  expect(lesserIn(less, before)).toEqual(['fineYuan']);
  expect(missingIn(less, today, before)).toEqual(['lessReason']);
  const told = { ...less, lessReason: '处罚决定已变更。' };
  expect(missingIn(told, today, before)).toEqual([]);
  expect(replyBody(told, [], before)).toMatchObject({ lessReason: '处罚决定已变更。' });
});

const noOutcomes = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};

import { gistLength } from '@ducha/contracts';
import { beijingComplaintTypes } from '@ducha/local-cloud/seed/complaint-types.ts';
import { expect, test } from 'vitest';
import { findPersonalData } from '@ducha/contracts/personal-data.ts';
import { matters } from '../words/matters.ts';
import { lastMoment } from './moments.ts';
import { fewest, planMonth, usual } from './plan-month.ts';

const month = planMonth(1, 600);

test('the same seed plans the same month, another one another', () => {
  expect(planMonth(1, 600)).toEqual(month);
  expect(planMonth(2, 600)).not.toEqual(month);
});

test('nothing is told twice in the same words, and a gist fits its line', () => {
  const told = month.complaints.map(({ reported }) => reported.problem);
  expect(new Set(told).size).toBe(600);
  const gists = month.complaints.map(({ reported }) => reported.gist);
  for (const gist of gists) expect(Array.from(gist).length).toBeLessThanOrEqual(gistLength);
  expect(new Set(gists).size).toBeGreaterThan(200);
});

test('what is told at night as noise is noise: a type follows from its matter', () => {
  const types = new Set<string>(beijingComplaintTypes.map(({ code }) => code));
  for (const { type, otherTypes = [], gist } of matters) {
    for (const one of [type, ...otherTypes]) expect(types).toContain(one);
    if (gist.includes('噪声扰民')) expect(type).toBe('noise');
    if (/扬尘|油烟|喷漆/.test(gist)) expect(type).toBe('air');
    if (gist.includes('辐射')) expect(type).toBe('radiation');
  }
  expect(new Set(matters.map(({ type }) => type))).toEqual(types);
});

test('a text for others holds no personal data', () => {
  for (const { reported, contact } of month.complaints) {
    const own = { name: contact?.name ?? null, phone: contact?.phone ?? null, address: null };
    expect(findPersonalData(reported.clearedText, own)).toEqual([]);
  }
});

test('what a reply says of fines and summonses is what it counts', () => {
  const answers = month.complaints
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.do === 'reply' ? [step.answer] : []));
  expect(new Set(answers.map(({ verdict }) => verdict)).size).toBe(4);
  for (const { handling, outcomes, accountability } of answers) {
    expect(handling.includes('立案处罚')).toBe(outcomes.fined > 0);
    expect(handling.includes('约谈')).toBe(outcomes.summoned > 0);
    expect(accountability !== undefined).toBe(outcomes.heldAccountable > 0);
  }
});

test('whoever has a part in what was handed over signs for it', () => {
  for (const { steps } of month.complaints) {
    if (!steps.some((step) => step.do === 'reply')) continue;
    const signed = steps.flatMap((step) => (step.do === 'sign-in' ? [step.organisation] : []));
    const refused = steps.some((step) => step.do === 'refuse');
    for (const step of steps)
      if (step.do === 'accept' && !refused)
        expect(signed.toSorted()).toEqual([step.lead, ...step.assist].toSorted());
  }
});

test('steps come in the order of time, none after the end of the month', () => {
  for (const { steps } of month.complaints) {
    const moments = steps.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.at(-1)).toBeLessThanOrEqual(lastMoment);
  }
});

test.each([fewest - 1, 2_001, 100.5, Number.NaN])('%d complaints are no month', (count) => {
  expect(() => planMonth(1, count)).toThrow(RangeError);
});

test.each([1, 2, 3])('nothing is merged into what has ended by then: month %d', (seed) => {
  const { complaints } = planMonth(seed, usual);
  const merged = complaints.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.do === 'merge' ? [step] : [])),
  );
  expect(merged.length).toBeGreaterThan(5);
  for (const { into, at } of merged) {
    const other = complaints.find(({ key }) => key === into);
    const ends = other?.steps.filter((step) => step.do === 'confirm' || step.do === 'withdraw');
    expect(ends?.every((step) => step.at > at)).toBe(true);
  }
});

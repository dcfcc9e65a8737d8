import { expect, test } from 'vitest';
import { atLeast, atMost, printed } from './finding.ts';
import { jsonReport, summary, textReport } from './report.ts';

const bundle = { name: 'bundle', unit: 'KB', measured: 351.2345, breakdown: ['zod 90'] };
const findings = [
  atMost(bundle, 350),
  atMost({ ...bundle, measured: 350 }, 350),
  atLeast({ name: 'ratio', unit: '×', measured: 1.99, breakdown: [] }, 2),
  atLeast({ name: 'ratio', unit: '×', measured: 2, breakdown: [] }, 2),
  printed({ name: 'cost', unit: 'US$', measured: 123.456, breakdown: [] }),
];

test('a bound is kept when it is met exactly, and missed beyond it', () => {
  expect(findings.map(({ ok }) => ok)).toEqual([false, true, false, true, true]);
});

test('the JSON form has these five fields, and null where there is no budget', () => {
  expect(JSON.parse(jsonReport(findings.slice(0, 1)))).toEqual([
    { name: 'bundle', unit: 'KB', measured: 351.2, budget: 350, ok: false },
  ]);
  expect(JSON.parse(jsonReport(findings.slice(4)))).toEqual([
    { name: 'cost', unit: 'US$', measured: 123.5, budget: null, ok: true },
  ]);
});

test('the text form says the bound, the verdict and the breakdown', () => {
  const text = textReport(findings);
  expect(text).toContain('✗ bundle: 351.2 KB   budget at most 350   MISSED\n    zod 90');
  expect(text).toContain('✓ ratio: 2 ×   budget at least 2   kept');
  expect(text).toContain('· cost: 123.5 US$\n'.trimEnd());
});

test('the summary names what was missed', () => {
  expect(summary(findings)).toBe('2 of 4 budgets kept; missed: bundle, ratio');
  expect(summary(findings.slice(4))).toBe('0 of 0 budgets kept');
});

test('nothing measured is an error', () => {
  expect(() => atMost({ ...bundle, measured: Number.NaN }, 1)).toThrow('nothing was measured');
});

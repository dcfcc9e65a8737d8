import { describe, expect, test } from 'vitest';
import { tallyVitest } from './vitest-tally.ts';

interface File {
  name: string;
  status: 'passed' | 'failed';
  assertionResults: unknown[];
}

function report(passed: number, failed: number, total: number, testResults: File[] = []): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numTotalTests: total,
    testResults,
  });
}

const broken: File = { name: 'a.test.ts', status: 'failed', assertionResults: [] };
const failing: File = { name: 'b.test.ts', status: 'failed', assertionResults: [{}] };

describe('a vitest run', () => {
  test('passes with what passed', () => {
    expect(tallyVitest(report(7, 0, 7), 0)).toEqual({ passed: 7, failed: 0, faults: [] });
  });

  test('tells skipped tests and counts them as neither', () => {
    expect(tallyVitest(report(7, 0, 9), 0)).toEqual({
      passed: 7,
      failed: 0,
      faults: ['2 skipped, counted as neither'],
    });
  });

  test('counts a file that cannot be loaded beside the tests that failed', () => {
    expect(tallyVitest(report(5, 1, 6, [broken, failing]), 1)).toEqual({
      passed: 5,
      failed: 2,
      faults: ['a.test.ts could not be run'],
    });
  });

  test('fails when no test was executed, though nothing failed', () => {
    expect(tallyVitest(report(0, 0, 0), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(tallyVitest(report(0, 0, 3), 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('fails when the process failed outside any test', () => {
    expect(tallyVitest(report(7, 0, 7), 1)).toMatchObject({ passed: 7, failed: 1 });
  });

  test.each([undefined, '', '{"numPass', '[]', 'null', '{}'])(
    'fails with the report %j',
    (text) => {
      expect(tallyVitest(text, 0)).toMatchObject({ passed: 0, failed: 1 });
    },
  );
});

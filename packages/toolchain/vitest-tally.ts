/** How many succeeded and how many did not. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts a vitest run by its JSON report. Skipped tests pass nothing. A file that could not be loaded, an error
 * outside any test, a missing report and a run without a test count as a failure each, told in `faults`.
 */
export function tallyVitest(
  report: string | undefined,
  exitCode: number,
): Tally & { readonly faults: readonly string[] } {
  const run = report === undefined ? undefined : readRun(report);
  if (run === undefined)
    return { passed: 0, failed: 1, faults: [`vitest left no report (exit code ${exitCode})`] };
  const faults = run.files
    .filter(({ failed, tests }) => failed && tests === 0)
    .map(({ name }) => `${name} could not be run`);
  let failed = run.failed + faults.length;
  if (run.passed + run.failed === 0) {
    faults.push('no test was executed');
    failed += 1;
  }
  if (exitCode !== 0 && failed === 0) {
    faults.push(
      `vitest ended with exit code ${exitCode} though no test failed: see the errors above`,
    );
    failed += 1;
  }
  if (run.skipped > 0) faults.push(`${run.skipped} skipped, counted as neither`);
  return { passed: run.passed, failed, faults };
}

interface Run {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly files: readonly { name: string; failed: boolean; tests: number }[];
}

function readRun(report: string): Run | undefined {
  const json = parse(report);
  const passed = numberIn(json, 'numPassedTests');
  const failed = numberIn(json, 'numFailedTests');
  const total = numberIn(json, 'numTotalTests');
  const files = listIn(json, 'testResults');
  if (passed === undefined || failed === undefined || total === undefined || files === undefined)
    return undefined;
  return {
    passed,
    failed,
    skipped: total - passed - failed,
    files: files.map((file) => ({
      name: String(valueIn(file, 'name')),
      failed: valueIn(file, 'status') === 'failed',
      tests: listIn(file, 'assertionResults')?.length ?? 0,
    })),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valueIn(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, key) : undefined;
}

function numberIn(object: unknown, key: string): number | undefined {
  const value = valueIn(object, key);
  return typeof value === 'number' ? value : undefined;
}

function listIn(object: unknown, key: string): readonly unknown[] | undefined {
  const value = valueIn(object, key);
  return Array.isArray(value) ? value : undefined;
}

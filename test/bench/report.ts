import type { Finding } from './finding.ts';

/** The form that programs read: `{name, unit, measured, budget, ok}` for each. */
export function jsonReport(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map(({ name, unit, measured, budget, ok }) => ({ name, unit, measured, budget, ok })),
    null,
    2,
  );
}

/** The form that people read, one finding after the other with its breakdown. */
export function textReport(findings: readonly Finding[]): string {
  return findings.map(textOf).join('\n\n');
}

/** How many kept their budget, and which did not. */
export function summary(findings: readonly Finding[]): string {
  const budgeted = findings.filter(({ budget }) => budget !== null);
  const missed = budgeted.filter(({ ok }) => !ok).map(({ name }) => name);
  const kept = `${budgeted.length - missed.length} of ${budgeted.length} budgets kept`;
  return missed.length === 0 ? kept : `${kept}; missed: ${missed.join(', ')}`;
}

function textOf({ name, unit, measured, budget, ok, least, breakdown }: Finding): string {
  const bound = least === true ? 'at least' : 'at most';
  const verdict = budget === null ? '' : `   budget ${bound} ${budget}   ${ok ? 'kept' : 'MISSED'}`;
  return [
    `${budget === null ? '·' : ok ? '✓' : '✗'} ${name}: ${measured} ${unit}${verdict}`,
    ...breakdown.map((line) => `    ${line}`),
  ].join('\n');
}

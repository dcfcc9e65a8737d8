import type { report } from '../../texts/zh/report.ts';
import type { ReportFaults, ReportField } from './faults.ts';

/** The words of this page. */
export type ReportTexts = typeof report;

/** What is wrong with a field, in words; none while it is right. */
export function faultSaid(
  { faults: words }: ReportTexts,
  faults: ReportFaults,
  field: ReportField,
): string | undefined {
  const code = faults[field];
  if (code === undefined) return undefined;
  const said: unknown = Reflect.get(words, `${field}:${code}`);
  return typeof said === 'string' ? said : words.other;
}

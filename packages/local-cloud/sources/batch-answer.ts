import type { Json } from '../json.ts';
import { isList, isObject } from '../json.ts';
import type { Outcome } from '../lambda/pool.ts';

/**
 * Which records of a batch failed, by Lambda's rules: an error, or an answer that names a record wrongly, fails all;
 * an empty or absent list fails none; without ReportBatchItemFailures the answer is not read.
 * @param identifiers the records' identifiers: message ids, or sequence numbers
 */
export function failedRecords(
  outcome: Outcome,
  identifiers: readonly string[],
  reportsItemFailures: boolean,
): readonly string[] {
  if (!outcome.ok) return identifiers;
  if (!reportsItemFailures || !isObject(outcome.result)) return [];
  const failures = outcome.result['batchItemFailures'];
  if (failures === undefined || failures === null) return [];
  if (!isList(failures)) return identifiers;
  const named = failures.map(identifier);
  return named.every((each) => each !== undefined && identifiers.includes(each))
    ? identifiers.filter((each) => named.includes(each))
    : identifiers;
}

function identifier(failure: Json): string | undefined {
  const named = isObject(failure) ? failure['itemIdentifier'] : undefined;
  return typeof named === 'string' ? named : undefined;
}

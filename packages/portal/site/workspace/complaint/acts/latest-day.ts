import { lastDayOf } from '@ducha/contracts/beijing-day.ts';
import type { ComplaintShown } from './act-form-of.tsx';
import { houseNow } from '../../house-time.ts';

/**
 * The last day that can be named for the organisation's date: that of the whole 反馈总时限, which nobody moves, until it
 * has passed; none where there is none.
 */
export function latestDay({ outerDue }: Pick<ComplaintShown, 'outerDue'>): {
  readonly max?: string;
} {
  return outerDue === null || outerDue <= houseNow() ? {} : { max: lastDayOf(outerDue) };
}

import { complaintsPolicy } from '@ducha/policy/documents/complaints.ts';
import { inspectionsPolicy } from '@ducha/policy/documents/inspections.ts';
import type { policies } from '../policies/zh.ts';
import type { Limits } from './say.ts';

/** The times of the rules, as they stand unless the office has changed them, in the words of the page of rules. */
export function standardLimits(words: (typeof policies)['words']): Limits {
  const { screening, review, signIn, reply, submission, supplement, reopening, refusals } =
    complaintsPolicy.entries;
  const period = ({
    standard,
  }:
    | typeof screening
    | typeof review
    | typeof signIn
    | typeof reply
    | typeof submission
    | typeof supplement
    | typeof reopening): string => words.period[standard.unit](standard.value);
  const { recusalYears } = inspectionsPolicy.entries;
  return {
    screening: period(screening),
    review: period(review),
    signIn: period(signIn),
    reply: period(reply),
    submission: period(submission),
    supplement: period(supplement),
    reopening: period(reopening),
    refusals: words.count[refusals.form.unit](refusals.standard),
    recusal: words.count[recusalYears.form.unit](recusalYears.standard),
  };
}

import type { Called, Problem, submitComplaint } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { codeOf } from '../../api.ts';

export type Receipt = BodyOf<typeof submitComplaint>;

/** What became of a report that was sent. */
export type Sent =
  | { readonly is: 'received'; readonly receipt: Receipt }
  /** Nobody said: it may have been taken. The same request with the same key is to be sent again. */
  | { readonly is: 'unanswered' }
  /** Under this key another report was taken: from another page, or an earlier one of this page. */
  | { readonly is: 'taken-otherwise' }
  /** Too many at once: nothing was taken. */
  | { readonly is: 'later' }
  | { readonly is: 'refused'; readonly problem: Problem };

/** Reads the house's answer; undefined where there was none. */
export function sentAs(called: Called<typeof submitComplaint> | undefined): Sent {
  if (called === undefined) return { is: 'unanswered' };
  if (called.ok) return { is: 'received', receipt: called.body };
  const { status, problem } = called;
  if (status >= 500 || status === 408) return { is: 'unanswered' };
  if (status === 429) return { is: 'later' };
  if (codeOf(problem) === 'idempotency-key-reused') return { is: 'taken-otherwise' };
  return { is: 'refused', problem };
}

/** Whether the request has to be kept: until the house has said what became of it. */
export function isUnsettled({ is }: Sent): boolean {
  return is === 'unanswered' || is === 'later';
}

import type { InspectionPolicy, Period } from '@ducha/contracts';
import { complaintsPolicy, recallPolicy, type ComplaintsPolicy } from '@ducha/policy';
import type { InspectionCopy } from './inspection-copy-state.ts';

/** What holds for the complaints of an inspection: its own word, else the office's of when it began. */
export type PolicyOfComplaints = Omit<ComplaintsPolicy, 'submission' | 'submissionFor'> &
  Pick<InspectionPolicy, 'round' | 'resultRateTarget'> & {
    /** 上报期限: the time of an organisation inside the time to reply; null where there is none. */
    readonly submission: Period | null;
  };

type Opened = Pick<NonNullable<InspectionCopy['opened']>, 'policy' | 'kept' | 'level'>;

export function policyOfComplaints(opened: Opened): PolicyOfComplaints {
  const { submission, submissionFor, ...office } = recallPolicy(complaintsPolicy, opened.kept);
  const { signIn, reply, typeCounting, organisationCounting, ...own } = opened.policy;
  return {
    ...office,
    submission: hasSubmission(opened, submissionFor) ? submission : null,
    signIn: signIn ?? office.signIn,
    reply: reply ?? office.reply,
    typeCounting: typeCounting ?? office.typeCounting,
    organisationCounting: organisationCounting ?? office.organisationCounting,
    ...own,
  };
}

/** One that began before there was such a time goes on without, whatever is usual since. */
function hasSubmission(
  { kept, level }: Pick<Opened, 'kept' | 'level'>,
  submissionFor: ComplaintsPolicy['submissionFor'],
): boolean {
  if (!kept.entries.some(({ entry }) => entry === 'submissionFor')) return false;
  return submissionFor === 'every' || submissionFor === level;
}

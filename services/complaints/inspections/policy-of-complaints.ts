import type { InspectionPolicy } from '@ducha/contracts';
import { complaintsPolicy, recallPolicy, type ComplaintsPolicy } from '@ducha/policy';
import type { InspectionCopy } from './inspection-copy-state.ts';

/** What holds for the complaints of an inspection: its own word, else the office's of when it began. */
export type PolicyOfComplaints = ComplaintsPolicy &
  Pick<InspectionPolicy, 'round' | 'resultRateTarget'>;

export function policyOfComplaints(
  opened: Pick<NonNullable<InspectionCopy['opened']>, 'policy' | 'kept'>,
): PolicyOfComplaints {
  const office = recallPolicy(complaintsPolicy, opened.kept);
  const { signIn, reply, typeCounting, organisationCounting, ...own } = opened.policy;
  return {
    ...office,
    signIn: signIn ?? office.signIn,
    reply: reply ?? office.reply,
    typeCounting: typeCounting ?? office.typeCounting,
    organisationCounting: organisationCounting ?? office.organisationCounting,
    ...own,
  };
}

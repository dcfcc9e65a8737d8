import { addPeriod, startOfDay, type Calendar, type LocalDate } from '@ducha/calendar';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import {
  policyOfComplaints,
  type PolicyOfComplaints,
} from '../inspections/policy-of-complaints.ts';

/**
 * The last day on which a batch is closed by itself: letters posted in the stationing come after it, what came on its
 * last day is screened later, and whoever was asked has some days to answer.
 */
export function lastDayAfter(
  { complaintsTakenUntil }: { readonly complaintsTakenUntil: LocalDate },
  { cutOffTail, rollForward }: Pick<PolicyOfComplaints, 'cutOffTail' | 'rollForward'>,
  calendar: Calendar,
): LocalDate {
  return addPeriod(startOfDay(complaintsTakenUntil), { ...cutOffTail, rollForward }, calendar).date;
}

/** That day of an inspection; null while nobody said that its stationing has ended. */
export function lastDayOfCutOffs(
  { opened, closed }: InspectionCopy,
  calendar: Calendar,
): LocalDate | null {
  if (opened === null || closed === null) return null;
  const last = closed.complaintsTakenUntil > closed.on ? closed.complaintsTakenUntil : closed.on;
  return lastDayAfter({ complaintsTakenUntil: last }, policyOfComplaints(opened), calendar);
}

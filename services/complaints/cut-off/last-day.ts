import { addPeriod, startOfDay, type Calendar, type LocalDate } from '@ducha/calendar';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';

/**
 * The last day on which a batch is closed by itself: letters posted in the stationing come after it, what came on its
 * last day is screened later, and whoever was asked has some days to answer. Null while nobody said that it has ended.
 */
export function lastDayOfCutOffs(
  { opened, closed }: InspectionCopy,
  calendar: Calendar,
): LocalDate | null {
  if (opened === null || closed === null) return null;
  const { cutOffTail, rollForward } = policyOfComplaints(opened);
  const last = closed.complaintsTakenUntil > closed.on ? closed.complaintsTakenUntil : closed.on;
  return addPeriod(startOfDay(last), { ...cutOffTail, rollForward }, calendar).date;
}

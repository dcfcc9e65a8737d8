import type { Channel } from '@ducha/contracts';
import type { InspectionCopy } from './inspection-copy-state.ts';

/**
 * The last day of the window: that on which it was planned to end, or the earlier one on which it was ended. Whoever
 * closes it late, closes it as of that day: what came in between came after it.
 */
function lastDayOnSite(planned: string, closedOn: string | null): string {
  return closedOn !== null && closedOn < planned ? closedOn : planned;
}

/**
 * Whether an inspection takes a complaint: whatever comes in while the team is on site; after that, letters
 * alone. One posted inside the stationing counts whenever it arrives; one without a postmark until the last
 * day that was set for letters.
 */
export function takesReport(
  inspection: InspectionCopy,
  report: {
    readonly channel: Channel;
    readonly receivedOn: string;
    readonly postedOn: string | null;
  },
): boolean {
  const { opened, closed } = inspection;
  if (opened === null) return false;
  const { channel, receivedOn, postedOn } = report;
  const lastOnSite = lastDayOnSite(opened.until, closed?.on ?? null);
  if (receivedOn >= opened.from && receivedOn <= lastOnSite) return true;
  if (channel !== 'letter') return false;
  if (postedOn === null) {
    const lastForLetters = closed?.complaintsTakenUntil ?? lastOnSite;
    return receivedOn >= opened.from && receivedOn <= lastForLetters;
  }
  return postedOn >= opened.from && postedOn <= lastOnSite && receivedOn >= postedOn;
}

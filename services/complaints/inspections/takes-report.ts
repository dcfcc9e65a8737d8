import type { Channel } from '@ducha/contracts';
import type { InspectionCopy } from './inspection-copy-state.ts';

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
  const lastOnSite = closed?.on ?? opened.until;
  if (receivedOn >= opened.from && receivedOn <= lastOnSite) return true;
  if (channel !== 'letter') return false;
  if (postedOn === null) {
    const lastForLetters = closed?.complaintsTakenUntil ?? lastOnSite;
    return receivedOn >= opened.from && receivedOn <= lastForLetters;
  }
  return postedOn >= opened.from && postedOn <= lastOnSite && receivedOn >= postedOn;
}

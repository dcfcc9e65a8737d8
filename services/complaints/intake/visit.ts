import type { Channel } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import type { Complaint } from '../complaint/complaint-state.ts';
import { fault, faultAt } from '../complaint/refused-command.ts';

/**
 * What is wrong with what is said of a visit 来访: it is none, or so many came that they name who speaks for them
 * (集体来访; Regulations on Letters and Visits).
 */
export function wrongVisit(
  channel: Channel,
  visit: Complaint['visit'],
  { groupVisit }: Pick<ComplaintsPolicy, 'groupVisit'>,
): Rejection | undefined {
  if (visit === null) return undefined;
  if (channel !== 'visit') {
    return {
      rejected: 'invalid',
      faults: [faultAt('not-a-visit', 'visit', 'Only of a visit it is said how many came')],
    };
  }
  return visit.people >= groupVisit && visit.representatives === null
    ? fault('representatives-needed', 'visit/representatives', 'A group names who speaks for it')
    : undefined;
}

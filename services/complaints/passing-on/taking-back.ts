import type { TakeBackReason } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintPhotographsTakenBack,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { faultAt } from '../complaint/refused-command.ts';
import { erasedCopies } from './passing-on.ts';
import { standingCopies } from './standing-copies.ts';

/**
 * 收回照片: copies that were passed on are taken back, at whatever stage: they are erased in the same commit, and no
 * organisation sees them any longer. What somebody saved to a device before is out of reach. The photographs themselves
 * stay, and can be passed on anew, covered better.
 */
export function decideTakeBack(
  state: Complaint,
  taking: {
    readonly complaint: string;
    readonly photographs: readonly string[];
    readonly reason: TakeBackReason;
  },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const standing = standingCopies(state);
  if (standing.length === 0) return { rejected: 'nothing-passed-on' };
  const { complaint, photographs, reason } = taking;
  const faults = photographs.flatMap((id, index) =>
    standing.some(({ copy }) => copy === id)
      ? []
      : [faultAt('missing', `photographs/${index}`, 'No such photograph is passed on')],
  );
  if (faults.length > 0) return { rejected: 'photograph-missing', faults };
  const taken = standing.filter(({ copy }) => photographs.includes(copy));
  return [
    {
      type: complaintPhotographsTakenBack.type,
      data: { copies: taken.map(({ copy }) => copy), reason },
    },
    erasedCopies(complaint, taken),
  ];
}

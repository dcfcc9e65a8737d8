import type { Rejection } from '@ducha/event-log';
import {
  complaintRelapseLinked,
  complaintRelapseUnlinked,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { fault } from '../complaint/refused-command.ts';

/** What both hear of a link, in one transaction. */
export interface Link {
  readonly primary: readonly ComplaintEvent[];
  readonly companions: { readonly earlier: readonly ComplaintEvent[] };
}

/**
 * 反弹: an accepted complaint is a relapse of one that came before it, in whatever inspection, and is handled as its own;
 * the two name each other. It moves no date and changes nobody's part, no notice and no edition says it, and no complainant
 * reads it: it is for those who handle either. A wrong link is taken away, and then another one can be set.
 */
export function decideLinkRelapse(
  state: Complaint,
  link: {
    readonly complaint: string;
    /**
     * The earlier one as it is; of a link that is taken away the one that it names. As if there were none to whoever
     * may not act on it.
     */
    readonly earlier: { readonly complaint: string; readonly state: Complaint };
    readonly isTakenAway: boolean;
  },
): Link | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const { number, accepted } = state;
  if (number === null || accepted === null || state.stage === 'merged') {
    return { rejected: 'wrong-stage' };
  }
  const { complaint, earlier } = link;
  if (link.isTakenAway) {
    if (state.relapseOf === null) return fault('nothing-changed', 'of', 'It is a relapse of none');
    // The link stands in both cases: whoever may not write into the earlier one leaves it.
    if (earlier.state.stage === 'none') return { rejected: 'own-case' };
    return {
      primary: [unlinked(earlier.complaint)],
      companions: { earlier: [unlinked(complaint)] },
    };
  }
  if (state.relapseOf !== null) {
    return fault('nothing-changed', 'of', 'It is a relapse of one already: take that away first');
  }
  const before = earlier.state;
  const fits =
    earlier.complaint !== complaint &&
    before.number !== null &&
    before.accepted !== null &&
    before.relapseOf?.complaint !== complaint &&
    (before.intake?.receivedOn ?? '') <= (state.intake?.receivedOn ?? '');
  if (!fits || before.number === null) {
    return fault('relapse-impossible', 'of', 'Only another accepted one that came before');
  }
  return {
    primary: [
      {
        type: complaintRelapseLinked.type,
        data: { other: earlier.complaint, number: before.number, otherIs: 'earlier' },
      },
    ],
    companions: {
      earlier: [
        {
          type: complaintRelapseLinked.type,
          data: { other: complaint, number, otherIs: 'later' },
        },
      ],
    },
  };
}

function unlinked(other: string): ComplaintEvent {
  return { type: complaintRelapseUnlinked.type, data: { other } };
}

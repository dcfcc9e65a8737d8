import type { Calendar } from '@ducha/calendar';
import type { complaintShown, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import type * as z from 'zod/mini';
import {
  complaintJoinedSatisfactionTold,
  complaintSatisfactionTold,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { closingOf } from './closing.ts';

/** A complaint by its id. */
export interface Identified {
  readonly complaint: string;
  readonly state: Complaint;
}

/** What somebody says of a closing: the latest that they said of it holds. */
export type ToldSatisfaction = Complaint['satisfaction'][number];

/**
 * 满意度: a complainant says with the receipt whether they are satisfied with how the complaint was closed - their own,
 * or the one that it was merged into, which hears of it in the same transaction - and may say something else until the
 * time for it has passed. Words go with it as a message to the office, and count as one.
 */
export function decideTellSatisfaction(
  own: Identified,
  told: {
    readonly satisfied: boolean;
    readonly text: NoteRef | null;
    readonly at: string;
    /** The one that it was merged into; undefined where it goes on by itself. */
    readonly joined: Identified | undefined;
  },
  {
    policy,
    calendar,
  }: {
    readonly policy: Pick<ComplaintsPolicy, 'reopening' | 'rollForward' | 'messages'>;
    readonly calendar: Calendar;
  },
):
  | {
      readonly primary: readonly ComplaintEvent[];
      readonly joined: readonly ComplaintEvent[];
    }
  | Rejection {
  const { satisfied, text, at, joined } = told;
  const { complaint, state } = own;
  if (state.stage === 'none') return { rejected: 'not-found' };
  if ((state.mergedInto === null) !== (joined === undefined)) return { rejected: 'wrong-stage' };
  const about = joined ?? own;
  const closing = closingOf(about.state, policy, calendar);
  if (closing === undefined) return { rejected: 'wrong-stage' };
  if (at >= closing.until.due) return { rejected: 'closing-past' };
  const before = saidOf(state, about.complaint, closing.round);
  if (text === null && before.at(-1)?.satisfied === satisfied) {
    return { rejected: 'nothing-changed' };
  }
  const written = state.messages.filter(({ from }) => from === 'complainant').length;
  if ((text === null ? before.length : written) >= policy.messages) {
    return { rejected: 'too-many-messages' };
  }
  const { round } = closing;
  return {
    primary: [
      {
        type: complaintSatisfactionTold.type,
        data: { satisfied, text, about: about.complaint, round },
      },
    ],
    joined:
      joined === undefined
        ? []
        : [{ type: complaintJoinedSatisfactionTold.type, data: { complaint, satisfied, round } }],
  };
}

/** What a complainant said of one closing, in order. */
export function saidOf(
  { satisfaction }: Complaint,
  about: string,
  round: number,
): readonly ToldSatisfaction[] {
  return satisfaction.filter((one) => one.about === about && one.round === round);
}

/** What was said of the closings of a complaint, and with its receipt of that of another one, in order. */
export function shownSatisfaction({
  satisfaction,
  joinedSatisfaction,
}: Complaint): z.infer<ReturnType<typeof complaintShown>>['satisfaction'] {
  const own = satisfaction.map((one) => ({ ...one, by: 'complainant' as const }));
  const others = joinedSatisfaction.map((one) => ({ ...one, by: 'joined' as const }));
  return [...own, ...others]
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ by, satisfied, round, at }) => ({ by, satisfied, round, at }));
}

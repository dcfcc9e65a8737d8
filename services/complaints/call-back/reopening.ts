import type { Calendar } from '@ducha/calendar';
import type { NoteRef, ReopeningWay } from '@ducha/contracts';
import type { Commit, Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintReopened,
  complaintReopeningAsked,
  complaintReopeningDenied,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { leadOf, type Complaint, type Reopening } from '../complaint/complaint-state.ts';
import { oneDeadline, outerDateSet, type Dues } from '../complaint/deadlines.ts';
import { partiesTo } from '../complaint/parties.ts';
import { refusedMove } from '../complaint/refused-command.ts';
import { closingOf } from './closing.ts';

/** What a rule on reopening follows. */
export interface ReopeningRules {
  readonly policy: Pick<ComplaintsPolicy, 'reopening' | 'reopenings' | 'rollForward'>;
  readonly calendar: Calendar;
}

/**
 * 申请重新办理: the complainant asks, in time and as often as may be, that what was closed is taken up again. One that was
 * merged into another is that one's: only whoever reported that one asks.
 */
export function decideAskReopening(
  state: Complaint,
  asked: { readonly through: ReopeningWay; readonly reason: NoteRef; readonly at: string },
  rules: ReopeningRules,
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedReopening(state, asked.at, rules);
  if (refused !== undefined) return refused;
  const closing = closingOf(state, rules.policy, rules.calendar);
  if (closing === undefined) return { rejected: 'wrong-stage' };
  const { through, reason } = asked;
  return [{ type: complaintReopeningAsked.type, data: { through, reason, round: closing.round } }];
}

/** Why nobody can ask for it now; undefined where its complainant can. */
export function refusedReopening(
  state: Complaint,
  at: string,
  { policy, calendar }: ReopeningRules,
): Rejection | undefined {
  if (state.stage === 'merged') return { rejected: 'merged-into-another' };
  const refused = refusedMove(state.stage, 'reopen');
  if (refused !== undefined) return refused;
  if (openReopening(state) !== undefined) return { rejected: 'already-done' };
  if (state.reopenings.length >= policy.reopenings) return { rejected: 'reopenings-exhausted' };
  const closing = closingOf(state, policy, calendar);
  if (closing === undefined) return { rejected: 'wrong-stage' };
  return at < closing.until.due ? undefined : { rejected: 'closing-past' };
}

/** What was asked for and is not decided yet. */
export function openReopening({ reopenings }: Complaint): Reopening | undefined {
  return reopenings.find(({ decision }) => decision === null);
}

/** Who decides: the person, and where they belong; and who had it closed. */
interface Deciding {
  readonly subject: string;
  readonly organisation: string;
  /** Nobody decides whether their own confirmation was right. */
  readonly closedBy: string | null;
}

/** The office has it handled anew: whoever leads replies once more, by a date that is counted from now. */
export function decideGrantReopening(
  state: Complaint,
  grant: {
    readonly complaint: string;
    readonly reason: NoteRef;
    readonly at: string;
    readonly dues: Pick<Dues, 'reply' | 'outer'>;
    readonly by: Deciding;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = undecidable(state, grant.by);
  if (refused !== undefined) return refused;
  const { complaint, reason, at: from, dues } = grant;
  const lead = leadOf(state);
  const { number } = state;
  if (lead === undefined || number === null) return { rejected: 'wrong-stage' };
  return [
    { type: complaintReopened.type, data: { reason } },
    oneDeadline({ complaint, number, from, parts: partiesTo(state) }, lead, 'reply', dues.reply),
    ...outerDateSet(dues, from),
  ];
}

/** The office denies it: it stays closed, and the complainant reads why. */
export function decideDenyReopening(
  state: Complaint,
  denial: { readonly reason: NoteRef; readonly by: Deciding },
): readonly ComplaintEvent[] | Rejection {
  const refused = undecidable(state, denial.by);
  if (refused !== undefined) return refused;
  return [{ type: complaintReopeningDenied.type, data: { reason: denial.reason } }];
}

function undecidable(state: Complaint, by: Deciding): Rejection | undefined {
  const refused = refusedMove(state.stage, 'reopen');
  if (refused !== undefined) return refused;
  if (openReopening(state) === undefined) return { rejected: 'wrong-stage' };
  const own =
    by.subject === by.closedBy ||
    state.assignments.some(({ organisation }) => organisation === by.organisation);
  return own ? { rejected: 'own-case' } : undefined;
}

/** Who had a complaint closed, by its commits: who confirmed the reply to it, or ended its rectification. */
export function closedBy(commits: readonly Pick<Commit, 'actor' | 'events'>[]): string | null {
  const closing = commits.findLast(({ events }) =>
    events.some(({ type }) => closings.includes(type)),
  );
  return closing?.actor.subject ?? null;
}

const closings: readonly string[] = [
  'complaint.reply-confirmed.v1',
  'complaint.rectification-ended.v1',
] satisfies readonly ComplaintEvent['type'][];

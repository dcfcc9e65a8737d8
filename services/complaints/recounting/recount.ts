import { addPeriod, countedOf, endOfDay, isSameCount, type Calendar } from '@ducha/calendar';
import { deadlineMoved } from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintAnswerByMoved,
  complaintOfficeDueMoved,
  complaintOuterDateMoved,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint, OuterDate, SetDate } from '../complaint/complaint-state.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { dueAfter, organisationOf, storedCount, type DueDate } from '../complaint/deadlines.ts';
import { capped, officeWaits, saidDue } from '../to-dos/office-dates.ts';

/**
 * The stages in which an organisation or the complainant has dates that are still open. What waits for the office is found
 * by its to-dos, at whatever stage.
 */
const stagesWithDates: readonly ComplaintStage[] = [
  'asked',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
  // Its task is finished, and the reply that closes it is due.
  'staged',
];

/** Whether a complaint at a stage has such dates, as its row says. */
export function hasDates(stage: unknown): boolean {
  return stagesWithDates.some((one) => one === stage);
}

/** By what a complaint's dates are counted anew. */
interface Anew {
  readonly calendar: Calendar;
  /** Of its inspection: for dates of before it was kept how they were counted. */
  readonly policy: Pick<ComplaintsPolicy, 'signIn' | 'reply' | 'rollForward'>;
}

/**
 * Another calendar came: each date of the complaint that is still open is counted anew, from the moment it
 * ran from, for the period it was counted for. One that comes out as it is, day by day, stays as it is; and so
 * do a date that was met, and one that a person named. That of an organisation never comes after that of the whole.
 */
export function decideRecount(id: string, state: Complaint, anew: Anew): readonly ComplaintEvent[] {
  const outer = outerAnew(id, state, anew);
  const moved = [
    ...movedOuter(state, outer),
    ...movedDeadlines(state, outer, anew),
    ...movedAnswer(state, anew),
  ];
  return [...moved, ...movedOfficeDates(id, afterMoves(state, moved), anew)];
}

/** The state in which the office's dates are counted: that of the reply on which it decides may have moved. */
function afterMoves(state: Complaint, moved: readonly ComplaintEvent[]): Complaint {
  return moved.reduce(
    (so, event) => complaintStream.evolve(so, event, { at: '', version: 0 }),
    state,
  );
}

/** What waits for the office; what does not wait any more was met. */
function movedOfficeDates(id: string, state: Complaint, { calendar }: Anew): ComplaintEvent[] {
  return officeWaits(id, state).flatMap((act): ComplaintEvent[] => {
    const date = state.dates.office[act];
    if (date === undefined || date.counted === null) return [];
    const counted = dueAfter(date.from, date.counted.period, calendar);
    const now = capped(act, { ...counted, from: date.from }, state.dates);
    if (isAsItWas(date, now) && date.capped === now.capped) return [];
    return [{ type: complaintOfficeDueMoved.type, data: { act, ...saidDue(now) } }];
  });
}

/** The date of the whole, by the calendar of now while it is waited for; null where there is none. */
function outerAnew(
  id: string,
  state: Complaint,
  { calendar }: Anew,
): (DueDate & Pick<OuterDate, 'inner'>) | null {
  const { outer } = state.dates;
  if (outer === null || outer.counted === null || !isWaitedFor(id, state)) return outer;
  return { ...outer, ...dueAfter(outer.from, outer.counted.period, calendar) };
}

/** The organisation still has to reply, or the office to review what it replied. */
function isWaitedFor(id: string, state: Complaint): boolean {
  return (
    state.openDeadlines.some((deadline) => deadline.endsWith('/reply')) ||
    officeWaits(id, state).includes('review-reply')
  );
}

function movedOuter({ dates }: Complaint, outer: DueDate | null): ComplaintEvent[] {
  if (dates.outer === null || !outer?.counted || isAsItWas(dates.outer, outer)) return [];
  const { due } = outer;
  const counted = storedCount(outer.counted);
  return [{ type: complaintOuterDateMoved.type, data: { due, counted } }];
}

function movedDeadlines(
  state: Complaint,
  outer: ReturnType<typeof outerAnew>,
  anew: Anew,
): ComplaintEvent[] {
  return state.openDeadlines.flatMap((deadline): ComplaintEvent[] => {
    const isReply = !deadline.endsWith('/sign-in');
    const { signIn, reply } = state.dates;
    const date = isReply ? reply : (signIn[organisationOf(deadline)] ?? null);
    if (date === null) return [];
    const bounds = isReply ? outer : null;
    const now = date.named
      ? namedAnew(date, { before: state.dates.outer, outer: bounds })
      : countedAnew(date, { act: isReply ? 'reply' : 'signIn', outer: bounds }, anew);
    if (isAsItWas(date, now)) return [];
    const { due, counted } = now;
    return [
      {
        type: deadlineMoved.type,
        data: { deadline, due, ...(counted === null ? {} : { counted: storedCount(counted) }) },
      },
    ];
  });
}

/** A date is counted by its own period, and is that of the whole where it would not lie inside it any more. */
function countedAnew(
  { from, counted }: SetDate,
  {
    act,
    outer,
  }: { readonly act: 'signIn' | 'reply'; readonly outer: ReturnType<typeof outerAnew> },
  { calendar, policy }: Anew,
): DueDate {
  const { rollForward } = policy;
  const period = outer?.inner ?? counted?.period ?? { ...policy[act], rollForward };
  const own = dueAfter(from, period, calendar);
  if (outer === null || own.due < outer.due) return own;
  return { due: outer.due, counted: outer.counted };
}

/** A day that somebody named stays, but for one inside the whole that would lie beyond it now. */
function namedAnew(
  date: SetDate,
  { before, outer }: { readonly before: DueDate | null; readonly outer: DueDate | null },
): DueDate {
  if (before === null || outer === null) return date;
  const wasInside = date.due <= before.due;
  return wasInside && outer.due < date.due ? { due: outer.due, counted: null } : date;
}

function movedAnswer({ stage, question }: Complaint, { calendar }: Anew): ComplaintEvent[] {
  if (stage !== 'asked' || question?.counted === undefined) return [];
  const { date, explanation } = addPeriod(question.askedAt, question.counted.period, calendar);
  const counted = countedOf(explanation);
  const due = endOfDay(date);
  if (isAsItWas({ due: question.due, counted: question.counted }, { due, counted })) return [];
  return [
    {
      type: complaintAnswerByMoved.type,
      data: { answerBy: date, due, counted: storedCount(counted) },
    },
  ];
}

/** Of a date of before it was kept how it was counted, nothing is to be told while it holds and is firm. */
function isAsItWas(before: DueDate, now: DueDate): boolean {
  if (before.due !== now.due) return false;
  if (now.counted === null) return before.counted === null;
  return before.counted === null
    ? now.counted.unpublished === undefined
    : isSameCount(before.counted, now.counted);
}

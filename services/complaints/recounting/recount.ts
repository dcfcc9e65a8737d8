import { addPeriod, countedOf, endOfDay, isSameCount, type Calendar } from '@ducha/calendar';
import { deadlineMoved } from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintAnswerByMoved,
  complaintOfficeDueMoved,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
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
 * do a date that was met, and one that a person named.
 */
export function decideRecount(id: string, state: Complaint, anew: Anew): readonly ComplaintEvent[] {
  const moved = [...movedDeadlines(state, anew), ...movedAnswer(state, anew)];
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
    const now = capped(act, counted, state.dates);
    if (isAsItWas(date, now) && date.capped === now.capped) return [];
    return [{ type: complaintOfficeDueMoved.type, data: { act, ...saidDue(now) } }];
  });
}

function movedDeadlines(state: Complaint, anew: Anew): ComplaintEvent[] {
  return state.openDeadlines.flatMap((deadline): ComplaintEvent[] => {
    const act = deadline.endsWith('/sign-in') ? 'signIn' : 'reply';
    const { signIn, reply } = state.dates;
    const date = act === 'signIn' ? (signIn[organisationOf(deadline)] ?? null) : reply;
    if (date === null || date.named) return [];
    const { rollForward } = anew.policy;
    const period = date.counted?.period ?? { ...anew.policy[act], rollForward };
    const { at: due, explanation } = addPeriod(date.from, period, anew.calendar);
    const counted = countedOf(explanation);
    if (isAsItWas(date, { due, counted })) return [];
    return [{ type: deadlineMoved.type, data: { deadline, due, counted: storedCount(counted) } }];
  });
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

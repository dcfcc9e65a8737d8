import {
  addPeriod,
  countedOf,
  endOfDay,
  explain,
  explanationOf,
  unpublishedOn,
  type Calendar,
  type Counted,
} from '@ducha/calendar';
import {
  deadlineMet,
  deadlineSet,
  type Assignment,
  type DateExplained,
  type DeadlineAct,
  type EventOf,
} from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { complaintOuterDateSet, complaintRefusable } from './complaint-events.ts';
import { lastDay } from './last-day.ts';

/** A date, as the moment from which it is late, and how it was counted; null for one that a person set. */
export interface DueDate {
  readonly due: string;
  readonly counted: Counted | null;
}

/** When an organisation must have signed in and replied. */
export interface Dues {
  readonly signIn: DueDate;
  readonly reply: DueDate;
  /** By when the reply must have been reviewed too, where the organisation has a time of its own inside it. */
  readonly outer?: DueDate;
  /** Until when it can be refused, and how often. */
  readonly refuse?: DueDate & { readonly most: number };
}

/** The dates that the policy of an inspection's complaints gives, counted from the moment of transfer. */
export function duesFrom(
  at: string,
  {
    signIn,
    reply,
    submission,
    refusal,
    refusals,
    rollForward,
  }: Pick<
    PolicyOfComplaints,
    'signIn' | 'reply' | 'submission' | 'refusal' | 'refusals' | 'rollForward'
  >,
  calendar: Calendar,
): Dues {
  const outer = dueAfter(at, { ...reply, rollForward }, calendar);
  const inner =
    submission === null ? outer : dueAfter(at, { ...submission, rollForward }, calendar);
  return {
    refuse: { ...dueAfter(at, { ...refusal, rollForward }, calendar), most: refusals },
    signIn: dueAfter(at, { ...signIn, rollForward }, calendar),
    // One that is not inside the other is none.
    ...(inner.due < outer.due ? { reply: inner, outer } : { reply: outer }),
  };
}

/** When the reply that closes a staged complaint is due, counted from the moment its task was finished. */
export function closingDue(
  at: string,
  { closing, rollForward }: Pick<ComplaintsPolicy, 'closing' | 'rollForward'>,
  calendar: Calendar,
): DueDate {
  return dueAfter(at, { ...closing, rollForward }, calendar);
}

/** When the complainant can no longer judge how it was closed, counted from the moment of that. */
export function reopeningDue(
  at: string,
  { reopening, rollForward }: Pick<ComplaintsPolicy, 'reopening' | 'rollForward'>,
  calendar: Calendar,
): DueDate {
  return dueAfter(at, { ...reopening, rollForward }, calendar);
}

/** The last day on which the complainant's addition is in time, when the office asks for it now. */
export function supplementBy(
  at: string,
  { supplement, rollForward }: Pick<ComplaintsPolicy, 'supplement' | 'rollForward'>,
  calendar: Calendar,
): { readonly answerBy: string; readonly counted: Counted } {
  const { date, explanation } = addPeriod(at, { ...supplement, rollForward }, calendar);
  return { answerBy: date, counted: countedOf(explanation) };
}

/** When a period is over that begins at a moment. */
export function dueAfter(at: string, period: Counted['period'], calendar: Calendar): DueDate {
  const { at: due, explanation } = addPeriod(at, period, calendar);
  return { due, counted: countedOf(explanation) };
}

/** The years of which nothing was known when a date was counted, or, of one that a person set, is known now. */
export function unpublishedOf({ due, counted }: DueDate, calendar: Calendar): number[] {
  if (counted !== null) return [...(counted.unpublished?.years ?? [])];
  return [...unpublishedOn(lastDay(due), calendar)];
}

/** What an answer says of a date beside it. */
export function explained(
  date: DueDate & { readonly from: string },
  calendar: Calendar,
): DateExplained {
  const unpublished = unpublishedOf(date, calendar);
  if (date.counted === null) return { unpublished, explanation: null };
  const explanation = explanationOf(date.from, date.due, date.counted);
  return {
    unpublished,
    explanation: { chinese: explain(explanation, 'zh'), english: explain(explanation, 'en') },
  };
}

/** The last day to answer a question, as a date. */
export function answerDate(question: {
  readonly askedAt: string;
  readonly due: string;
  readonly counted?: Counted | undefined;
}): DueDate & { readonly from: string } {
  const { askedAt: from, due, counted } = question;
  return { from, due, counted: counted ?? null };
}

/** Id of the date by which an organisation must do something about a complaint. */
export function deadlineOf(complaint: string, organisation: string, act: DeadlineAct): string {
  return `complaint/${complaint}/${organisation}/${act}`;
}

/** Whose date it is, by its id. */
export function organisationOf(deadline: string): string {
  return deadline.split('/')[2] ?? '';
}

/** From now on whoever leads can refuse it until then. */
export function refusableUntil({
  refuse,
}: Pick<Dues, 'refuse'>): EventOf<typeof complaintRefusable>[] {
  if (refuse === undefined) return [];
  const { due: until, counted, most } = refuse;
  const how = counted === null ? {} : { counted: storedCount(counted) };
  return [{ type: complaintRefusable.type, data: { until, ...how, most } }];
}

/** The reply must be reviewed by then, where the organisation has a time of its own inside it. */
export function outerDateSet(
  { reply, outer }: Pick<Dues, 'reply' | 'outer'>,
  from: string,
): EventOf<typeof complaintOuterDateSet>[] {
  if (!outer?.counted || reply.counted === null) return [];
  const { due } = outer;
  const [counted, inner] = [storedCount(outer.counted), storedCount(reply.counted).period];
  return [{ type: complaintOuterDateSet.type, data: { from, due, counted, inner } }];
}

/**
 * When a day ends that somebody names for the organisation's date: nobody moves that of the whole, so it ends with that on
 * the last day of that, and is null where it is later. One that has passed bounds nothing any more.
 */
export function endWithin(
  { outer }: { readonly outer: DueDate | null },
  day: string,
  at: string,
): string | null {
  const end = endOfDay(day);
  if (outer === null || at >= outer.due || end <= outer.due) return end;
  return day === lastDay(outer.due) ? outer.due : null;
}

/** Every organisation must sign in; the leading one must also reply. */
export function deadlinesSet(set: {
  readonly complaint: string;
  readonly number: string;
  readonly assignments: readonly Assignment[];
  readonly parts: readonly string[];
  readonly batch?: string;
  readonly from: string;
  readonly dues: Dues;
}): (EventOf<typeof deadlineSet> | EventOf<typeof complaintOuterDateSet>)[] {
  return [
    ...set.assignments.flatMap(({ organisation, role }) => [
      oneDeadline(set, organisation, 'sign-in', set.dues.signIn),
      ...(role === 'lead' ? [oneDeadline(set, organisation, 'reply', set.dues.reply)] : []),
    ]),
    ...outerDateSet(set.dues, set.from),
  ];
}

/** One date is set, or set anew. */
export function oneDeadline(
  about: {
    readonly complaint: string;
    readonly number: string;
    readonly from: string;
    /** Whose case it is (`partiesTo`). */
    readonly parts: readonly string[];
    /** With which it was handed over, where it was. */
    readonly batch?: string;
  },
  organisation: string,
  act: DeadlineAct,
  { due, counted }: DueDate,
): EventOf<typeof deadlineSet> {
  return {
    type: deadlineSet.type,
    data: {
      deadline: deadlineOf(about.complaint, organisation, act),
      matter: { kind: 'complaint', id: about.complaint, number: about.number },
      act,
      organisation,
      from: about.from,
      due,
      ...(counted === null ? {} : { counted: storedCount(counted) }),
      parts: [...about.parts],
      ...(about.batch === undefined ? {} : { batch: about.batch }),
    },
  };
}

type StoredCount = NonNullable<EventOf<typeof deadlineSet>['data']['counted']>;

/** How a date was counted, as events hold it. */
export function storedCount({
  period: { value, unit, rollForward },
  passed,
  movedFrom,
  unpublished,
}: Counted): StoredCount {
  return {
    period: { value, unit, ...(rollForward === true ? { rollForward } : {}) },
    ...(passed === undefined
      ? {}
      : { passed: { ...passed, off: [...passed.off], worked: [...passed.worked] } }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(unpublished === undefined
      ? {}
      : { unpublished: { years: [...unpublished.years], mayMove: unpublished.mayMove } }),
  };
}

/** A date is met, or no longer asked for. */
export function deadlineDone(deadline: string, at: string): EventOf<typeof deadlineMet> {
  return { type: deadlineMet.type, data: { deadline, at } };
}

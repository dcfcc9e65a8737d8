import { addPeriod, stateCouncilCalendar } from '@ducha/calendar';
import {
  deadlineMet,
  deadlineSet,
  type Assignment,
  type DeadlineAct,
  type EventOf,
} from '@ducha/contracts';
import type { ComplaintsPolicy } from '@ducha/policy';

/** When an organisation must have signed in and replied; each is the moment from which it is late. */
export interface Dues {
  readonly signInDue: string;
  readonly replyDue: string;
}

/** The dates that the policy of an inspection's complaints gives, counted from the moment of transfer. */
export function duesFrom(
  at: string,
  { signIn, reply, rollForward }: Pick<ComplaintsPolicy, 'signIn' | 'reply' | 'rollForward'>,
): Dues {
  return {
    signInDue: addPeriod(at, { ...signIn, rollForward }, stateCouncilCalendar).at,
    replyDue: addPeriod(at, { ...reply, rollForward }, stateCouncilCalendar).at,
  };
}

/** The last day on which the complainant's addition is in time, when the office asks for it now. */
export function supplementBy(
  at: string,
  { supplement, rollForward }: Pick<ComplaintsPolicy, 'supplement' | 'rollForward'>,
): string {
  return addPeriod(at, { ...supplement, rollForward }, stateCouncilCalendar).date;
}

/** Id of the date by which an organisation must do something about a complaint. */
export function deadlineOf(complaint: string, organisation: string, act: DeadlineAct): string {
  return `complaint/${complaint}/${organisation}/${act}`;
}

/** Every organisation must sign in; the leading one must also reply. */
export function deadlinesSet(set: {
  readonly complaint: string;
  readonly number: string;
  readonly assignments: readonly Assignment[];
  readonly from: string;
  readonly dues: Dues;
}): EventOf<typeof deadlineSet>[] {
  return set.assignments.flatMap(({ organisation, role }) => [
    oneDeadline(set, organisation, 'sign-in', set.dues.signInDue),
    ...(role === 'lead' ? [oneDeadline(set, organisation, 'reply', set.dues.replyDue)] : []),
  ]);
}

/** One date is set, or set anew. */
export function oneDeadline(
  about: { readonly complaint: string; readonly number: string; readonly from: string },
  organisation: string,
  act: DeadlineAct,
  due: string,
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
    },
  };
}

/** A date is met, or no longer asked for. */
export function deadlineDone(deadline: string, at: string): EventOf<typeof deadlineMet> {
  return { type: deadlineMet.type, data: { deadline, at } };
}

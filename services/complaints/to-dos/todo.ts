import type { OfficeAct, TodoAct } from '@ducha/contracts';
import { isPaused, leadOf, type Complaint, type SetDate } from '../complaint/complaint-state.ts';
import { stageAfterMove } from '../complaint/complaint-stage.ts';
import { deadlineOf } from '../complaint/deadlines.ts';
import { refusedReply } from '../handling/reply.ts';
import { decideSignIn } from '../handling/sign-in.ts';
import { officeWaits } from './office-dates.ts';

/**
 * Whose desk a to-do (待办) lies on: a role of the office, or of one organisation. At an organisation
 * the liaison 联络员 and the one in charge 分管负责人 share a desk.
 */
export type Desk =
  | 'office-screener'
  /** Decides refusals 裁定退件: the screeners, and the head of the office. */
  | 'office-decider'
  | 'office-reviewer'
  /** Re-checks on site what was drawn 现场核查. */
  | 're-checker'
  | 'organisation-desk'
  | 'organisation-principal';

/** What somebody is expected to do next about a complaint. */
export interface Todo {
  readonly desk: Desk;
  /** Null at the office's desks. */
  readonly organisation: string | null;
  readonly act: TodoAct;
  /** The moment from which it is late; null where no date is set. */
  readonly due: string | null;
  /** The years of which nothing was known when it was counted. */
  readonly unpublished: readonly number[];
}

/** On which desk each act lies. */
export const deskOf: Readonly<Record<TodoAct, Desk>> = {
  screen: 'office-screener',
  'decide-refusal': 'office-decider',
  'decide-extension': 'office-decider',
  'decide-reopening': 'office-decider',
  'review-reply': 'office-reviewer',
  'answer-message': 'office-screener',
  're-check': 're-checker',
  'settle-recheck': 'office-reviewer',
  'sign-in': 'organisation-desk',
  reply: 'organisation-desk',
  'approve-reply': 'organisation-principal',
};

/** Every to-do about a complaint as it stands: at most one of the office, one of re-checkers and one of each organisation. */
export function todosOf(id: string, state: Complaint): readonly Todo[] {
  const waits = officeWaits(id, state);
  const ofOffice = waits.find((act) => act !== 're-check');
  return [
    ...(ofOffice === undefined ? [] : [officeTodo(ofOffice, state)]),
    ...(waits.includes('re-check') ? [officeTodo('re-check', state)] : []),
    ...state.assignments.flatMap(({ organisation }) => organisationTodos(id, state, organisation)),
  ];
}

/** Without a date where it began to wait before the office's own steps had one. */
function officeTodo(act: OfficeAct, { dates }: Complaint): Todo {
  const date = dates.office[act] ?? null;
  return todo(act, null, date?.due ?? null, date);
}

function organisationTodos(id: string, state: Complaint, organisation: string): Todo[] {
  const signing = decideSignIn(state, { complaint: id, organisation, at: '' });
  if (!('rejected' in signing)) {
    const date = isPaused(state) ? null : (state.dates.signIn[organisation] ?? null);
    return [todo('sign-in', organisation, date?.due ?? null, date)];
  }
  if (leadOf(state) !== organisation) return [];
  const due = replyDueOf(id, state, organisation);
  const date = due === null ? null : state.dates.reply;
  if (refusedReply(state) === undefined) return [todo('reply', organisation, due, date)];
  if (stageAfterMove(state.stage, 'approve') === undefined) return [];
  return [todo('approve-reply', organisation, due, date)];
}

function todo(
  act: TodoAct,
  organisation: string | null,
  due: string | null,
  date: Pick<SetDate, 'counted'> | null,
): Todo {
  const unpublished = date?.counted?.unpublished?.years ?? [];
  return { desk: deskOf[act], organisation, act, due, unpublished };
}

/** The date of the reply while it is asked for: one that was met is not late when it has passed. */
export function replyDueOf(id: string, state: Complaint, organisation: string): string | null {
  const asked = state.openDeadlines.includes(deadlineOf(id, organisation, 'reply'));
  return asked ? (state.dates.reply?.due ?? null) : null;
}

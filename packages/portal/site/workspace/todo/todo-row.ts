import type {
  listComplaints,
  listInspections,
  listTasks,
  InspectionTodoAct,
  TodoAct,
} from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { endOfBeijingDay } from '@ducha/contracts/beijing-day.ts';
import type { AlarmGroup } from '../alarms/grouped.ts';
import { matterAddress } from '../in-turn/turn.ts';
import type { BatchLine } from './batch-line.ts';

export type ComplaintLine = BodyOf<typeof listComplaints>['complaints'][number];
export type TaskLine = BodyOf<typeof listTasks>['tasks'][number];
export type InspectionLine = BodyOf<typeof listInspections>['inspections'][number];

/** What a to-do is about. */
export const todoKinds = ['complaint', 'task', 'inspection', 'batch', 'alarm'] as const;
export type TodoKind = (typeof todoKinds)[number];

/** One thing that the person has to do next. */
export type TodoRow = {
  readonly id: string;
  /** 受理编号 or the task's number; null for what has none (yet). */
  readonly number: string | null;
  /** The name of the endpoint that does it. */
  readonly act: string;
  /** The moment from which it is late; null where no date is set. */
  readonly due: string | null;
  /** The years of whose days off nothing was known when that was counted. */
  readonly unpublished: readonly number[];
  /** Where it is done: the form itself. */
  readonly href: string;
} & (
  | { readonly kind: 'complaint'; readonly line: ComplaintLine }
  | { readonly kind: 'task'; readonly line: TaskLine }
  | { readonly kind: 'inspection'; readonly line: InspectionLine }
  | { readonly kind: 'batch'; readonly line: BatchLine }
  | { readonly kind: 'alarm'; readonly line: AlarmGroup }
);

/** By which endpoint each is done. */
export const complaintActs = {
  screen: 'screenComplaint',
  'decide-refusal': 'decideRefusal',
  'decide-extension': 'decideExtension',
  'decide-reopening': 'decideReopening',
  'review-reply': 'reviewReply',
  'answer-message': 'writeToComplainant',
  're-check': 'recordRecheck',
  'settle-recheck': 'settleRecheck',
  'sign-in': 'signIn',
  reply: 'reply',
  'approve-reply': 'decideReply',
} as const satisfies Readonly<Record<TodoAct, string>>;

const inspectionActs: Readonly<Record<InspectionTodoAct, string>> = {
  submit: 'submitInspection',
  decide: 'decideInspection',
  prepare: 'prepareInspection',
  reschedule: 'rescheduleInspection',
  'open-stationing': 'openStationing',
  'close-stationing': 'closeStationing',
};

export function complaintTodos(lines: readonly ComplaintLine[]): readonly TodoRow[] {
  return lines.flatMap((line): TodoRow[] => {
    if (line.todo === null) return [];
    const act = complaintActs[line.todo.act];
    const { complaint: id, number } = line;
    const href = matterAddress({ kind: 'complaint', id }, act);
    const { due, unpublished } = line.todo;
    return [{ kind: 'complaint', id, number, act, due, unpublished, href, line }];
  });
}

/** A task is a to-do of the organisation that leads it, until that says that every measure is done. */
export function taskTodos(
  lines: readonly TaskLine[],
  organisation: string | null,
): readonly TodoRow[] {
  return lines
    .filter(
      (line) => line.lead === organisation && line.finishedOn === null && line.status !== 'ended',
    )
    .map((line) => ({
      kind: 'task',
      id: line.task,
      number: line.number,
      act: 'postProgress',
      due: endOfBeijingDay(line.deadline),
      unpublished: line.deadlineUnpublished,
      href: matterAddress({ kind: 'task', id: line.task }, 'postProgress'),
      line,
    }));
}

export function inspectionTodos(lines: readonly InspectionLine[]): readonly TodoRow[] {
  return lines.flatMap((line): TodoRow[] => {
    if (line.todo === null) return [];
    const { inspection: id, todo } = line;
    const act = inspectionActs[todo.act];
    const href = matterAddress({ kind: 'inspection', id }, act);
    const { due, unpublished } = todo;
    return [{ kind: 'inspection', id, number: null, act, due, unpublished, href, line }];
  });
}

/** One list of all, what is due first on top, what has no date last. */
export function inOrder(rows: readonly TodoRow[]): readonly TodoRow[] {
  const keyOf = ({ due, number, id }: TodoRow): string => `${due ?? '~'} ${number ?? '~'} ${id}`;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}

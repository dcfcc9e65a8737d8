import { erasedAtOnce, taskTextsErased, type EventOf } from '@ducha/contracts';
import type { Decision, Rejection } from '@ducha/event-log';
import { taskErasureOrdered, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';
import { isKept, keptOf } from './task-texts.ts';

/** What is to be erased of which task. */
export interface ErasureOrder {
  readonly task: string;
  readonly texts: readonly string[];
}

/** What has it erased, and on which ground. */
type Why = Pick<EventOf<typeof taskErasureOrdered>['data'], 'cause' | 'ground'>;

/** 删除: the office has reports of a task erased, with the files that were shown with them, at whatever stage it is. */
export function decideTaskErasure(
  state: Task | null,
  order: ErasureOrder & { readonly ground: NonNullable<Why['ground']> },
): Decision<TaskEvent> {
  if (state === null) return { rejected: 'not-found' };
  const texts = [...new Set(order.texts)];
  if (!isKept(keptOf(state, texts))) return { rejected: 'nothing-to-erase' };
  return ordered(state, { task: order.task, texts }, { cause: 'office', ground: order.ground });
}

/** An order, and the first of its erasures. */
export function ordered(state: Task, order: ErasureOrder, why: Why): readonly TaskEvent[] {
  return [
    { type: taskErasureOrdered.type, data: { texts: [...order.texts], ...why } },
    erasing(state, order),
  ];
}

/** The next erasure of an order that one transaction could not hold; none when nothing is left. */
export function decideNextErasure(
  state: Task | null,
  order: ErasureOrder,
): readonly TaskEvent[] | Rejection {
  if (state === null) return { rejected: 'not-found' };
  return isKept(keptOf(state, order.texts)) ? [erasing(state, order)] : [];
}

/** What is erased at once. */
function erasing(state: Task, { task, texts }: ErasureOrder): TaskEvent {
  const kept = keptOf(state, texts);
  const notes = kept.notes.slice(0, erasedAtOnce);
  const files = kept.files.slice(0, erasedAtOnce);
  const last = notes.length === kept.notes.length && files.length === kept.files.length;
  return { type: taskTextsErased.type, data: { task, texts: [...texts], notes, files, last } };
}

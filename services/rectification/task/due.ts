import { endOfDay } from '@ducha/calendar';
import type { RectificationPolicy } from '@ducha/policy';
import { decideMissed } from '../completion/completion.ts';
import { decideRetention, retentionDue } from '../erasure/retention.ts';
import type { TaskEvent } from './task-events.ts';
import type { Task } from './task-state.ts';

/** When the clock must look at a task: its date may have been missed, or what is kept of it is to be erased. */
export function dueOf(state: Task): string | undefined {
  if (state.stage !== 'open') return retentionDue(state);
  return state.missed === state.deadline ? undefined : endOfDay(state.deadline);
}

/** What the clock does with a task that it finds due. */
export function decideDue(
  state: Task | null,
  due: { readonly task: string; readonly at: string; readonly policy: RectificationPolicy },
): readonly TaskEvent[] {
  if (state === null) return [];
  return state.stage === 'open' ? decideMissed(state, due.at) : decideRetention(state, due);
}

import { idOf } from '@ducha/event-log';
import type { NoteDraft } from '@ducha/notes';

/** The task of a complaint has not been opened yet; it will be, and the message waits in the queue. */
export class TaskNotOpened extends Error {
  override readonly name = 'TaskNotOpened';
}

/** The task that a complaint's plan becomes. */
export function taskOfComplaint(complaint: string): string {
  return idOf('task-of-complaint', complaint);
}

/**
 * A text of the plan: cleared by those who sent it, for those who carry it out. One that did not come along was
 * erased before it was sent: the task is made all the same, and shows that.
 */
export function planDraft(text: string | undefined): NoteDraft {
  return {
    text: text ?? '已删除',
    class: 'cleared',
    purpose: 'rectification-plan',
    retentionYears: 30,
  };
}

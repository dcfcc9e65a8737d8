import type { LocalDate } from '@ducha/calendar';
import type { EventOf, NoteRef } from '@ducha/contracts';
import type { TaskStage } from './task-stages.ts';
import type { taskOpened, progressPosted } from './task-events.ts';

/** One update of a task. */
export type Progress = EventOf<typeof progressPosted>['data'] & { readonly at: string };

/** 整改任务. */
export interface Task extends Readonly<EventOf<typeof taskOpened>['data']> {
  readonly stage: TaskStage;
  readonly progress: readonly Progress[];
  readonly completion: NoteRef | null;
  readonly finishedOn: LocalDate | null;
  /** The last date that went by unfinished. */
  readonly missed: LocalDate | null;
  /** Ids of the notes of its plan that are gone. */
  readonly erased: readonly string[];
}

import type { LocalDate } from '@ducha/calendar';
import type { EventOf, NoteRef } from '@ducha/contracts';
import type { TaskStage } from './task-stages.ts';
import type {
  progressPosted,
  taskEnded,
  taskErasureOrdered,
  taskOpened,
  taskRetentionSet,
  taskTextCorrected,
} from './task-events.ts';

/** One update of a task. */
export type Progress = EventOf<typeof progressPosted>['data'] & { readonly at: string };

type TextCorrected = EventOf<typeof taskTextCorrected>['data'];
type ErasureOrdered = EventOf<typeof taskErasureOrdered>['data'];

/** 整改任务. */
export interface Task extends Readonly<EventOf<typeof taskOpened>['data']> {
  readonly stage: TaskStage;
  /** Version of the complaint's stream that said last where its matter is; 0 while that is what opened it. */
  readonly placedBy: number;
  readonly openedAt: string;
  /** When it was finished or ended, the last that the house knows of a task; null before. */
  readonly endedAt: string | null;
  /** Until when its texts are kept; null until that is set. */
  readonly retention: EventOf<typeof taskRetentionSet>['data'] | null;
  readonly progress: readonly Progress[];
  readonly completion: NoteRef | null;
  readonly finishedOn: LocalDate | null;
  /** The office ended it, with its complaint, before it was finished; null where it did not. */
  readonly ended: EventOf<typeof taskEnded>['data'] | null;
  /** The last date that went by unfinished. */
  readonly missed: LocalDate | null;
  /** Own texts that were replaced, with the notes of the wrong ones. */
  readonly corrections: readonly (Pick<TextCorrected, 'text' | 'old' | 'keptOld'> & {
    readonly at: string;
  })[];
  /** What was erased of its own texts. */
  readonly erasures: readonly (ErasureOrdered & { readonly at: string })[];
  /** Ids of the notes that are gone. */
  readonly erased: readonly string[];
  /** Ids of the pieces of evidence whose files are gone. */
  readonly erasedFiles: readonly string[];
}

import type { NoteRef, ProgressWord } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { decideShown } from '../photographs/showing.ts';
import { isElsewhere, type Photograph } from '../photographs/photograph-state.ts';
import type { PhotographShown } from '../photographs/photograph-events.ts';
import { canHappen } from '../task/task-stages.ts';
import { progressPosted, type ShownEvidence, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';

/** An update, and what it says of the photographs in it, written together. */
export interface Posted {
  readonly primary: readonly TaskEvent[];
  readonly companions: Readonly<Record<string, readonly PhotographShown[]>>;
}

/** 进展: an organisation posts how far it has come. A photograph of another case is flagged, not refused. */
export function decideProgress(
  state: Task | null,
  command: {
    readonly task: string;
    readonly organisation: string;
    readonly word: ProgressWord;
    readonly text: NoteRef;
    readonly evidence: readonly ShownEvidence[];
  },
  /** By SHA-256. */
  photographs: Readonly<Record<string, Photograph>>,
): Posted | Rejection {
  if (state === null) return { rejected: 'not-found' };
  if (!canHappen('task.progress-posted.v1', state.stage)) return { rejected: 'wrong-stage' };
  const { task, organisation, word, text, evidence } = command;
  const usedElsewhere = evidence.filter(({ sha256 }) => {
    const shown = photographs[sha256];
    return shown !== undefined && isElsewhere(shown, task);
  });
  return {
    primary: [
      {
        type: progressPosted.type,
        data: {
          organisation,
          word,
          text,
          evidence: [...evidence],
          usedElsewhere: usedElsewhere.map((one) => one.evidence),
        },
      },
    ],
    companions: Object.fromEntries(
      Object.entries(photographs).map(([sha256, shown]) => [sha256, decideShown(shown, task)]),
    ),
  };
}

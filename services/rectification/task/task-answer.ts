import type { z } from 'zod/mini';
import { beijingDate, unpublishedOn } from '@ducha/calendar';
import { isPhotograph, type NoteRef, type readTask } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { erasableTexts } from '../erasure/task-texts.ts';
import { isElsewhere } from '../photographs/photograph-state.ts';
import { photographStream } from '../photographs/photograph-fold.ts';
import { statusOn, statusWords } from './progress-status.ts';
import type { ShownEvidence } from './task-events.ts';
import type { Task } from './task-state.ts';

/** What every endpoint of one task answers. */
export interface TaskAnswer {
  readonly body: z.infer<(typeof readTask)['answer']>;
  readonly version: number;
}

/** A task as its endpoints answer it: texts opened, photographs compared with those of other tasks. */
export async function taskAnswer(
  store: Store,
  found: { readonly id: string; readonly state: Task; readonly version: number },
  now: string,
): Promise<TaskAnswer> {
  const { id, state, version } = found;
  const { problem, goal, measures, completion, progress } = state;
  const [texts, elsewhere, calendar] = await Promise.all([
    store.notes.openAll([
      problem,
      goal,
      measures,
      ...(completion === null ? [] : [completion]),
      ...progress.map(({ text }) => text),
    ]),
    photographsElsewhere(
      store,
      id,
      progress.flatMap(({ evidence }) => evidence),
    ),
    readCalendar(store),
  ]);
  const text = ({ note }: NoteRef): string | null => {
    const opened = texts.get(note);
    return opened?.state === 'open' ? opened.text : null;
  };
  const status = statusOn(beijingDate(now), {
    ...state,
    isEnded: state.ended !== null,
    lastWord: progress.at(-1)?.word ?? null,
  });
  return {
    version,
    body: {
      task: id,
      version,
      number: state.number,
      source: state.source,
      lead: state.lead,
      assisting: state.assisting,
      accepting: state.accepting,
      deadline: state.deadline,
      deadlineUnpublished: [...unpublishedOn(state.deadline, calendar)],
      finishedOn: state.finishedOn,
      status,
      statusChinese: statusWords[status],
      complaint: state.complaint,
      complaintNumber: state.complaintNumber,
      mainType: state.mainType,
      deadlineKind: state.deadlineKind,
      problem: text(problem),
      goal: text(goal),
      measures: text(measures),
      progress: progress.map((update) => ({
        at: update.at,
        organisation: update.organisation,
        word: update.word,
        text: text(update.text),
        evidence: update.evidence
          .filter((one) => !state.erasedFiles.includes(one.evidence))
          .map((one) => ({ ...one, alsoElsewhere: elsewhere.has(one.sha256) })),
      })),
      completion: completion === null ? null : text(completion),
      ended: state.ended,
      erasable: erasableTexts(state),
      erasures: state.erasures.map(({ texts: erased, cause, ground, at }) => ({
        texts: erased,
        cause,
        ground,
        at,
      })),
      corrections: state.corrections.map(({ text: corrected, at, keptOld }) => ({
        text: corrected,
        at,
        keptOld,
      })),
    },
  };
}

/** The hashes of those photographs that another task shows too. */
export async function photographsElsewhere(
  { log }: Pick<Store, 'log'>,
  task: string,
  shown: readonly ShownEvidence[],
): Promise<ReadonlySet<string>> {
  const hashes = [...new Set(shown.filter(isPhotograph).map(({ sha256 }) => sha256))];
  const loaded = await Promise.all(hashes.map((sha256) => log.load(ref(photographStream, sha256))));
  return new Set(
    hashes.filter((_, index) => {
      const found = loaded[index];
      return found !== undefined && isElsewhere(found.state, task);
    }),
  );
}

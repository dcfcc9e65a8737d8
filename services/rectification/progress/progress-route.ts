import { isPhotograph, postProgress } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { checkedFiles, type FileStore } from '@ducha/file-store';
import { route, type Route, type Store } from '@ducha/lambda';
import { evidenceStream } from '../evidence/evidence-fold.ts';
import { photographStream } from '../photographs/photograph-fold.ts';
import { decideProgress } from './progress.ts';
import { progressDraft } from './progress-draft.ts';
import { taskStream } from '../task/task-fold.ts';
import type { ShownEvidence } from '../task/task-events.ts';
import { taskAnswer } from '../task/task-answer.ts';
import { relationsTo } from '../task/task-relations.ts';

/** An update of a task: its evidence must have been put, and be what was announced. */
export function progressRoute(store: Store, files: FileStore): Route {
  return route(postProgress, async (request) => {
    const { task: id } = request.params;
    const { state: before } = await store.log.load(ref(taskStream, id));
    const actor = request.permit(relationsTo(before, request.person));
    if (isRejection(actor)) return actor;
    const { organisation } = actor;
    if (before === null || organisation === null) return { rejected: 'not-found' };
    const shown = await shownEvidence(store, files, id, request.body.evidence);
    if (isRejection(shown)) return shown;
    const sealing = await store.notes.seal(
      { text: progressDraft(request.body.text) },
      request.fingerprint,
    );
    const photographs = shown.filter(isPhotograph).map(({ sha256 }) => sha256);
    const done = await store.log.handle({
      command: request.command(actor),
      stream: ref(taskStream, id),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      seal: sealing.item,
      companions: () =>
        Object.fromEntries(photographs.map((sha256) => [sha256, ref(photographStream, sha256)])),
      decide: (state, companions) =>
        decideProgress(
          state,
          {
            task: id,
            organisation,
            word: request.body.word,
            text: sealing.refs.text,
            evidence: shown,
          },
          companions,
        ),
    });
    if (isRejection(done)) return done;
    if (done.state === null) return { rejected: 'not-found' };
    return taskAnswer(store, { id, state: done.state, version: done.version }, request.now);
  });
}

/** The evidence as announced for this task and found in the store; else every fault in it. */
async function shownEvidence(
  { log }: Store,
  files: FileStore,
  taskId: string,
  ids: readonly string[],
): Promise<readonly ShownEvidence[] | Rejection> {
  return checkedFiles(files, { noun: 'evidence', field: 'evidence', ids }, async (id) => {
    const { state } = await log.load(ref(evidenceStream, id));
    if (state === null || state.task !== taskId) return undefined;
    const { organisation: _, task: __, ...file } = state;
    return { evidence: id, ...file };
  });
}

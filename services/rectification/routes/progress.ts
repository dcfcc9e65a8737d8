import { postProgress, type Fault } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { evidence } from '../domain/evidence.ts';
import { isPhotograph, photograph } from '../domain/photograph.ts';
import { decideProgress } from '../domain/progress.ts';
import { task, type ShownEvidence } from '../domain/task.ts';
import type { EvidenceBucket } from '../evidence-bucket.ts';
import { taskAnswer } from './task-answer.ts';
import { relationsTo } from './task-relations.ts';

/** An update of a task: its evidence must have been put, and be what was announced. */
export function progressRoute(store: Store, bucket: EvidenceBucket): Route {
  return route(postProgress, async (request) => {
    const { task: id } = request.params;
    const { state: before } = await store.log.load(ref(task, id));
    const actor = request.permit(relationsTo(before, request.person));
    if (isRejection(actor)) return actor;
    const { organisation } = actor;
    if (before === null || organisation === null) return { rejected: 'not-found' };
    const shown = await checkedEvidence(store, bucket, id, request.body.evidence);
    if (isRejection(shown)) return shown;
    const sealing = await store.notes.seal(
      {
        text: {
          text: request.body.text,
          class: 'cleared',
          purpose: 'rectification-progress',
          retentionYears: 30,
        },
      },
      request.fingerprint,
    );
    const photographs = shown.filter(isPhotograph).map(({ sha256 }) => sha256);
    const done = await store.log.handle({
      command: request.command(actor),
      stream: ref(task, id),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      seal: sealing.item,
      also: () =>
        Object.fromEntries(photographs.map((sha256) => [sha256, ref(photograph, sha256)])),
      decide: (state, also) =>
        decideProgress(
          state,
          {
            task: id,
            organisation,
            word: request.body.word,
            text: sealing.refs.text,
            evidence: shown,
          },
          also,
        ),
    });
    if (isRejection(done)) return done;
    if (done.state === null) return { rejected: 'not-found' };
    return taskAnswer(store, { id, state: done.state, version: done.version }, request.now);
  });
}

/** The evidence as announced for this task and found in the bucket; else every fault in it. */
async function checkedEvidence(
  { log }: Store,
  bucket: EvidenceBucket,
  taskId: string,
  ids: readonly string[],
): Promise<readonly ShownEvidence[] | Rejection> {
  const checked = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const { state } = await log.load(ref(evidence, id));
      if (state === null || state.task !== taskId) return { id, found: 'missing' as const };
      const { organisation: _, task: __, ...file } = state;
      const found = await bucket.compare(id, state);
      return { id, found, shown: { evidence: id, ...file } };
    }),
  );
  const faults = checked.flatMap(({ id, found }): Fault[] =>
    found === 'as-announced'
      ? []
      : [{ pointer: `#/evidence/${ids.indexOf(id)}`, code: found, detail: details[found] }],
  );
  if (faults.some(({ code }) => code === 'missing'))
    return { rejected: 'evidence-missing', faults };
  if (faults.length > 0) return { rejected: 'evidence-altered', faults };
  return checked.flatMap(({ shown }) => (shown === undefined ? [] : [shown]));
}

const details = {
  missing: 'Nothing was announced for this task or uploaded under this id',
  altered: 'The uploaded file differs from the announced one',
};

import { beijingDate } from '@ducha/calendar';
import { finishTask } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { decideCompletion } from './completion.ts';
import { taskStream } from '../task/task-fold.ts';
import { taskAnswer } from '../task/task-answer.ts';
import { relationsTo } from '../task/task-relations.ts';

/** The lead organisation finishes its task; the reminders stop and acceptance follows. */
export function completionRoute(store: Store): Route {
  return route(finishTask, async (request) => {
    const { task: id } = request.params;
    const { state: before } = await store.log.load(ref(taskStream, id));
    const actor = request.permit(relationsTo(before, request.person));
    if (isRejection(actor)) return actor;
    const sealing = await store.notes.seal(
      {
        completion: {
          text: request.body.text,
          class: 'cleared',
          purpose: 'rectification-completion',
          retentionYears: 30,
        },
      },
      request.fingerprint,
    );
    const done = await store.log.handle({
      command: request.command(actor),
      stream: ref(taskStream, id),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      seal: sealing.item,
      decide: (state) =>
        decideCompletion(state, {
          task: id,
          organisation: actor.organisation,
          text: sealing.refs.completion,
          at: request.now,
          today: beijingDate(request.now),
        }),
    });
    if (isRejection(done)) return done;
    if (done.state === null) return { rejected: 'not-found' };
    return taskAnswer(store, { id, state: done.state, version: done.version }, request.now);
  });
}

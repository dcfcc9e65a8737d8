import { beijingDate } from '@ducha/calendar';
import { finishTask } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { changeTask } from '../task/change-task.ts';
import { completionDraft } from './completion-draft.ts';
import { decideCompletion } from './completion.ts';

/** The lead organisation finishes its task; the reminders stop and acceptance follows. */
export function completionRoute(store: Store): Route {
  return route(finishTask, async (request) => {
    const { refs, item } = await store.notes.seal(
      { completion: completionDraft(request.body.text) },
      request.fingerprint,
    );
    return changeTask(store, request, {
      seal: item,
      decide: (state, { task, organisation }) =>
        decideCompletion(state, {
          task,
          organisation,
          text: refs.completion,
          at: request.now,
          today: beijingDate(request.now),
        }),
    });
  });
}

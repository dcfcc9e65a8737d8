import type { Actor, Endpoint } from '@ducha/contracts';
import { isRejection, ref, type Decision, type Rejection, type SealedItem } from '@ducha/event-log';
import type { EndpointRequest, Store } from '@ducha/lambda';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { taskAnswer, type TaskAnswer } from './task-answer.ts';
import type { TaskEvent } from './task-events.ts';
import { taskStream } from './task-fold.ts';
import { relationsTo } from './task-relations.ts';
import type { Task } from './task-state.ts';

/** A request that changes one task. */
type TaskRequest = Pick<
  EndpointRequest<Endpoint>,
  'permit' | 'command' | 'expected' | 'person' | 'now'
> & { readonly params: { readonly task: string } };

/** Handles a command on one task and answers with the task as it is then. */
export async function changeTask(
  store: Store,
  request: TaskRequest,
  change: {
    readonly seal?: SealedItem;
    readonly decide: (
      state: Task | null,
      acting: Pick<Actor, 'organisation'> & { readonly task: string },
    ) => Decision<TaskEvent>;
  },
): Promise<TaskAnswer | Rejection> {
  const { task: id } = request.params;
  const { state: before } = await store.log.load(ref(taskStream, id));
  const actor = request.permit(relationsTo(before, request.person));
  if (isRejection(actor)) return actor;
  const { organisation } = actor;
  const done = await store.log.handle({
    command: request.command(actor),
    stream: ref(taskStream, id),
    ...(request.expected === undefined ? {} : { expected: request.expected }),
    ...(change.seal === undefined ? {} : { seal: change.seal }),
    writes: erasureWrites(store.notes, request.now),
    decide: (state) => change.decide(state, { task: id, organisation }),
  });
  if (isRejection(done)) return done;
  if (done.state === null) return { rejected: 'not-found' };
  return taskAnswer(store, { id, state: done.state, version: done.version }, request.now);
}

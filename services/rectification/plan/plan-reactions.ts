import { noteErased, planCorrected } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Heard, type Outcome, type Reaction, type Store } from '@ducha/lambda';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import type { TaskEvent } from '../task/task-events.ts';
import { taskStream } from '../task/task-fold.ts';
import type { Task } from '../task/task-state.ts';
import { planDraft, TaskNotOpened, taskOfComplaint } from './plan-copies.ts';
import { decidePlanCorrected, decidePlanErased } from './plan-texts.ts';

/** What becomes of the texts of a complaint's plan where they came from, becomes of their copies here. */
export function planReactions(store: Pick<Store, 'log' | 'notes'>): Reaction[] {
  return [
    reaction(noteErased, (heard) =>
      heard.data.plan.length === 0
        ? Promise.resolve('done')
        : changePlan(store, heard, heard.data.matter.id, (task) =>
            decidePlanErased(task, heard.data.plan),
          ),
    ),
    reaction(planCorrected, async (heard) => {
      const { complaint, corrected } = heard.data;
      const text = heard.texts[corrected.note];
      // The right one was erased in its turn before this came: of that there is a message too.
      const { refs, item } = await store.notes.seal(
        { corrected: planDraft(text) },
        heard.command.fingerprint,
      );
      return changePlan(
        store,
        heard,
        complaint,
        (task) => decidePlanCorrected(task, heard.data, refs.corrected),
        { seal: item },
      );
    }),
  ];
}

async function changePlan(
  { log, notes }: Pick<Store, 'log' | 'notes'>,
  { command }: Pick<Heard<unknown>, 'command'>,
  complaint: string,
  decide: (task: Task) => readonly TaskEvent[],
  more: { readonly seal?: Awaited<ReturnType<Store['notes']['seal']>>['item'] } = {},
): Promise<Outcome> {
  const done = await log.handle({
    ...more,
    command,
    stream: ref(taskStream, taskOfComplaint(complaint)),
    writes: erasureWrites(notes, command.at),
    decide: (task: Task | null) => {
      if (task === null) throw new TaskNotOpened(complaint);
      return decide(task);
    },
  });
  return isRejection(done) ? { never: done.rejected } : 'done';
}

import { batchHandedOver } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { decideCount } from './batch-count.ts';
import { handOversStream } from './hand-overs-fold.ts';

/** A batch went out: its complaints count for their inspection. */
export function batchHandedOverReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(batchHandedOver, async ({ command, data }) => {
    const keyAttention = data.complaints.filter((complaint) => complaint.keyAttention).length;
    const done = await log.handle({
      command,
      stream: ref(handOversStream, data.inspection),
      decide: (state) =>
        decideCount(state, {
          batch: data.batch,
          complaints: data.complaints.length,
          keyAttention,
        }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}

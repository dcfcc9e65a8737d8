import { sampleDrawn } from '@ducha/contracts';
import { idOf, inParallel, isRejection, ref, type Commit } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { complaintReplyConfirmed } from '../complaint/complaint-events.ts';
import { decideDrawn } from './re-checking.ts';

/** How many complaints are told at once. */
const width = 8;

/**
 * A sample was drawn: each complaint of it hears so. Whatever crashes, the next delivery goes on where this one ended:
 * the command of each has the id of sample and complaint.
 */
export function sampleDrawnReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(sampleDrawn, async (heard) => {
    const { sample, complaints } = heard.data;
    const refused: string[] = [];
    await inParallel(complaints, width, async ({ complaint }) => {
      const stream = ref(complaintStream, complaint);
      const confirmedBy = confirmedByIn((await log.load(stream)).commits);
      const done = await log.handle({
        command: { ...heard.command, id: idOf('drawn', sample, complaint) },
        stream,
        decide: (state) => decideDrawn(state, { sample, confirmedBy }),
      });
      if (isRejection(done)) refused.push(done.rejected);
    });
    const [first] = refused;
    return first === undefined ? 'done' : { never: first };
  });
}

/** Who confirmed the last reply that was confirmed. */
function confirmedByIn(commits: readonly Commit[]): string | null {
  const confirming = commits.findLast(({ events }) =>
    events.some(({ type }) => type === complaintReplyConfirmed.type),
  );
  return confirming?.actor.subject ?? null;
}

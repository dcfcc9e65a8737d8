import { inspectionPrepared, opaqueId } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { decideTeamCopy, teamStream } from './team-stream.ts';

/** How a service keeps its copy of the teams 督察组: by the event of their owner. */
export function teamReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(inspectionPrepared, async ({ command, data, stream, version }) => {
    const inspection = opaqueId.safeParse(stream.replace(/^inspection\//, ''));
    if (!inspection.success) return { never: 'not-of-an-inspection' };
    // What was declared about its people stays with the owner, and so does the reference to it.
    const { vetting: _, ...team } = data;
    const done = await log.handle({
      command,
      stream: ref(teamStream, inspection.data),
      decide: (copy) => decideTeamCopy(copy, { ...team, sourceVersion: version }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}

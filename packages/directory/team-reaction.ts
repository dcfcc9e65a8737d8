import { inspectionPrepared, opaqueId, teamChanged, type EventOf } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Heard, type Outcome, type Reaction, type Store } from '@ducha/lambda';
import { decideTeamCopy, teamStream } from './team-stream.ts';

/** How a service keeps its copy of the teams 督察组: by the events of their owner. */
export function teamReactions({ log }: Pick<Store, 'log'>): Reaction[] {
  const copy = async ({
    command,
    data: { leader, deputies, members },
    stream,
    version,
  }: Heard<EventOf<typeof inspectionPrepared | typeof teamChanged>['data']>): Promise<Outcome> => {
    const inspection = opaqueId.safeParse(stream.replace(/^inspection\//, ''));
    if (!inspection.success) return { never: 'not-of-an-inspection' };
    // What was declared about its people stays with the owner, and so do the references to it.
    const team = { leader, deputies, members, sourceVersion: version };
    const done = await log.handle({
      command,
      stream: ref(teamStream, inspection.data),
      decide: (kept) => decideTeamCopy(kept, team),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  };
  return [reaction(inspectionPrepared, copy), reaction(teamChanged, copy)];
}

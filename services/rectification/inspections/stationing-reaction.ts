import { stationingOpened, stationingOpenedV1, type EventOf } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Heard, type Outcome, type Reaction, type Store } from '@ducha/lambda';
import { decideTargetsCopy } from './copying.ts';
import { targetsStream } from './targets-fold.ts';

/** A stationing was opened: who belongs to a target of it is known from then on. */
export function stationingReactions({ log }: Pick<Store, 'log'>): Reaction[] {
  const opened = async ({
    command,
    version,
    data: { inspection, targets },
  }: Heard<
    EventOf<typeof stationingOpened | typeof stationingOpenedV1>['data']
  >): Promise<Outcome> => {
    const done = await log.handle({
      command,
      stream: ref(targetsStream, inspection),
      decide: (copy) => decideTargetsCopy(copy, { targets, sourceVersion: version }),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  };
  return [reaction(stationingOpenedV1, opened), reaction(stationingOpened, opened)];
}

import {
  stationingClosed,
  stationingOpened,
  stationingOpenedV1,
  type EventOf,
} from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import {
  reaction,
  type Heard,
  type Outcome,
  type PolicyReader,
  type Reaction,
  type Store,
} from '@ducha/lambda';
import { keepPolicy, type complaintsPolicy } from '@ducha/policy';
import { decideClosedCopy, decideOpenedCopy } from './copying.ts';
import { inspectionStream } from './inspection-copy-fold.ts';
import type { InspectionCopy } from './inspection-copy-state.ts';
import type { InspectionCopyEvent } from './inspection-copy-events.ts';

/** A stationing was opened or closed: complaints keep what they need of it, and the policy of that moment. */
export function stationingReactions(
  { log }: Pick<Store, 'log'>,
  policy: PolicyReader<typeof complaintsPolicy>,
): Reaction[] {
  const opened = async (heard: Heard<EventOf<typeof stationingOpened>['data']>) => {
    const kept = keepPolicy(await policy.at(heard.time));
    return copy(log, heard, (state) => decideOpenedCopy(state, heard.data, kept, heard.version));
  };
  return [
    reaction(stationingOpenedV1, opened),
    reaction(stationingOpened, opened),
    reaction(stationingClosed, (heard) =>
      copy(log, heard, (state) => decideClosedCopy(state, heard.data, heard.version)),
    ),
  ];
}

async function copy(
  log: Store['log'],
  heard: Heard<{ readonly inspection: string }>,
  decide: (state: InspectionCopy) => readonly InspectionCopyEvent[] | Rejection,
): Promise<Outcome> {
  const done = await log.handle({
    command: heard.command,
    stream: ref(inspectionStream, heard.data.inspection),
    decide,
  });
  return isRejection(done) ? { never: done.rejected } : 'done';
}

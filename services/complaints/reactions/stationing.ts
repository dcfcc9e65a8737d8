import { stationingClosed, stationingOpened } from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { reaction, type Heard, type Outcome, type Reaction, type Store } from '@ducha/lambda';
import {
  decideClosedCopy,
  decideOpenedCopy,
  inspectionStream,
  type InspectionCopy,
  type InspectionCopyEvent,
} from '../domain/inspection-copy.ts';

/** A stationing was opened or closed: complaints keep what they need of it. */
export function stationingReactions({ log }: Pick<Store, 'log'>): Reaction[] {
  return [
    reaction(stationingOpened, (heard) =>
      copy(log, heard, (state) => decideOpenedCopy(state, heard.data, heard.version)),
    ),
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

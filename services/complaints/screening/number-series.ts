import { ref, type StreamRef } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import { everyInspection } from '../inspections/every-inspection.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import type { ComplaintsService } from '../service.ts';
import {
  numberSeriesId,
  numberStream,
  ownSeriesId,
  type NumberEvent,
  type NumberSeries,
} from './complaint-number.ts';
import type { OwnSeries } from './screening.ts';

type SeriesRef = StreamRef<NumberSeries, NumberEvent>;

/**
 * The series that a complaint's number comes from. Before, each inspection kept one for itself, and those of one round
 * gave the same numbers: while the series is empty, the ones that led to it are read beside it, and go on in it.
 */
export async function numberSeriesOf(
  service: Pick<ComplaintsService, 'client' | 'table' | 'log' | 'inspections'>,
  { intake }: Complaint,
  policy: PolicyOfComplaints,
): Promise<{ readonly number: SeriesRef; readonly [own: OwnSeries]: SeriesRef }> {
  if (intake === null) return { number: ref(numberStream, 'none') };
  const { channel, receivedOn } = intake;
  const id = numberSeriesId({ channel, receivedOn, policy });
  const number = ref(numberStream, id);
  if ((await service.log.load(number)).version > 0) return { number };
  const own: Record<OwnSeries, SeriesRef> = {};
  for await (const inspection of everyInspection(service)) {
    const opened = (await service.inspections.find(inspection))?.opened ?? null;
    if (opened === null || opened.from > receivedOn) continue;
    const theirs = await service.inspections.policyOf(inspection);
    if (numberSeriesId({ channel, receivedOn, policy: theirs }) !== id) continue;
    own[`own-${inspection}`] = ref(numberStream, ownSeriesId(inspection, channel, receivedOn));
  }
  return { ...own, number };
}

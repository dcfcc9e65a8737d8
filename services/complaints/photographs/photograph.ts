import * as z from 'zod/mini';
import {
  count,
  event,
  opaqueId,
  photographMediaType,
  sha256,
  type EventOf,
} from '@ducha/contracts';
import { eventFamily, type Decision, type StreamKind } from '@ducha/event-log';
import { takesReport, type InspectionCopy } from '../inspections/inspection-copy.ts';
import { fault } from '../complaint/refused-command.ts';

/** Someone wants to hand in a photograph with a complaint: what will be uploaded, to the byte. */
const photographAnnounced = event('photograph.announced.v1', () =>
  z.strictObject({
    inspection: opaqueId,
    mediaType: photographMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);
type Photograph = EventOf<typeof photographAnnounced>['data'];

const events = eventFamily([photographAnnounced]);
type PhotographEvent = ReturnType<typeof events.parse>;

/** The stream `photograph/<id>`: what was announced; the file itself is kept under the same id. */
export const photographStream: StreamKind<Photograph | null, PhotographEvent> = {
  kind: 'photograph',
  initial: null,
  events,
  evolve: (_state, { data }) => data,
};

/** A photograph may be announced while its inspection takes complaints. `today` is the Beijing date. */
export function decidePhotograph(
  state: Photograph | null,
  announced: Photograph,
  context: { readonly inspection: InspectionCopy | undefined; readonly today: string },
): Decision<PhotographEvent> {
  if (state !== null) return { rejected: 'already-done' };
  const { inspection, today } = context;
  const report = { channel: 'web', receivedOn: today, postedOn: null } as const;
  if (inspection === undefined || !takesReport(inspection, report)) {
    return fault('inspection-not-open', 'inspection', 'It takes no complaint today');
  }
  return [{ type: photographAnnounced.type, data: announced }];
}

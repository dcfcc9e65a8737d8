import * as z from 'zod/mini';
import {
  count,
  event,
  note,
  opaqueId,
  photographMediaType,
  sha256,
  type EventOf,
  type NoteRef,
} from '@ducha/contracts';
import { eventFamily, type Decision, type StreamKind } from '@ducha/event-log';
import { takesReport, type InspectionCopy } from '../inspections/inspection-copy.ts';
import { fault } from '../complaint/refused-command.ts';
import type { Print } from './print.ts';

/** As it was announced at first: who had the file could have confirmed it by its length and hash. Read for ever, never written. */
const photographAnnouncedOpenly = event('photograph.announced.v1', () =>
  z.strictObject({
    inspection: opaqueId,
    mediaType: photographMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);
/** Someone wants to hand in a photograph with a complaint: what will be uploaded, to the byte, is a secret note. */
const photographAnnounced = event('photograph.announced.v2', () =>
  z.strictObject({ inspection: opaqueId, mediaType: photographMediaType, print: note }),
);
type Announced = EventOf<typeof photographAnnounced>['data'];

/** A photograph as announced: where its print is kept, or the print itself in a log of old. */
export type Photograph = Pick<Announced, 'inspection' | 'mediaType'> & {
  readonly print: NoteRef | Print;
};

const events = eventFamily([photographAnnouncedOpenly, photographAnnounced]);
type PhotographEvent = ReturnType<typeof events.parse>;

/** The stream `photograph/<id>`: what was announced; the file itself is kept under the same id. */
export const photographStream: StreamKind<Photograph | null, PhotographEvent> = {
  kind: 'photograph',
  initial: null,
  events,
  evolve(_state, { type, data }) {
    if (type === 'photograph.announced.v2') return data;
    const { inspection, mediaType, bytes, sha256: hash } = data;
    return { inspection, mediaType, print: { bytes, sha256: hash } };
  },
};

/** A photograph may be announced while its inspection takes complaints. `today` is the Beijing date. */
export function decidePhotograph(
  state: Photograph | null,
  announced: Announced,
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

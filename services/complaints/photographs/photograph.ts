import * as z from 'zod/mini';
import {
  count,
  event,
  note,
  noteErased,
  opaqueId,
  photographMediaType,
  sha256,
  type EventOf,
  type NoteRef,
} from '@ducha/contracts';
import { eventFamily, type Decision, type Rejection, type StreamKind } from '@ducha/event-log';
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
/** A complaint was handed in with it; in the commit that took the complaint down. */
const photographNamed = event('photograph.named.v1', () => z.strictObject({ complaint: opaqueId }));
type Announced = EventOf<typeof photographAnnounced>['data'];

/** A photograph as announced: where its print is kept, or the print itself in a log of old. */
export interface Photograph extends Pick<Announced, 'inspection' | 'mediaType'> {
  readonly print: NoteRef | Print;
  readonly announcedAt: string;
  /** The complaint that it was handed in with; it belongs to that one alone. */
  readonly complaint: string | null;
  /** It was named in nothing, and is gone. */
  readonly erased: boolean;
}

const events = eventFamily([
  photographAnnouncedOpenly,
  photographAnnounced,
  photographNamed,
  noteErased,
]);
export type PhotographEvent = ReturnType<typeof events.parse>;

/** The stream `photograph/<id>`: what was announced; the file itself is kept under the same id. */
export const photographStream: StreamKind<Photograph | null, PhotographEvent> = {
  kind: 'photograph',
  initial: null,
  events,
  evolve(state, { type, data }, { at }) {
    const announced = { announcedAt: at, complaint: null, erased: false };
    switch (type) {
      case 'photograph.announced.v2':
        return { ...data, ...announced };
      case 'photograph.announced.v1': {
        const { inspection, mediaType, bytes, sha256: hash } = data;
        return { inspection, mediaType, print: { bytes, sha256: hash }, ...announced };
      }
      case 'photograph.named.v1':
        return state === null ? null : { ...state, complaint: data.complaint };
      case 'note.erased.v1':
        return state === null ? null : { ...state, erased: true };
    }
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

/** Whether a complaint may be handed in with it: it waits for one, and belongs to none. */
export function awaitsComplaint(state: Photograph | null): state is Photograph {
  return state !== null && state.complaint === null && !state.erased;
}

/** A complaint is handed in with these; the rejection says that one of them was handed in before, or is gone. */
export function decideNaming(
  photographs: Readonly<Record<string, Photograph | null>>,
  complaint: string,
): Readonly<Record<string, readonly PhotographEvent[]>> | Rejection {
  if (!Object.values(photographs).every(awaitsComplaint)) {
    return fault('photograph-missing', 'photographs', 'One of them is not there any longer');
  }
  const named = { type: photographNamed.type, data: { complaint } };
  return Object.fromEntries(Object.keys(photographs).map((id) => [id, [named]]));
}

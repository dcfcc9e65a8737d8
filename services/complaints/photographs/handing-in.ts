import { givenFault } from '@ducha/contracts';
import type { Decision, Rejection } from '@ducha/event-log';
import { fault } from '../complaint/refused-command.ts';
import { takesReport } from '../inspections/takes-report.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import {
  fileAnnounced,
  photographNamed,
  type Announced,
  type PhotographEvent,
} from './photograph-events.ts';
import { awaitsComplaint, type Photograph } from './photograph-state.ts';

/**
 * A file may be announced while its inspection takes complaints: by a citizen as long as it takes them over the web, by
 * the office as long as it has been opened, since letters arrive after its end. `today` is the Beijing date.
 */
export function decideFile(
  state: Photograph | null,
  { bytes, ...announced }: Announced & { readonly bytes: number },
  context: {
    readonly inspection: InspectionCopy | undefined;
    readonly today: string;
    readonly by: 'citizen' | 'office';
  },
): Decision<PhotographEvent> {
  if (state !== null) return { rejected: 'already-done' };
  const { inspection, today, by } = context;
  const report = { channel: 'web', receivedOn: today, postedOn: null } as const;
  const taken =
    inspection !== undefined &&
    (by === 'citizen' ? takesReport(inspection, report) : inspection.opened !== null);
  if (!taken) return fault('inspection-not-open', 'inspection', 'It takes no complaint today');
  const wrong = givenFault({ mediaType: announced.mediaType, bytes });
  if (wrong !== undefined) return { rejected: 'invalid', faults: [wrong] };
  return [{ type: fileAnnounced.type, data: announced }];
}

/** A complaint is handed in with these files; the rejection says that one of them was handed in before, or is gone. */
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

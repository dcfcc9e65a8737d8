import type { Decision, Rejection } from '@ducha/event-log';
import { fault } from '../complaint/refused-command.ts';
import { takesReport } from '../inspections/takes-report.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import {
  photographAnnounced,
  photographNamed,
  type Announced,
  type PhotographEvent,
} from './photograph-events.ts';
import { awaitsComplaint, type Photograph } from './photograph-state.ts';

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

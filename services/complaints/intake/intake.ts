import type { EventOf } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintAttachmentsAttached,
  complaintPhotographsAttached,
  complaintReceived,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ForeignNumber } from './foreign-number.ts';
import { noFiles, type GivenFiles } from '../photographs/given-files.ts';
import { takesReport } from '../inspections/takes-report.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { fault } from '../complaint/refused-command.ts';

type Received = EventOf<typeof complaintReceived>['data'];
/** 收到: takes a report and its files down, when its inspection takes complaints. `today` is the Beijing date. */
export function decideReceive(
  state: Complaint,
  report: Received,
  context: { readonly inspection: InspectionCopy; readonly today: string },
  { photographs, attachments }: GivenFiles = noFiles,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage !== 'none') return { rejected: 'already-done' };
  if (report.receivedOn > context.today) {
    return fault('dates-impossible', 'receivedOn', 'A complaint cannot be received tomorrow');
  }
  if (report.postedOn !== null && report.postedOn > report.receivedOn) {
    return fault('dates-impossible', 'postedOn', 'A letter is posted before it arrives');
  }
  if (!takesReport(context.inspection, report)) {
    return fault('inspection-not-open', 'inspection', 'It takes no complaint of that day');
  }
  return [
    { type: complaintReceived.type, data: report },
    ...(photographs.length === 0
      ? []
      : [{ type: complaintPhotographsAttached.type, data: { photographs: [...photographs] } }]),
    ...(attachments.length === 0
      ? []
      : [{ type: complaintAttachmentsAttached.type, data: { attachments: [...attachments] } }]),
  ];
}

/** Whether a number of another list may be taken for a new complaint. */
export function foreignNumberFree(foreign: ForeignNumber): Rejection | undefined {
  return foreign.complaint === null
    ? undefined
    : fault('foreign-number-taken', 'foreign/number', 'Another complaint bears it');
}

import type { EventOf, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintAttachmentsAttached,
  complaintPhotographsAttached,
  complaintPositionTold,
  complaintReceived,
  complaintVisited,
  type ComplaintEvent,
  type DataOf,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ForeignNumber } from './foreign-number.ts';
import { noFiles, type GivenFiles } from '../photographs/given-files.ts';
import { takesReport } from '../inspections/takes-report.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { fault } from '../complaint/refused-command.ts';
import { wrongVisit } from './visit.ts';

type Received = EventOf<typeof complaintReceived>['data'];
/** What a report comes with beside its words and its contact. */
export interface CameBeside {
  readonly files: GivenFiles;
  readonly position: NoteRef | null;
  readonly visit: DataOf<'complaint.visited.v1'> | null;
}

/** 收到: takes a report and its files down, when its inspection takes complaints. `today` is the Beijing date. */
export function decideReceive(
  state: Complaint,
  report: Received,
  context: { readonly inspection: InspectionCopy; readonly today: string },
  beside: Partial<CameBeside> = {},
): readonly ComplaintEvent[] | Rejection {
  const { files = noFiles, position = null, visit = null } = beside;
  const { photographs, attachments } = files;
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
  const { opened } = context.inspection;
  const wrong =
    opened === null ? undefined : wrongVisit(report.channel, visit, policyOfComplaints(opened));
  if (wrong !== undefined) return wrong;
  return [
    { type: complaintReceived.type, data: report },
    ...(visit === null ? [] : [{ type: complaintVisited.type, data: visit }]),
    ...(position === null ? [] : [{ type: complaintPositionTold.type, data: { position } }]),
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

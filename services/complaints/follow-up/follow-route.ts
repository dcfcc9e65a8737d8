import {
  eraseByReceipt,
  followComplaint,
  supplementComplaint,
  withdrawByReceipt,
  writeToOffice,
  type NoteRef,
} from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { inspectionOf } from '../complaint/change-complaint.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { decideErasureByReceipt } from '../erasure/erasing.ts';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { decideWriteToOffice } from '../messages/messages.ts';
import { decideWithdraw } from '../putting-right/withdraw.ts';
import { decideSupplement } from '../screening/screening.ts';
import { followed, ofReceipt } from './by-receipt.ts';
import { followUp } from './follow-up.ts';
import { complaintBehind } from '../intake/receipts.ts';
import type { ComplaintsService } from '../service.ts';
import { draft } from '../complaint/texts.ts';

/** What became of a complaint. A receipt that opens nothing costs the same read as one that does not exist. */
export function followRoute(service: ComplaintsService): Route {
  return route(followComplaint, async (request) => {
    const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const { state, version } = await service.log.load(ref(complaintStream, id));
    const shown = await followUp(service, id, state, request.now);
    return isRejection(shown) ? shown : { body: shown, version };
  });
}

/** The complainant answers the office's question. */
export function supplementRoute(service: ComplaintsService): Route {
  return route(supplementComplaint, async (request) =>
    byReceipt(service, request, (state, text) =>
      decideSupplement(state, { text, at: request.now }),
    ),
  );
}

/** The complainant writes to the office unasked. */
export function writeToOfficeRoute(service: ComplaintsService): Route {
  return route(writeToOffice, async (request) =>
    byReceipt(service, request, (state, text, { opened }) =>
      opened === null
        ? { rejected: 'inspection-not-open' }
        : decideWriteToOffice(state, text, policyOfComplaints(opened)),
    ),
  );
}

/** The complainant has what is their own erased for good. */
export function eraseByReceiptRoute(service: ComplaintsService): Route {
  return route(eraseByReceipt, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, id),
      permit: ofReceipt,
      writes: erasureWrites(service.notes, request.now),
      decide: (state) =>
        decideErasureByReceipt(state, { complaint: id, parts: request.body.parts }),
    });
    return isRejection(done) ? done : followed(service, request, id, done);
  });
}

/** The complainant takes their complaint back. */
export function withdrawByReceiptRoute(service: ComplaintsService): Route {
  return route(withdrawByReceipt, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, id),
      permit: ofReceipt,
      decide: (state) =>
        decideWithdraw(state, { by: 'complainant', ground: null, at: request.now }),
    });
    return isRejection(done) ? done : followed(service, request, id, done);
  });
}

/** Takes down what a complainant writes about the complaint that the receipt opens. */
async function byReceipt(
  service: ComplaintsService,
  request: Pick<
    EndpointRequest<typeof writeToOffice>,
    'permit' | 'command' | 'receipt' | 'fingerprint' | 'body' | 'now'
  >,
  decide: (
    state: Complaint,
    text: NoteRef,
    inspection: InspectionCopy,
  ) => readonly ComplaintEvent[] | Rejection,
) {
  const actor = request.permit(anyone);
  if (isRejection(actor)) return actor;
  const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
  const { refs, item } = await service.notes.seal(
    { text: draft(request.body.text, 'secret', 'complaint') },
    request.fingerprint,
  );
  const done = await service.log.handle({
    command: request.command(actor),
    stream: ref(complaintStream, id),
    seal: item,
    permit: ofReceipt,
    companions: inspectionOf,
    decide: (state, { inspection }) => decide(state, refs.text, inspection),
  });
  return isRejection(done) ? done : followed(service, request, id, done);
}

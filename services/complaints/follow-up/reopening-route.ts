import { askReopening } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { decideAskReopening } from '../call-back/reopening.ts';
import { inspectionOf } from '../complaint/change-complaint.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { draft } from '../complaint/texts.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { complaintBehind } from '../intake/receipts.ts';
import type { ComplaintsService } from '../service.ts';
import { followed, ofReceipt } from './by-receipt.ts';

/** 申请重新办理: the complainant asks that their closed complaint is taken up again. */
export function askReopeningRoute(service: ComplaintsService): Route {
  return route(askReopening, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const complaint = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const calendar = await readCalendar(service);
    const { refs, item } = await service.notes.seal(
      { reason: draft(request.body.reason, 'secret', 'complaint') },
      request.fingerprint,
    );
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, complaint),
      seal: item,
      permit: ofReceipt,
      companions: inspectionOf,
      decide: (state, { inspection: { opened } }) =>
        opened === null
          ? { rejected: 'inspection-not-open' }
          : decideAskReopening(
              state,
              { through: 'receipt', reason: refs.reason, at: request.now },
              { policy: policyOfComplaints(opened), calendar },
            ),
    });
    return isRejection(done) ? done : followed(service, request, complaint, done);
  });
}

import { tellSatisfaction } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { decideTellSatisfaction } from '../call-back/satisfaction.ts';
import { inspectionOf } from '../complaint/change-complaint.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { draft, givenDrafts } from '../complaint/texts.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { complaintBehind } from '../intake/receipts.ts';
import type { ComplaintsService } from '../service.ts';
import { followed, ofReceipt } from './by-receipt.ts';
import { joinedBy } from './follow-up.ts';

/** 满意度: a complainant says whether they are satisfied with how their complaint, or the one that it joined, was closed. */
export function tellSatisfactionRoute(service: ComplaintsService): Route {
  return route(tellSatisfaction, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { satisfied, text } = request.body;
    const complaint = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const stream = ref(complaintStream, complaint);
    const other = await joinedBy(service, (await service.log.load(stream)).state);
    const calendar = await readCalendar(service);
    const { refs, item } = await service.notes.seal(
      givenDrafts({ text: text === undefined ? undefined : draft(text, 'secret', 'complaint') }),
      request.fingerprint,
    );
    const done = await service.log.handle({
      command: request.command(actor),
      stream,
      seal: item,
      permit: ofReceipt,
      companions: (own) => ({
        ...inspectionOf(own),
        joined: ref(complaintStream, other?.complaint ?? 'none'),
      }),
      decide: (state, { inspection: { opened }, joined }) => {
        if (opened === null) return { rejected: 'inspection-not-open' };
        const decided = decideTellSatisfaction(
          { complaint, state },
          {
            satisfied,
            text: refs['text'] ?? null,
            at: request.now,
            joined: other === undefined ? undefined : { ...other, state: joined },
          },
          { policy: policyOfComplaints(opened), calendar },
        );
        if (isRejection(decided)) return decided;
        return { primary: decided.primary, companions: { joined: decided.joined } };
      },
    });
    return isRejection(done) ? done : followed(service, request, complaint, done);
  });
}

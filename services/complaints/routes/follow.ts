import { followComplaint, supplementComplaint } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { complaintStream } from '../domain/complaint.ts';
import { decideSupplement } from '../domain/screening.ts';
import { followUp } from '../follow-up.ts';
import { complaintBehind } from '../receipts.ts';
import type { ComplaintsService } from '../service.ts';
import { draft } from '../texts.ts';

/** What became of a complaint. A receipt that opens nothing costs the same read as one that does not exist. */
export function followRoute(service: ComplaintsService): Route {
  return route(followComplaint, async (request) => {
    const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const { state, version } = await service.log.load(ref(complaintStream, id));
    const shown = await followUp(service, id, state);
    return isRejection(shown) ? shown : { body: shown, version };
  });
}

/** The complainant answers the office's question. */
export function supplementRoute(service: ComplaintsService): Route {
  return route(supplementComplaint, async (request) => {
    const actor = request.permit(new Set());
    if (isRejection(actor)) return actor;
    const id = complaintBehind(await service.receiptKeys(), request.receipt ?? '');
    const { refs, item } = await service.notes.seal(
      { supplement: draft(request.body.text, 'secret', 'complaint') },
      request.fingerprint,
    );
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, id),
      seal: item,
      permit: ({ stage }) => (stage === 'none' ? { rejected: 'receipt-unknown' } : undefined),
      decide: (state) => decideSupplement(state, { text: refs.supplement, at: request.now }),
    });
    if (isRejection(done)) return done;
    const shown = await followUp(service, id, done.state);
    return isRejection(shown) ? shown : { body: shown, version: done.version };
  });
}

import { decideReopening } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { refusedActOn } from '../complaint/complaint-relations.ts';
import { duesFrom } from '../complaint/deadlines.ts';
import { draft } from '../complaint/texts.ts';
import { clearedForOthers } from '../screening/cleared-text.ts';
import { withConfirmed } from '../screening/confirmed-passages.ts';
import type { ComplaintsService } from '../service.ts';
import { closedBy, decideDenyReopening, decideGrantReopening } from './reopening.ts';

/** 重新办理: the office takes a closed complaint up again, as its complainant asked, or denies it. */
export function decideReopeningRoute(service: ComplaintsService): Route {
  return route(decideReopening, async (request) => {
    const { body, now } = request;
    const { complaint } = request.params;
    const { state, commits } = await service.log.load(ref(complaintStream, complaint));
    const refused = refusedActOn(request, state);
    if (refused !== undefined) return refused;
    const closer = closedBy(commits);
    if (body.decision === 'deny') {
      const { refs, item } = await service.notes.seal(
        { reason: draft(body.reason, 'secret', 'answer-to-complainant') },
        request.fingerprint,
      );
      return changeComplaint(service, request, {
        seal: item,
        decide: (current, by) =>
          decideDenyReopening(current, { reason: refs.reason, by: { ...by, closedBy: closer } }),
      });
    }
    // The organisation reads it, and may not learn from it who asked.
    const passages = await clearedForOthers(service, request, {
      complaint,
      state,
      texts: { reason: body.reason },
      confirmed: body.confirmed,
    });
    const calendar = await readCalendar(service);
    const { refs, item } = await service.notes.seal(
      { reason: draft(body.reason, 'cleared', 'reopening') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decideUnder: (policy, current, by) => {
        const decided = decideGrantReopening(current, {
          complaint,
          reason: refs.reason,
          at: now,
          dues: duesFrom(now, policy, calendar),
          by: { ...by, closedBy: closer },
        });
        if (isRejection(decided)) return decided;
        return isRejection(passages) ? passages : withConfirmed(decided, passages);
      },
    });
  });
}

import { linkRelapse } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { answered } from '../complaint/change-complaint.ts';
import { everyRelation, refusedActOn, relationsTo } from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { decideLinkRelapse } from './link-relapse.ts';

/** 反弹: links a complaint with the earlier one that it is a relapse of, or takes the link away. */
export function linkRelapseRoute(service: ComplaintsService): Route {
  return route(linkRelapse, async (request) => {
    const { complaint } = request.params;
    const { of } = request.body;
    const actor = request.permit(everyRelation);
    if (isRejection(actor)) return actor;
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, complaint),
      permit: (state) => refusedActOn(request, state),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      companions: ({ relapseOf }) => ({
        earlier: ref(complaintStream, of ?? relapseOf?.complaint ?? 'none'),
      }),
      decide: (state, { earlier }) =>
        decideLinkRelapse(state, {
          complaint,
          earlier: {
            complaint: of ?? state.relapseOf?.complaint ?? 'none',
            // Nobody writes into a case of their own; to them it is not there.
            state: refusedActOn(request, earlier) === undefined ? earlier : complaintStream.initial,
          },
          isTakenAway: of === null,
        }),
    });
    return isRejection(done)
      ? done
      : answered(service, request, done, relationsTo(request.person, done.state));
  });
}

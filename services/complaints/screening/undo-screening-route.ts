import { undoScreening } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { answered } from '../complaint/change-complaint.ts';
import { everyRelation, refusedActOn, relationsTo } from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { decidePart, decideUndoScreening } from './undo-screening.ts';

/** 撤销不予受理、撤销合并. */
export function undoScreeningRoute(service: ComplaintsService): Route {
  return route(undoScreening, async (request) => {
    const { complaint } = request.params;
    const actor = request.permit(everyRelation);
    if (isRejection(actor)) return actor;
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(complaintStream, complaint),
      permit: (state) => refusedActOn(request, state),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      companions: ({ mergedInto }) => ({ into: ref(complaintStream, mergedInto ?? 'none') }),
      decide: (state, { into }) => {
        const primary = decideUndoScreening(state, request.body.reason);
        return 'rejected' in primary
          ? primary
          : { primary, companions: { into: decidePart(into, complaint) } };
      },
    });
    return isRejection(done)
      ? done
      : answered(service, request, done, relationsTo(request.person, done.state));
  });
}

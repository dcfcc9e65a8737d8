import { vacateDuty } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { decideVacate } from './vacating.ts';
import { dutyStream, dutyId } from './duty-fold.ts';
import { dutyHolding, relationTo } from './duty-holding.ts';

/** 离任: nobody holds the duty from now on. */
export function vacateDutyRoute({ log, notes }: Pick<Store, 'log' | 'notes'>): Route {
  return route(vacateDuty, async (request) => {
    const { organisation, duty } = request.params;
    const actor = request.permit(relationTo(request.person, organisation));
    if (isRejection(actor)) return actor;
    const done = await log.handle({
      command: request.command(actor),
      stream: ref(dutyStream, dutyId(organisation, duty)),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      decide: decideVacate,
    });
    if (isRejection(done)) return done;
    const body = await dutyHolding(notes, { organisation, duty }, done.state, done.version);
    return { body, version: done.version };
  });
}

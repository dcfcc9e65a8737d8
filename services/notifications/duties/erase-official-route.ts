import { eraseOfficial } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { dutyStream, dutyId } from './duty-fold.ts';
import { dutyHolding, relationTo } from './duty-holding.ts';
import { erasureWrites } from './erasure-writes.ts';
import { decidePersonsErased } from './erasing.ts';

/** 删除: who held a duty before is erased by whoever looks after the duties, or by the head of the office. */
export function eraseOfficialRoute({ log, notes }: Pick<Store, 'log' | 'notes'>): Route {
  return route(eraseOfficial, async (request) => {
    const { organisation, duty } = request.params;
    const actor = request.permit(relationTo(request.person, organisation));
    if (isRejection(actor)) return actor;
    const done = await log.handle({
      command: request.command(actor),
      stream: ref(dutyStream, dutyId(organisation, duty)),
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      writes: erasureWrites(notes, request.now),
      decide: (state) => decidePersonsErased(state, request.body),
    });
    if (isRejection(done)) return done;
    const body = await dutyHolding(notes, { organisation, duty }, done.state, done.version);
    return { body, version: done.version };
  });
}

import { listDuties } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { dutyStream, dutyId } from './duty-fold.ts';
import { dutiesByRank } from './duties-by-rank.ts';
import { dutyHolding, relationTo } from './duty-holding.ts';

/** The duties of an organisation, each folded from its stream; a vacant one is listed too. */
export function listDutiesRoute({ log, notes }: Pick<Store, 'log' | 'notes'>): Route {
  return route(listDuties, async (request) => {
    const { organisation } = request.query;
    const actor = request.permit(relationTo(request.person, organisation));
    if (isRejection(actor)) return actor;
    const duties = await Promise.all(
      dutiesByRank.map(async (duty) => {
        const { state, version } = await log.load(ref(dutyStream, dutyId(organisation, duty)));
        return dutyHolding(notes, { organisation, duty }, state, version);
      }),
    );
    return { body: { duties } };
  });
}

import { listHeldDuties } from '@ducha/contracts';
import { isRejection, listPages } from '@ducha/event-log';
import { anyone, route, type Route, type Store } from '@ducha/lambda';
import { dutyOfId, heldDutiesList, heldDuty } from './duty-rows.ts';

const pageSize = 500;

/** The duties that are held, of every organisation: a thousand short rows at most, so all in one answer. */
export function listHeldDutiesRoute({ client, table }: Pick<Store, 'client' | 'table'>): Route {
  return route(listHeldDuties, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const held = [];
    const query = { index: 'list1', lists: [heldDutiesList], limit: pageSize } as const;
    for await (const rows of listPages(client, table, query)) {
      held.push(...rows.map(({ id, data }) => ({ ...dutyOfId(id), ...heldDuty.parse(data) })));
    }
    return { body: { held, asOf: request.now } };
  });
}

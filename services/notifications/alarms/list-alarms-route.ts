import { listAlarms, officeAlarm } from '@ducha/contracts';
import { isRejection, readList } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { alarmsList } from './alarm-rows.ts';

const pageSize = 50;

/** The alarms to the office, newest first. */
export function listAlarmsRoute({ client, table }: Pick<Store, 'client' | 'table'>): Route {
  return route(listAlarms, async (request) => {
    const { after } = request.query;
    const actor = request.permit(new Set());
    if (isRejection(actor)) return actor;
    const page = await readList(client, table, {
      index: 'list1',
      lists: [alarmsList],
      limit: pageSize,
      backward: true,
      ...(after === undefined ? {} : { after }),
    });
    const alarms = page.rows.map(({ id, data }) =>
      // A row of before it was kept says nothing of it.
      officeAlarm.parse({ alarm: id, unpublished: [], ...data }),
    );
    return { body: { alarms, next: page.next ?? null, asOf: request.now } };
  });
}

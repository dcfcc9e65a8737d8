import { listAlarms, officeAlarm } from '@ducha/contracts';
import { isRejection, readList } from '@ducha/event-log';
import { anyone, isRecused, route, type Route, type Store } from '@ducha/lambda';
import { recusedFrom } from '../ladder/parties.ts';
import { alarmsList } from './alarm-rows.ts';

const pageSize = 50;

/** The alarms to the office whose cause stands, newest first. */
export function listAlarmsRoute({ client, table }: Pick<Store, 'client' | 'table'>): Route {
  return route(listAlarms, async (request) => {
    const { after } = request.query;
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const page = await readList(client, table, {
      index: 'list1',
      lists: [alarmsList],
      limit: pageSize,
      backward: true,
      ...(after === undefined ? {} : { after }),
    });
    const found = page.rows
      // A row of before they were kept says nothing of them: none was written twice.
      .map(({ id, data }) => officeAlarm.parse({ alarm: id, unpublished: [], version: 1, ...data }))
      .filter(({ organisation }) => !isRecused(request.person, [organisation]));
    const recused = await recusedFrom(
      { client, table },
      request.person,
      found.map(({ number }) => number),
    );
    const alarms = found.filter(({ number }) => !recused.has(number));
    return { body: { alarms, next: page.next ?? null, asOf: request.now } };
  });
}

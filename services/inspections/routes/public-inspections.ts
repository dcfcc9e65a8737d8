import { beijingDate } from '@ducha/calendar';
import { listPublicInspections } from '@ducha/contracts';
import { readList } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { stationedList } from '../projections.ts';
import { inspectionRow } from './inspection-row.ts';

/** Two teams at one target are impossible, so there are never more than targets. */
const limit = 500;

/** Where citizens can complain now. */
export function publicInspectionsRoute(store: Pick<Store, 'client' | 'table'>): Route {
  return route(listPublicInspections, async ({ now }) => {
    const today = beijingDate(now);
    const { rows } = await readList(store.client, store.table, {
      index: 'list2',
      lists: [stationedList],
      limit,
    });
    const inspections = rows
      .map(inspectionRow)
      .filter(({ from, until }) => from <= today && today <= until)
      .map(({ inspection, kind, level, targets, from, until }) => ({
        inspection,
        kind,
        level,
        targets,
        from,
        until,
      }));
    return { body: { asOf: now, inspections } };
  });
}

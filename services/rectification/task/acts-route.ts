import { beijingDate } from '@ducha/calendar';
import { readTaskActs, taskAct } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { foresee, route, type Route, type Store } from '@ducha/lambda';
import { actDue, attempts } from './acts.ts';
import type { Seats } from '../inspections/seats.ts';
import { taskStream } from './task-fold.ts';
import { readerRelationsTo } from './task-relations.ts';

/** What the asking person may do next with a task; who may read it may ask. */
export function actsRoute(store: Store, seats: Seats): Route {
  return route(readTaskActs, async ({ params, person, permit, now }) => {
    const { state, version } = await store.log.load(ref(taskStream, params.task));
    const relations = await readerRelationsTo(seats, state, person);
    const actor = permit(relations);
    if (isRejection(actor)) return actor;
    if (state === null) return { rejected: 'not-found' };
    const calendar = await readCalendar(store);
    const when = { task: params.task, at: now, today: beijingDate(now) };
    const acts = taskAct.options.map((act) =>
      foresee(
        act,
        { person, relations },
        {
          attempt: ({ organisation }) => attempts[act](state, { ...when, organisation }),
          due: () => actDue(act, state, calendar),
        },
      ),
    );
    return { body: { task: params.task, version, acts }, version };
  });
}

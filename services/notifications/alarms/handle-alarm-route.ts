import { handleAlarm } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, isRecused, route, type Route, type Store } from '@ducha/lambda';
import { recusedFrom } from '../ladder/parties.ts';
import { alarmStream } from './alarm-fold.ts';
import { decideEnd } from './ending.ts';

/** 标为已处理: somebody has seen to an alarm; should its cause be met again, it is raised again. */
export function handleAlarmRoute(store: Pick<Store, 'client' | 'table' | 'log'>): Route {
  return route(handleAlarm, async (request) => {
    const { alarm } = request.params;
    const stream = ref(alarmStream, alarm);
    const { state } = await store.log.load(stream);
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    if (state === null) return { rejected: 'not-found' };
    const { organisation, number } = state;
    const isTheirOwn =
      isRecused(request.person, [organisation]) ||
      (await recusedFrom(store, request.person, [number])).has(number);
    if (isTheirOwn) return { rejected: 'not-found' };
    const done = await store.log.handle({
      command: request.command(actor),
      stream,
      ...(request.expected === undefined ? {} : { expected: request.expected }),
      decide: (current) => {
        const events = decideEnd(current, 'handled');
        return events.length === 0 ? { rejected: 'wrong-stage' } : events;
      },
    });
    if (isRejection(done)) return done;
    const { ended } = done.state ?? {};
    if (ended === null || ended === undefined) throw new Error('an alarm that was handled stands');
    return { body: { alarm, ended, version: done.version }, version: done.version };
  });
}

import { beijingDate } from '@ducha/calendar';
import { readCutOffs, setCutOffs } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import { relationsToInspection } from '../inspections/inspection-relations.ts';
import type { ComplaintsService } from '../service.ts';
import { cutOffStream } from './cut-off-fold.ts';
import { lastDayOfCutOffs } from './last-day.ts';
import { decideSet } from './setting.ts';
import { showCutOffs } from './show-cut-offs.ts';

/** 定时组批: the head of the office says when batches are closed by themselves, and officials see what came of it. */
export function cutOffRoutes(service: ComplaintsService): readonly Route[] {
  const { log } = service;
  return [
    route(readCutOffs, async ({ permit, person, params: { inspection }, now }) => {
      const actor = permit(await relationsToInspection(service, person, inspection));
      if (isRejection(actor)) return actor;
      const [cutOffs, { state: copy }, calendar] = await Promise.all([
        log.load(ref(cutOffStream, inspection)),
        log.load(ref(inspectionStream, inspection)),
        readCalendar(service),
      ]);
      if (copy.opened === null) return { rejected: 'not-found' };
      const shown = showCutOffs(cutOffs, { inspection, copy, calendar, now });
      return { body: shown, version: cutOffs.version };
    }),

    route(setCutOffs, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { body, now, expected } = request;
      const { inspection } = request.params;
      const calendar = await readCalendar(service);
      const done = await log.handle({
        command: request.command(actor),
        stream: ref(cutOffStream, inspection),
        companions: () => ({ copy: ref(inspectionStream, inspection) }),
        ...(expected === undefined ? {} : { expected }),
        decide: (state, { copy }) =>
          copy.opened === null
            ? { rejected: 'inspection-not-open' }
            : decideSet(state, body, {
                today: beijingDate(now),
                lastDay: lastDayOfCutOffs(copy, calendar),
              }),
      });
      if (isRejection(done)) return done;
      const { state: copy } = await log.load(ref(inspectionStream, inspection));
      const shown = showCutOffs(done, { inspection, copy, calendar, now });
      return { body: shown, version: done.version };
    }),
  ];
}

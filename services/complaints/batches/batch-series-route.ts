import { beijingDate } from '@ducha/calendar';
import { openBatchSeries } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { fault } from '../complaint/refused-command.ts';
import { decideOpenSeries } from './opening-balance.ts';
import { seriesStream } from './series-fold.ts';
import { unknownOrganisations } from '../organisations/known-codes.ts';
import type { ComplaintsService } from '../service.ts';

/** 期初数: takes over the totals of batches handed over before this system began. */
export function openBatchSeriesRoute(service: ComplaintsService): Route {
  return route(openBatchSeries, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { inspection, ...opening } = request.body;
    if (opening.asOf > beijingDate(request.now)) {
      return fault('dates-impossible', 'asOf', 'The day has not come yet');
    }
    if (opening.keyAttention > opening.complaints) {
      return {
        rejected: 'invalid',
        faults: [
          {
            pointer: '#/keyAttention',
            code: 'too-big',
            detail: 'Those of key attention are some of the complaints',
          },
        ],
      };
    }
    const opened = (await service.inspections.find(inspection))?.opened;
    if (opened === undefined || opened === null) {
      return fault('inspection-not-open', 'inspection', 'There is no such inspection');
    }
    const unknown = await unknownOrganisations(service, 'statedBy', [opening.statedBy]);
    if (unknown !== undefined) return unknown;
    const done = await service.log.handle({
      command: request.command(actor),
      stream: ref(seriesStream, inspection),
      decide: (series) => decideOpenSeries(series, opening, request.newId),
    });
    if (isRejection(done)) return done;
    const { state, version } = done;
    return {
      body: {
        inspection,
        version,
        nextOrdinal: state.next,
        cumulative: { complaints: state.complaints, keyAttention: state.keyAttention },
      },
      version,
    };
  });
}

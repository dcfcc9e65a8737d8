import { beijingDate } from '@ducha/calendar';
import { batchLimit, closeBatch, type Fault } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Person, type Route } from '@ducha/lambda';
import { batchStream } from './batch-fold.ts';
import { decideCloseBatch, nextBatch, policyOfBatch } from './closing.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { fault, faultAt } from '../complaint/refused-command.ts';
import { areNames, namesOrRejection } from '../published-names/published-names.ts';
import { seriesStream } from './series-fold.ts';
import type { ComplaintsService } from '../service.ts';
import { showBatch } from './show-batch.ts';
import { waitingForBatch, type Candidate } from './waiting.ts';

/**
 * Fixes the list of the next batch in one commit. The view only finds the candidates: a complaint that
 * cannot go when it is asked stays behind, one that the view does not show yet goes with the next batch. Those that somebody
 * chose go alone, and none of them where one does not wait any more: whoever chose looks again.
 */
export function closeBatchRoute(service: ComplaintsService): Route {
  return route(closeBatch, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { inspection } = request.body;
    const stream = ref(seriesStream, inspection);
    const command = request.command(actor);
    // The series is read by its last commit: a late retry finds its batch by the request's id instead.
    const { closed } = (await service.log.load(stream)).state;
    if (closed?.request === request.newId) return closedBefore(service, closed.batch, request);
    const opened = (await service.inspections.find(inspection))?.opened;
    if (opened === undefined || opened === null) {
      return fault('inspection-not-open', 'inspection', 'There is no such inspection');
    }
    const { cutOff = null, complaints: chosen, as } = request.body;
    const waiting = await waitingForBatch(service, request.body);
    const gone = notAmong(waiting, chosen ?? []);
    const going = (
      chosen === undefined ? waiting : waiting.filter(({ id }) => chosen.includes(id))
    ).slice(0, batchLimit);
    const closedOn = beijingDate(request.now);
    // Its notice names them: better that nothing goes than that it cannot be said where to.
    const names = await namesOrRejection(service, {
      organisations: going.flatMap(({ organisations }) => organisations),
      types: going.map(({ mainType }) => mainType),
      on: closedOn,
      at: request.now,
    });
    const closing = {
      inspection,
      complaints: going.map(({ id }) => id),
      ahead: chosen !== undefined,
      as,
      cutOff,
      closedOn,
      policy: policyOfBatch(policyOfComplaints(opened)),
      request: request.newId,
    };
    const done = await service.log.handle({
      command,
      stream,
      companions: (series) => ({ batch: ref(batchStream, nextBatch(series, closing)) }),
      decide: (series) => {
        // Not before: a retry that comes late finds those gone that it handed over itself.
        if (gone.length > 0) return { rejected: 'batch-impossible', faults: gone };
        const decided = decideCloseBatch(series, closing);
        return isRejection(decided) || areNames(names) ? decided : names;
      },
    });
    if (isRejection(done)) return done;
    return shown(service, done.state.closed?.batch ?? '', request.person);
  });
}

/** A chosen one that does not wait is said: a colleague may have merged it, or it was just accepted and is not listed yet. */
function notAmong(waiting: readonly Candidate[], chosen: readonly string[]): readonly Fault[] {
  const ids = new Set(waiting.map(({ id }) => id));
  return chosen.flatMap((id, place) =>
    ids.has(id)
      ? []
      : [faultAt('not-waiting', `complaints/${place}`, 'It does not wait for its hand-over')],
  );
}

async function closedBefore(
  service: ComplaintsService,
  batch: string,
  request: EndpointRequest<typeof closeBatch>,
) {
  const { commits } = await service.log.load(ref(batchStream, batch));
  return commits[0]?.fingerprint === request.fingerprint
    ? shown(service, batch, request.person)
    : { rejected: 'idempotency-key-reused' };
}

async function shown(service: ComplaintsService, batch: string, person: Person | null) {
  const { state, version } = await service.log.load(ref(batchStream, batch));
  return { body: await showBatch(service, state, { version, person }), version };
}

import { addHours } from '@ducha/calendar';
import {
  claimMinutes,
  claimScreening,
  readScreeningDesk,
  setAsideScreening,
  type Endpoint,
} from '@ducha/contracts';
import { isRejection, ref, type Rejection } from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { everyRelation, refusedActOn, relationsToRow } from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { rowsById } from '../complaint/rows-by-id.ts';
import type { ComplaintsService } from '../service.ts';
import { officeWaits } from '../to-dos/office-dates.ts';
import type { Desk } from './desk.ts';
import { asideUntil } from './set-aside.ts';

/** The screeners' desk: who has what open, and what was set aside 放一放. */
export function deskRoutes(service: ComplaintsService, desk: Desk): readonly Route[] {
  return [
    route(readScreeningDesk, async ({ permit, person, now }) => {
      const actor = permit(anyone);
      if (isRejection(actor)) return actor;
      const { claims, setAside } = await desk.read(now);
      const named = [...new Set([...claims, ...setAside].map(({ complaint }) => complaint))];
      const rows = await rowsById(service, named);
      // What was decided since is nobody's any more; and nobody hears of a case of their own.
      const isTold = ({ complaint }: { readonly complaint: string }): boolean => {
        const row = rows.get(complaint);
        return row?.['stage'] === 'received' && relationsToRow(person, row).has('any');
      };
      const mine = ({ by }: { readonly by: string }): boolean => by === person?.subject;
      return {
        body: {
          claims: claims.filter(isTold).map((one) => ({ ...one, mine: mine(one) })),
          setAside: setAside.filter(isTold).map((one) => ({ ...one, mine: mine(one) })),
          asOf: now,
        },
      };
    }),

    route(claimScreening, async (request) => {
      const asked = await askedFor(service, request);
      if (isRejection(asked)) return asked;
      const { complaint, by } = asked;
      if (!request.body.hold) {
        await desk.letGo({ complaint, by });
        return { body: { claim: null } };
      }
      if (!asked.waits) return { rejected: 'wrong-stage' };
      const until = addHours(request.now, claimMinutes / 60);
      const claim = await desk.claim({ complaint, by, until }, request.now);
      return { body: { claim: { ...claim, mine: claim.by === by } } };
    }),

    route(setAsideScreening, async (request) => {
      const asked = await askedFor(service, request);
      if (isRejection(asked)) return asked;
      const { complaint, by, due } = asked;
      const { body, now } = request;
      if (!body.aside) {
        await desk.takeUp({ complaint, by });
        return { body: { setAside: null } };
      }
      if (!asked.waits) return { rejected: 'wrong-stage' };
      const until = asideUntil(due, { until: body.until, now });
      if (isRejection(until)) return until;
      const reason = body.reason ?? null;
      await desk.setAside({ complaint, by, until, reason });
      await desk.letGo({ complaint, by });
      return { body: { setAside: { by, mine: true, until, reason } } };
    }),
  ];
}

/** The complaint that somebody asks for: whether it waits for its screening, and by when that is due. */
async function askedFor(
  { log }: ComplaintsService,
  request: Pick<EndpointRequest<Endpoint>, 'permit' | 'person'> & {
    readonly params: { readonly complaint: string };
  },
): Promise<{ complaint: string; by: string; waits: boolean; due: string | null } | Rejection> {
  const actor = request.permit(everyRelation);
  if (isRejection(actor)) return actor;
  const { complaint } = request.params;
  const { state } = await log.load(ref(complaintStream, complaint));
  const refused = refusedActOn(request, state);
  if (refused !== undefined) return refused;
  const waits = officeWaits(complaint, state).includes('screen');
  const due = state.dates.office.screen?.due ?? null;
  return { complaint, by: actor.subject ?? '', waits, due };
}

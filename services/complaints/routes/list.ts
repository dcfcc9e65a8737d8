import * as z from 'zod';
import { listComplaints, type Actor } from '@ducha/contracts';
import { isRejection, readList, type ListQuery, type Rejection } from '@ducha/event-log';
import { route, type EndpointRequest, type Route } from '@ducha/lambda';
import { complaintLists, partList } from '../projections.ts';
import type { ComplaintsService } from '../service.ts';

const listed = z.object({
  ...listComplaints.answer.shape.complaints.element.omit({ complaint: true }).shape,
});

/** The office lists an inspection; an organisation lists what it has a part in, by due date. */
export function listRoute(service: ComplaintsService): Route {
  return route(listComplaints, async (request) => {
    const query = queryOf(request);
    if (isRejection(query)) return query;
    const { rows, next } = await readList(service.client, service.table, query);
    return {
      body: {
        complaints: rows.map(({ id, data }) => ({ complaint: id, ...listed.parse(data) })),
        asOf: request.now,
        next: next ?? null,
      },
      ...(next === undefined ? {} : { headers: { link: nextLink(request.query, next) } }),
    };
  });
}

function queryOf(request: EndpointRequest<typeof listComplaints>): ListQuery | Rejection {
  const { limit, after, inspection, stage, state } = request.query;
  const page = { limit, ...(after === undefined ? {} : { after }) };
  if (isRejection(request.permit(new Set()))) {
    const actor: Actor | Rejection = request.permit(new Set(['assigned']));
    if (isRejection(actor)) return actor;
    if (actor.organisation === null) return { rejected: 'forbidden' };
    return { ...page, index: 'list2', lists: [partList(actor.organisation, state)] };
  }
  if (inspection === undefined) {
    const detail = 'The office lists one inspection at a time';
    return {
      rejected: 'invalid',
      faults: [{ pointer: 'query/inspection', code: 'missing', detail }],
    };
  }
  return {
    ...page,
    index: 'list1',
    lists: complaintLists(inspection),
    ...(stage === undefined ? {} : { prefix: `${stage}/` }),
  };
}

/** RFC 8288 link to the next page, relative to this one. */
export function nextLink(
  query: Readonly<Record<string, string | number | undefined>>,
  next: string,
): string {
  const parts = Object.entries({ ...query, after: next }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `<?${parts.join('&')}>; rel="next"`;
}

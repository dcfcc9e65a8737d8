import { readComplaintLedger } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, type Listed } from '@ducha/event-log';
import { ledgerPage, route, type Route } from '@ducha/lambda';
import { complaintLedgers, hasLeft, partLedgers } from '../complaint/complaint-rows.ts';
import type { ComplaintsService } from '../service.ts';
import { ledgerRows } from './listed-row.ts';
import { isTheirs, mayBeRecused, scopeOf } from './scope.ts';

/**
 * 台账: all rows of an inspection, or of an organisation, then those that changed since. Row and gist are read one
 * after the other: whoever loses the right to a row in between has read it a moment before.
 */
export function ledgerRoute(service: ComplaintsService): Route {
  return route(readComplaintLedger, async (request) => {
    const { inspection, since } = request.query;
    const scope = await scopeOf(service, request, inspection);
    if (isRejection(scope)) return scope;
    const byOrganisation = scope.of === 'organisation';
    const ledgers = byOrganisation
      ? partLedgers(scope.organisation)
      : scope.inspections.flatMap((one) => complaintLedgers(one));
    const index = byOrganisation ? 'list2' : 'list1';
    const [page, calendar] = await Promise.all([
      ledgerPage(service, { index, ledgers, since, now: request.now }),
      readCalendar(service),
    ]);
    if (isRejection(page)) return page;
    const recusable = mayBeRecused(request);
    const isOfOne = (row: Listed): boolean =>
      !byOrganisation || inspection === undefined || row.data['inspection'] === inspection;
    const isThere = (row: Listed): boolean =>
      !hasLeft(row) && isOfOne(row) && (!recusable || isTheirs(row, request));
    const there = page.rows.filter(isThere);
    const ids = new Set(there.map(({ id }) => id));
    return {
      body: {
        rows: await ledgerRows(service, there, { person: request.person, calendar }),
        // To whoever holds no row yet nothing has left.
        gone:
          since === undefined ? [] : page.rows.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
        cursor: page.cursor,
        more: page.more,
        asOf: request.now,
      },
    };
  });
}

import * as z from 'zod/mini';
import { findComplaints, listCode } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, listPages, type Listed, type RowData } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { relationsToRow, seatsOf } from '../complaint/complaint-relations.ts';
import { numberList } from '../complaint/complaint-rows.ts';
import { rowsById } from '../complaint/rows-by-id.ts';
import type { ComplaintsService } from '../service.ts';
import { listed, shownRows } from './listed-row.ts';
import type { Asking } from './scope.ts';

/**
 * Looks a complaint up by a whole number, in every inspection. Of those that somebody may not read nothing is told:
 * a number by itself says who complained about what as little as its absence does.
 */
export function numbersRoute(service: ComplaintsService): Route {
  return route(findComplaints, async (request) => {
    const { client, table } = service;
    const { number, limit, after = '' } = request.query;
    const bearers: Listed[] = [];
    const whole = { index: 'list1', lists: [numberList(number)], limit: bearersAtOnce } as const;
    for await (const page of listPages(client, table, whole)) bearers.push(...page);
    const [rows, calendar, mayRead] = await Promise.all([
      rowsById(
        service,
        bearers.map(({ id }) => id),
      ),
      readCalendar(service),
      readingOf(service, request),
    ]);
    const readable = bearers.flatMap(({ id, data, order }) => {
      const main = rows.get(id);
      return main !== undefined && mayRead(main) && order > after
        ? [{ list: numberOf.parse(data).list, row: { id, name: 'main', data: main, order } }]
        : [];
    });
    const found = readable.slice(0, limit);
    // Where one goes on is told by those that one may read: another would give itself away.
    const next = readable.length > limit ? found.at(-1)?.row.order : undefined;
    const shown = await shownRows(
      service,
      found.map(({ row }) => row),
      { person: request.person, calendar },
    );
    return {
      body: {
        complaints: shown.map((row, index) => ({ ...row, list: found[index]?.list ?? null })),
        asOf: request.now,
        next: next ?? null,
      },
    };
  });
}

/** A number has few bearers, unless many lists gave the same: all are read, and those that may be read are told. */
const bearersAtOnce = 200;

/** What a row by which a complaint is found holds: the list from elsewhere, unless the number is its own. */
const numberOf = z.object({ list: z._default(z.nullable(listCode), null) });

/** Whether somebody may read a complaint, by its row: in whatever inspection it is, unlike in a list. */
async function readingOf(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  { person, permit }: Asking,
): Promise<(row: RowData) => boolean> {
  const seats = new Set(await seatsOf(service, person));
  return (row) => {
    const { inspection } = listed.parse(row);
    const relations = relationsToRow(person, row);
    const isSeated = relations.has('any') && seats.has(inspection);
    return !isRejection(permit(isSeated ? new Set([...relations, 'own-team']) : relations));
  };
}

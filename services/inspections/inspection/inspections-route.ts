import type { z } from 'zod/mini';
import { beijingDate, type Calendar, type LocalDate } from '@ducha/calendar';
import { listInspections, readInspection } from '@ducha/contracts';
import { isRejection, readList, ref, type Listed, type Page } from '@ducha/event-log';
import {
  anyone,
  route,
  type EndpointRequest,
  type Person,
  type Route,
  isRecused,
  type Store,
} from '@ducha/lambda';
import { ownCalendar, unknownOf } from '../calendar/own-calendar.ts';
import { inspectionStream } from './inspection-fold.ts';
import { todoOf } from './todo.ts';
import { inspectionAnswer } from './inspection-answer.ts';
import { actsAsTeam, relationsTo } from './inspection-change.ts';
import { inspectionsList, inspectionsOfTeamsOf, inspectionRow } from './inspection-rows.ts';

const pageSize = 50;

/** Inspections to read: one, folded from the log; all, from the view. */
export function inspectionReading(store: Store): Route[] {
  return [
    route(readInspection, async (request) => {
      const { inspection: id } = request.params;
      const { state, version } = await store.log.load(ref(inspectionStream, id));
      const relations = relationsTo(state, request.person);
      const actor = request.permit(relations);
      if (isRejection(actor)) return actor;
      if (state === null) return { rejected: 'not-found' };
      const asTeam = actsAsTeam(request, relations);
      return inspectionAnswer(store, { id, state, version }, { asTeam });
    }),
    route(listInspections, async (request) => {
      const { person } = request;
      const today = beijingDate(request.now);
      const page = await visiblePage(store, request);
      const next = page.next ?? null;
      const calendar = await ownCalendar(store);
      return {
        body: {
          asOf: request.now,
          inspections: page.rows
            .filter((listed) => !isRecused(person, inspectionRow(listed).targets))
            .map((listed) => lineOf(listed, person, { today, calendar })),
          next,
        },
      };
    }),
  ];
}

/**
 * A page of all inspections; for whoever sees those of their own teams alone, of these. Whether they still
 * sit there the stream says: the view may name them a moment longer.
 */
async function visiblePage(
  { client, table, log }: Store,
  { permit, person, query: { after } }: EndpointRequest<typeof listInspections>,
): Promise<Page> {
  const query = {
    index: 'list1',
    limit: pageSize,
    backward: true,
    ...(after === undefined ? {} : { after }),
  } as const;
  if (!isRejection(permit(anyone))) {
    return readList(client, table, { ...query, lists: [inspectionsList] });
  }
  const lists = [inspectionsOfTeamsOf(person?.subject ?? '')];
  const page = await readList(client, table, { ...query, lists });
  const seated = await Promise.all(
    page.rows.map(async ({ id }) => {
      const { state } = await log.load(ref(inspectionStream, id));
      return relationsTo(state, person).has('own-team');
    }),
  );
  return { ...page, rows: page.rows.filter((_, index) => seated[index]) };
}

function lineOf(
  listed: Listed,
  person: Person | null,
  { today, calendar }: { readonly today: LocalDate; readonly calendar: Calendar },
): z.output<typeof listInspections.answer>['inspections'][number] {
  const row = inspectionRow(listed);
  const { inspection: id, version, kind, level, stage, targets, from, until } = row;
  const todo = person === null ? null : todoOf(row, person, today);
  const line = { inspection: id, version, kind, level, stage, targets, from, until };
  if (todo === null) return { ...line, todo };
  return { ...line, todo: { ...todo, unpublished: unknownOf(todo.due, calendar) } };
}

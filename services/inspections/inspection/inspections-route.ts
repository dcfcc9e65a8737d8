import type { z } from 'zod/mini';
import { beijingDate, type LocalDate } from '@ducha/calendar';
import { listInspections, readInspection } from '@ducha/contracts';
import { isRejection, readList, ref, type Listed } from '@ducha/event-log';
import { route, type Person, type Route, type Store } from '@ducha/lambda';
import { inspectionStream } from './inspection-fold.ts';
import { todoOf } from './todo.ts';
import { inspectionAnswer } from './inspection-answer.ts';
import { inspectionsList, inspectionRow } from './inspection-rows.ts';

const pageSize = 50;

/** Inspections to read: one, folded from the log; all, from the view. */
export function inspectionReading(store: Store): Route[] {
  return [
    route(readInspection, async (request) => {
      const actor = request.permit(new Set());
      if (isRejection(actor)) return actor;
      const { inspection: id } = request.params;
      const { state, version } = await store.log.load(ref(inspectionStream, id));
      if (state === null) return { rejected: 'not-found' };
      return inspectionAnswer(store, id, state, version);
    }),
    route(listInspections, async (request) => {
      const actor = request.permit(new Set());
      if (isRejection(actor)) return actor;
      const { after } = request.query;
      const { person } = request;
      const today = beijingDate(request.now);
      const page = await readList(store.client, store.table, {
        index: 'list1',
        lists: [inspectionsList],
        limit: pageSize,
        backward: true,
        ...(after === undefined ? {} : { after }),
      });
      const next = page.next ?? null;
      return {
        body: {
          asOf: request.now,
          inspections: page.rows.map((listed) => lineOf(listed, person, today)),
          next,
        },
      };
    }),
  ];
}

function lineOf(
  listed: Listed,
  person: Person | null,
  today: LocalDate,
): z.output<typeof listInspections.answer>['inspections'][number] {
  const row = inspectionRow(listed);
  const { inspection: id, version, kind, level, stage, targets, from, until } = row;
  const todo = person === null ? null : todoOf(row, person, today);
  return { inspection: id, version, kind, level, stage, targets, from, until, todo };
}

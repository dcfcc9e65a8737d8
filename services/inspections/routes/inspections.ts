import type { z } from 'zod';
import { listInspections, readInspection } from '@ducha/contracts';
import { isRejection, readList, ref, type Listed } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { inspection } from '../domain/inspection.ts';
import { inspectionsList } from '../projections.ts';
import { inspectionAnswer } from './inspection-answer.ts';
import { inspectionRow } from './inspection-row.ts';

const pageSize = 50;

/** Inspections to read: one, folded from the log; all, from the view. */
export function inspectionReading(store: Store): Route[] {
  return [
    route(readInspection, async (request) => {
      const actor = request.permit(new Set());
      if (isRejection(actor)) return actor;
      const { inspection: id } = request.params;
      const { state, version } = await store.log.load(ref(inspection, id));
      if (state === null) return { rejected: 'not-found' };
      return inspectionAnswer(store, id, state, version);
    }),
    route(listInspections, async (request) => {
      const actor = request.permit(new Set());
      if (isRejection(actor)) return actor;
      const { after } = request.query;
      const page = await readList(store.client, store.table, {
        index: 'list1',
        lists: [inspectionsList],
        limit: pageSize,
        backward: true,
        ...(after === undefined ? {} : { after }),
      });
      const next = page.next ?? null;
      return {
        body: { asOf: request.now, inspections: page.rows.map(lineOf), next },
        ...(next === null
          ? {}
          : {
              headers: { link: `</inspections?after=${encodeURIComponent(next)}>; rel="next"` },
            }),
      };
    }),
  ];
}

function lineOf(listed: Listed): z.output<typeof listInspections.answer>['inspections'][number] {
  const {
    inspection: id,
    version,
    kind,
    level,
    stage,
    targets,
    from,
    until,
  } = inspectionRow(listed);
  return { inspection: id, version, kind, level, stage, targets, from, until };
}

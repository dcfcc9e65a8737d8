import { calendarWith } from '@ducha/calendar';
import { previewRecount } from '@ducha/contracts';
import {
  inParallel,
  isRejection,
  ledgerPartition,
  readList,
  ref,
  type Listed,
} from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { relationsTo } from '../complaint/complaint-relations.ts';
import { complaintLedgers } from '../complaint/complaint-rows.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { relationsToInspection } from '../inspections/inspection-relations.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import type { ComplaintsService } from '../service.ts';
import { movedDates } from './moved-dates.ts';
import { decideRecount, hasDates } from './recount.ts';
import { listed } from '../ledger/listed-row.ts';

/** How many complaints one answer counts anew, and how many at once. */
const pageSize = 100;
const width = 8;

/**
 * Counts the open dates of an inspection by a calendar that does not hold, as the recount would, and tells which would
 * be other days. Whoever is recused from a complaint is not told of it.
 */
export function previewRoute(service: ComplaintsService): Route {
  return route(previewRecount, async ({ query, body, person, permit, now }) => {
    const { inspection, after } = query;
    const actor = permit(await relationsToInspection(service, person, inspection));
    if (isRejection(actor)) return actor;
    const { opened } = (await service.log.load(ref(inspectionStream, inspection))).state;
    if (opened === null) return { body: { asOf: now, counted: 0, moved: [], next: null } };
    const page = await candidates(service, inspection, after);
    const anew = { calendar: calendarWith(body.calendar), policy: policyOfComplaints(opened) };
    let counted = 0;
    const found = new Map<string, Moved[]>();
    await inParallel(page.complaints, width, async (complaint) => {
      const { state } = await service.log.load(ref(complaintStream, complaint));
      if (isRejection(permit(relationsTo(person, state)))) return;
      counted += 1;
      const number = state.accepted?.number ?? null;
      const moved = movedDates(state, decideRecount(complaint, state, anew));
      found.set(
        complaint,
        moved.map((date) => ({ complaint, number, ...date })),
      );
    });
    const moved = page.complaints.flatMap((complaint) => found.get(complaint) ?? []);
    return { body: { asOf: now, counted, moved, next: page.next } };
  });
}

function hasOpenDates({ data }: Listed): boolean {
  const { stage, todos } = listed.parse(data);
  return hasDates(stage) || todos.some(([, organisation]) => organisation === null);
}

type Moved = ReturnType<typeof previewRecount.answer.parse>['moved'][number];

/** A page of the complaints, and of these whatever has open dates: of a closed one something may wait for the office. */
async function candidates(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  inspection: string,
  after: string | undefined,
): Promise<{ readonly complaints: readonly string[]; readonly next: string | null }> {
  const { rows, next } = await readList(client, table, {
    index: 'list1',
    lists: complaintLedgers(inspection).map(ledgerPartition),
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
  const complaints = rows.filter(hasOpenDates).map(({ id }) => id);
  return { complaints, next: next ?? null };
}

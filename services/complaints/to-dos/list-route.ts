import type * as z from 'zod/mini';
import { listComplaints } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import {
  isRejection,
  ledgerPartition,
  listPages,
  readList,
  type Listed,
  type ListQuery,
  type Page,
  type Rejection,
} from '@ducha/event-log';
import { route, type EndpointRequest, type Route } from '@ducha/lambda';
import { relationsToRow } from '../complaint/complaint-relations.ts';
import {
  complaintLedgers,
  hasLeft,
  noDate,
  officeTodoLists,
  partLedger,
  partLedgers,
  standing,
} from '../complaint/complaint-rows.ts';
import { listed, shownRows, sitsAt, todoOf } from '../ledger/listed-row.ts';
import { isTheirs, mayBeRecused, scopeOf } from '../ledger/scope.ts';
import { deskOf } from './todo.ts';
import type { ComplaintsService } from '../service.ts';

type ListRequest = EndpointRequest<typeof listComplaints>;

/**
 * The office lists an inspection; a team its own, or all of those on whose teams the person sits; an
 * organisation what it has a part in; each its to-dos (待办).
 */
export function listRoute(service: ComplaintsService): Route {
  return route(listComplaints, async (request) => {
    const [page, calendar] = await Promise.all([pageOf(service, request), readCalendar(service)]);
    if (isRejection(page)) return page;
    return {
      body: {
        complaints: await shownRows(service, page.rows, { person: request.person, calendar }),
        asOf: request.now,
        next: page.next ?? null,
      },
    };
  });
}

/** What the office may have to do. */
const officeActs = ['screen', 'decide-refusal', 'review-reply', 'answer-message'] as const;

async function pageOf(service: ComplaintsService, request: ListRequest): Promise<Page | Rejection> {
  const { inspection, stage, todo } = request.query;
  if (todo !== undefined) return todoPage(service, request);
  const scope = await scopeOf(service, request, inspection);
  if (isRejection(scope)) return scope;
  if (scope.of === 'organisation') return ownPage(service, request, scope.organisation);
  const lists = scope.inspections
    .flatMap((one) => complaintLedgers(one, stage === undefined ? 'all' : standing(stage)))
    .map(ledgerPartition);
  return lists.length === 0 ? { rows: [] } : inspectionPage(service, request, lists);
}

/** The complaints of inspections, those changed last at the end. */
function inspectionPage(
  { client, table }: ComplaintsService,
  request: ListRequest,
  lists: readonly string[],
): Promise<Page> {
  const { limit, after, stage } = request.query;
  const recusable = mayBeRecused(request);
  const keep = (row: Listed): boolean =>
    (stage === undefined || row.data['stage'] === stage) && (!recusable || isTheirs(row, request));
  const query = {
    index: 'list1',
    lists,
    limit,
    ...(after === undefined ? {} : { after }),
  } as const;
  const read = (page: ListQuery): Promise<Page> => readList(client, table, page);
  return stage === undefined && !recusable ? read(query) : filteredPage(read, query, keep);
}

/** What an organisation has a part in, by the date of what is next. */
async function ownPage(
  service: ComplaintsService,
  request: ListRequest,
  organisation: string,
): Promise<Page> {
  const { state, limit, after } = request.query;
  // What was staged is done for now, though something of it is still to come.
  const ledgers = state === 'open' ? [partLedger(organisation, 'open')] : partLedgers(organisation);
  const recusable = mayBeRecused(request);
  const rows = (await ownRows(service, request, ledgers)).filter(
    ({ row, data }) =>
      ['staged', 'closed'].includes(data.stage) === (state === 'closed') &&
      (!recusable || isTheirs(row, request)),
  );
  const placed = rows.map(({ row, data }): Listed => {
    const own = data.todos.find(([, whose]) => whose === organisation);
    return inOrder(row, own === undefined ? data.replyDue : own[2]);
  });
  return pageIn(placed, { limit, after });
}

/** What somebody has to do at the office or at their organisation, by its date; what has none stands last. */
async function todoPage(service: ComplaintsService, request: ListRequest): Promise<Page> {
  const { person, query } = request;
  const { limit, after } = query;
  const organisation = person?.organisation ?? null;
  const ofOffice = officeActs.filter((act) => sitsAt(person, deskOf[act]));
  const own =
    organisation !== null && organisationDesks.some((desk) => sitsAt(person, desk))
      ? await ownRows(service, request, [partLedger(organisation, 'open')])
      : [];
  const placed = own.flatMap(({ row }): Listed[] => {
    const todo = todoOf(row.data, person);
    return todo === undefined || todo[1] === null ? [] : [inOrder(row, todo[2])];
  });
  if (ofOffice.length === 0) return pageIn(placed, { limit, after });
  const recusable = mayBeRecused(request);
  const { client, table } = service;
  const office = await filteredPage(
    (page) => readList(client, table, page),
    {
      index: 'list3',
      lists: ofOffice.flatMap(officeTodoLists),
      limit,
      ...(after === undefined ? {} : { after }),
    },
    (row) =>
      isOfInspection(row, query.inspection) &&
      (query.stage === undefined || row.data['stage'] === query.stage) &&
      (!recusable || relationsToRow(person, row.data).has('any')),
  );
  if (placed.length === 0) return office;
  const { next } = office;
  const reached = placed.filter(({ order }) => next === undefined || order <= next);
  const both = pageIn([...reached, ...office.rows], { limit, after });
  return both.next === undefined && next !== undefined ? { ...both, next } : both;
}

const organisationDesks = ['organisation-desk', 'organisation-principal'] as const;

/** What an organisation has a part in and what is asked for of it; what has left it is not there. */
async function ownRows(
  { client, table }: ComplaintsService,
  { query: { inspection, stage } }: ListRequest,
  ledgers: readonly string[],
): Promise<OwnRow[]> {
  const query = { index: 'list2', lists: ledgers.map(ledgerPartition), limit: 1_000 } as const;
  const rows: Listed[] = [];
  for await (const page of listPages(client, table, query)) rows.push(...page);
  return rows
    .filter((row) => !hasLeft(row) && isOfInspection(row, inspection))
    .map((row) => ({ row, data: listed.parse(row.data) }))
    .filter(({ data }) => stage === undefined || data.stage === stage);
}

/** A row and what it says. */
interface OwnRow {
  readonly row: Listed;
  readonly data: z.infer<typeof listed>;
}

function isOfInspection({ data }: Listed, inspection: string | undefined): boolean {
  return inspection === undefined || data['inspection'] === inspection;
}

/** A row by a date; one without stands after every one. */
function inOrder(row: Listed, due: string | null): Listed {
  return { ...row, order: `${due ?? noDate}/${row.id}` };
}

/** A page of rows that were all read. */
function pageIn(
  rows: readonly Listed[],
  { limit, after = '' }: { readonly limit: number; readonly after: string | undefined },
): Page {
  const left = rows
    .filter(({ order }) => order > after)
    .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const shownRows = left.slice(0, limit);
  const next = shownRows.at(-1)?.order;
  return left.length > limit && next !== undefined
    ? { rows: shownRows, next }
    : { rows: shownRows };
}

/** How many candidates a filter is given at once, and how often for one answer. */
const candidates = 200;
const rounds = 5;

/**
 * A page of the rows that a filter keeps. Where it keeps few, the answer holds fewer than were asked for
 * and goes on after the last candidate that was read: no call reads without end.
 */
async function filteredPage(
  read: (query: ListQuery) => Promise<Page>,
  query: ListQuery,
  keep: (row: Listed) => boolean,
): Promise<Page> {
  const kept: Listed[] = [];
  let after = query.after;
  for (let round = 1; ; round += 1) {
    const page = await read({
      ...query,
      limit: candidates,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of page.rows.filter(keep)) {
      const last = kept.at(-1);
      if (last !== undefined && kept.length === query.limit) {
        return { rows: kept, next: last.order };
      }
      kept.push(row);
    }
    if (page.next === undefined) return { rows: kept };
    if (round === rounds) return { rows: kept, next: page.next };
    after = page.next;
  }
}

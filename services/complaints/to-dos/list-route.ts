import { complaintStage, listComplaints, officeAct } from '@ducha/contracts';
import { complaintFacts } from '@ducha/contracts/complaint-facts.ts';
import { askedOfRows, betweenCodes, testsOfRows } from '@ducha/contracts/row-filter.ts';
import { readCalendar } from '@ducha/directory';
import {
  isRejection,
  ledgerPartition,
  readList,
  type Listed,
  type ListIndex,
  type ListQuery,
  type Page,
  wholeLedger,
  type Rejection,
} from '@ducha/event-log';
import { route, type EndpointRequest, type Route } from '@ducha/lambda';
import { relationsToRow } from '../complaint/complaint-relations.ts';
import {
  complaintLedgers,
  drawnList,
  hasLeft,
  noDate,
  officeTodoLists,
  partLedger,
  partLedgers,
  standing,
  type Standing,
} from '../complaint/complaint-rows.ts';
import { rowFacts, shownRows, sitsAt, todoOf } from '../ledger/listed-row.ts';
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
    const [page, calendar] = await Promise.all([
      pageOf(service, request, filterOf(request)),
      readCalendar(service),
    ]);
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

type Filter = (row: Listed) => boolean;

/** Whether a row meets everything that is asked, as it would in the ledger of the workspace. */
function filterOf({ query, person, now }: ListRequest): Filter {
  const tests = testsOfRows(askedOfRows(query, complaintFacts), complaintFacts, now);
  if (tests.length === 0) return () => true;
  return (row) => {
    const facts = rowFacts(row, person);
    return tests.every((meets) => meets(facts));
  };
}

async function pageOf(
  service: ComplaintsService,
  request: ListRequest,
  meets: Filter,
): Promise<Page | Rejection> {
  const { inspection, stage, state, todo } = request.query;
  if (todo !== undefined) return todoPage(service, request, meets);
  if (listsDrawn(request)) return drawnPage(service, request, meets);
  const scope = await scopeOf(service, request, inspection);
  if (isRejection(scope)) return scope;
  if (scope.of === 'inspections') {
    const of = standingOf(stage);
    const ledgers = scope.inspections.flatMap((one) => complaintLedgers(one, of));
    return pageOfLedgers(service, request, { index: 'list1', ledgers }, meets);
  }
  // What was staged is done for now, though something of it is still to come.
  const { organisation } = scope;
  const which = state ?? (asksForDone(request.query) ? 'both' : 'open');
  const ledgers = which === 'open' ? [partLedger(organisation, 'open')] : partLedgers(organisation);
  return pageOfLedgers(service, request, { index: 'list2', ledgers }, (row) => {
    const isDone = row.data['stage'] === 'staged' || row.data['stage'] === 'closed';
    return (
      !hasLeft(row) &&
      isOfInspection(row, inspection) &&
      (which === 'both' || isDone === (which === 'closed')) &&
      meets(row)
    );
  });
}

/** What was drawn for re-check is all that whoever re-checks lists, unless they may list more in another role. */
function listsDrawn({ permit }: ListRequest): boolean {
  const others = new Set(['any', 'own-team', 'assigned'] as const);
  return isRejection(permit(others)) && !isRejection(permit(new Set(['drawn'])));
}

async function drawnPage(
  { client, table }: ComplaintsService,
  request: ListRequest,
  meets: Filter,
): Promise<Page> {
  const { inspection, limit, after } = request.query;
  return filteredPage(
    (page) => readList(client, table, page),
    {
      index: 'list1',
      lists: [drawnList],
      limit,
      backward: true,
      ...(after === undefined ? {} : { after }),
    },
    (row) => isOfInspection(row, inspection) && meets(row) && isTheirs(row, request),
  );
}

/** Whether a filter makes sense for what is done alone, or may. */
function asksForDone(query: ListRequest['query']): boolean {
  const { stage, standing: standings, result, verdict, closedFrom, closedUntil } = query;
  return [stage, standings, result, verdict, closedFrom, closedUntil].some(
    (asked) => asked !== undefined,
  );
}

/** The partitions in which complaints of some stages stand. */
function standingOf(stage: string | undefined): Standing | 'all' {
  const asked = complaintStage.options.filter((one) => stage?.split(betweenCodes).includes(one));
  const [one, ...others] = new Set(asked.map(standing));
  return one === undefined || others.length > 0 ? 'all' : one;
}

/** A page of what is asked for of ledgers, those changed last at the end. */
async function pageOfLedgers(
  { client, table }: ComplaintsService,
  request: ListRequest,
  from: { readonly index: ListIndex; readonly ledgers: readonly string[] },
  keep: Filter,
): Promise<Page> {
  const { limit, after } = request.query;
  if (from.ledgers.length === 0) return { rows: [] };
  const recusable = mayBeRecused(request);
  return filteredPage(
    (page) => readList(client, table, page),
    {
      index: from.index,
      lists: from.ledgers.map(ledgerPartition),
      limit,
      ...(after === undefined ? {} : { after }),
    },
    (row) => keep(row) && (!recusable || isTheirs(row, request)),
  );
}

/** What somebody has to do at the office or at their organisation, by its date; what has none stands last. */
async function todoPage(
  { client, table }: ComplaintsService,
  request: ListRequest,
  meets: Filter,
): Promise<Page> {
  const { person, query } = request;
  const { limit, after } = query;
  const isAsked = (row: Listed): boolean => isOfInspection(row, query.inspection) && meets(row);
  const organisation = person?.organisation ?? null;
  const ofOffice = officeAct.options.filter((act) => sitsAt(person, deskOf[act]));
  const own =
    organisation !== null && organisationDesks.some((desk) => sitsAt(person, desk))
      ? await wholeLedger(client, table, {
          index: 'list2',
          ledgers: [partLedger(organisation, 'open')],
        })
      : [];
  const placed = own.filter(isAsked).flatMap((row): Listed[] => {
    const todo = todoOf(row.data, person);
    if (todo === undefined || todo[1] === null) return [];
    return [{ ...row, order: `${todo[2] ?? noDate}/${row.id}` }];
  });
  if (ofOffice.length === 0) return pageIn(placed, { limit, after });
  const recusable = mayBeRecused(request);
  const office = await filteredPage(
    (page) => readList(client, table, page),
    {
      index: 'list3',
      lists: ofOffice.flatMap(officeTodoLists),
      limit,
      ...(after === undefined ? {} : { after }),
    },
    (row) => isAsked(row) && (!recusable || relationsToRow(person, row.data).has('any')),
  );
  if (placed.length === 0) return office;
  const { next } = office;
  const reached = placed.filter(({ order }) => next === undefined || order <= next);
  const both = pageIn([...reached, ...office.rows], { limit, after });
  return both.next === undefined && next !== undefined ? { ...both, next } : both;
}

const organisationDesks = ['organisation-desk', 'organisation-principal'] as const;

function isOfInspection({ data }: Listed, inspection: string | undefined): boolean {
  return inspection === undefined || data['inspection'] === inspection;
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

/** How many candidates a filter is given where the first ones were too few, and how often for one answer. */
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
      limit: round === 1 ? query.limit : candidates,
      ...(after === undefined ? {} : { after }),
    });
    kept.push(...page.rows.filter(keep));
    const beyond = kept[query.limit];
    const last = kept[query.limit - 1];
    if (beyond !== undefined && last !== undefined) {
      return { rows: kept.slice(0, query.limit), next: last.order };
    }
    if (page.next === undefined) return { rows: kept };
    if (kept.length === query.limit || round === rounds) return { rows: kept, next: page.next };
    after = page.next;
  }
}

import * as z from 'zod/mini';
import { unpublishedOn, type Calendar } from '@ducha/calendar';
import {
  calendarYear,
  instant,
  complaintListed,
  listComplaints,
  organisationCode,
  todoAct,
  unpublishedYears,
  type Role,
} from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import {
  isRejection,
  readList,
  type Listed,
  type ListQuery,
  type Page,
  type Rejection,
} from '@ducha/event-log';
import { route, type EndpointRequest, type Person, type Route } from '@ducha/lambda';
import { complaintLists, noDate, officeTodoLists, partList } from '../complaint/complaint-rows.ts';
import { lastDay } from '../complaint/last-day.ts';
import { deskOf, type Desk } from './todo.ts';
import type { ComplaintsService } from '../service.ts';

type ListRequest = EndpointRequest<typeof listComplaints>;
type Row = z.infer<typeof listComplaints.answer>['complaints'][number];

/**
 * The office lists an inspection; a team its own, or all of those on whose teams the person sits; an
 * organisation what it has a part in; each its to-dos (待办).
 */
export function listRoute(service: ComplaintsService): Route {
  return route(listComplaints, async (request) => {
    const query = await queryOf(service, request);
    if (isRejection(query)) return query;
    const [{ rows, next }, calendar] = await Promise.all([
      filteredPage(
        (page) => readList(service.client, service.table, page),
        query,
        filterOf(request, query),
      ),
      readCalendar(service),
    ]);
    return {
      body: {
        complaints: rows.map((row) => shown(row, request, calendar)),
        asOf: request.now,
        next: next ?? null,
      },
    };
  });
}

/** Which desks a role sits at; that it may also do what lies there is tested against the policy table. */
export const desksOf: Readonly<Partial<Record<Role, Desk>>> = {
  'office-screener': 'office-screener',
  'office-reviewer': 'office-reviewer',
  'organisation-liaison': 'organisation-desk',
  'organisation-in-charge': 'organisation-desk',
  'organisation-principal': 'organisation-principal',
};

function sitsAt(person: Person | null, desk: Desk): boolean {
  return Object.entries(desksOf).some(
    ([role, its]) => its === desk && person?.roles.some((held) => held === role) === true,
  );
}

/** What the office has to do about complaints that organisations have a part in. */
const awaitingOffice = ['decide-refusal', 'review-reply'] as const;

/** Where the rows stand; no lists at all for someone who never has anything to do. */
async function queryOf(
  service: Pick<ComplaintsService, 'teams'>,
  request: ListRequest,
): Promise<ListQuery | Rejection> {
  const { limit, after, inspection, stage, state, todo } = request.query;
  const page = { limit, ...(after === undefined ? {} : { after }) };
  if (todo !== undefined) {
    return { ...page, index: 'list2', lists: todoLists(request.person) };
  }
  const ofInspections = (inspections: readonly string[]): ListQuery => ({
    ...page,
    index: 'list1',
    lists: inspections.flatMap(complaintLists),
    ...(stage === undefined ? {} : { prefix: `${stage}/` }),
  });
  if (!isOfOffice(request)) {
    const teams = await teamsAsked(service, request);
    if (teams.length > 0) return ofInspections(teams);
    const actor = request.permit(new Set(['assigned']));
    // Whoever is on no team has an empty list; an inspection that is not theirs is not there.
    if (isRejection(actor)) return inspection === undefined ? ofInspections([]) : actor;
    const { organisation } = actor;
    if (organisation === null) return { rejected: 'forbidden' };
    const desks = ['organisation-desk', 'organisation-principal', 'none'] as const;
    const own = desks.map((desk) => partList(organisation, state, desk));
    const lists = state === 'open' ? [...own, ...awaitingOffice.flatMap(officeTodoLists)] : own;
    return { ...page, index: 'list2', lists };
  }
  if (inspection === undefined) {
    const detail = 'The office lists one inspection at a time';
    return {
      rejected: 'invalid',
      faults: [{ pointer: 'query/inspection', code: 'missing', detail }],
    };
  }
  return ofInspections([inspection]);
}

function isOfOffice({ permit }: Pick<ListRequest, 'permit'>): boolean {
  return !isRejection(permit(new Set()));
}

/**
 * The inspections of which somebody asks as one of the team: the one that is named, if they sit there; where
 * none is named all of theirs, unless the question is about the own organisation's part.
 */
async function teamsAsked(
  { teams }: Pick<ComplaintsService, 'teams'>,
  { permit, person, query: { inspection } }: ListRequest,
): Promise<readonly string[]> {
  if (isRejection(permit(new Set(['own-team'])))) return [];
  if (inspection !== undefined) return (await teams.seats(person, inspection)) ? [inspection] : [];
  const hasPart = !isRejection(permit(new Set(['assigned'])));
  return hasPart ? [] : teams.inspectionsOf(person);
}

function todoLists(person: Person | null): string[] {
  const office = (['screen', ...awaitingOffice] as const).flatMap((act) =>
    sitsAt(person, deskOf[act]) ? officeTodoLists(act) : [],
  );
  const organisation = person?.organisation ?? null;
  if (organisation === null) return office;
  const own = (['organisation-desk', 'organisation-principal'] as const).flatMap((desk) =>
    sitsAt(person, desk)
      ? (['open', 'closed'] as const).map((state) => partList(organisation, state, desk))
      : [],
  );
  return [...office, ...own];
}

type Filter = (row: Listed) => boolean;

/** What of the candidates is meant; undefined where it is all of them. */
function filterOf({ query, person }: ListRequest, { index }: ListQuery): Filter | undefined {
  const { inspection, stage, state, todo } = query;
  const asOrganisation = todo === undefined && index === 'list2';
  if (inspection === undefined && stage === undefined && !(asOrganisation && state === 'open')) {
    return undefined;
  }
  return (row) =>
    (inspection === undefined || row.data['inspection'] === inspection) &&
    (stage === undefined || row.data['stage'] === stage) &&
    (!asOrganisation || isPartOf(row, person?.organisation ?? ''));
}

/** In the office's lists stand the complaints of all, each found there by its leading organisation. */
function isPartOf({ name, data }: Listed, organisation: string): boolean {
  if (name !== 'main') return true;
  const { organisations } = parts.parse(data);
  return organisations.some((one) => one.organisation === organisation && one.role === 'lead');
}

const parts = z.object({ organisations: complaintListed.shape.organisations });

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
  keep: Filter | undefined,
): Promise<Page> {
  if (query.lists.length === 0) return { rows: [] };
  if (keep === undefined) return read(query);
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

const listed = z.object({
  ...z.omit(complaintListed, { complaint: true, todo: true, replyDueUnpublished: true }).shape,
  /** Left out where all was known. */
  replyUnpublished: z.optional(unpublishedYears),
  /** After act, organisation and date come the years of which nothing was known. */
  todos: z.array(
    z.tuple([todoAct, z.nullable(organisationCode), z.nullable(instant)], calendarYear),
  ),
});

function shown(
  { id, data, order }: Listed,
  { person, query }: ListRequest,
  calendar: Calendar,
): Row {
  const { todos, replyUnpublished = [], ...row } = listed.parse(data);
  // A date that a person set is as firm as the calendar is now.
  const unpublished = (due: string | null, years: readonly number[]): number[] =>
    due === null || years.length > 0 ? [...years] : [...unpublishedOn(lastDay(due), calendar)];
  const [todo] = todos
    .filter(
      ([act, organisation]) =>
        sitsAt(person, deskOf[act]) &&
        (organisation === null || organisation === person?.organisation),
    )
    // Someone of the office and of an organisation may have two to-dos about one complaint: two rows.
    .filter(([, , due]) => query.todo === undefined || order.startsWith(due ?? noDate))
    .toSorted(([, , a], [, , b]) => ((a ?? noDate) < (b ?? noDate) ? -1 : 1));
  return {
    complaint: id,
    ...row,
    replyDueUnpublished: unpublished(row.replyDue, replyUnpublished),
    todo:
      todo === undefined
        ? null
        : {
            act: todo[0],
            due: todo[2],
            unpublished: unpublished(todo[2], todo.slice(3).map(Number)),
          },
  };
}

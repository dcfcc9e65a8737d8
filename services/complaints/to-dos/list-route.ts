import * as z from 'zod/mini';
import { unpublishedOn, type Calendar } from '@ducha/calendar';
import {
  calendarYear,
  instant,
  complaintListed,
  listComplaints,
  organisationCode,
  todoAct,
  type Relation,
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
import { anyone, route, type EndpointRequest, type Person, type Route } from '@ducha/lambda';
import { isSeated, relationsToRow, seatsOf } from '../complaint/complaint-relations.ts';
import { complaintLists, officeTodoLists, partList } from '../complaint/complaint-rows.ts';
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
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
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
  const hasPart = !isRejection(request.permit(new Set(['assigned'])));
  if (isOfOffice(request) && (inspection !== undefined || !hasPart)) {
    return inspection === undefined ? inspectionMissing : ofInspections([inspection]);
  }
  const teams = await teamsAsked(service, request, hasPart);
  if (teams.length > 0) return ofInspections(teams);
  const organisation = request.person?.organisation ?? null;
  if (hasPart && organisation !== null) {
    const desks = ['organisation-desk', 'organisation-principal', 'none'] as const;
    const own = desks.map((desk) => partList(organisation, state, desk));
    const lists = state === 'open' ? [...own, ...awaitingOffice.flatMap(officeTodoLists)] : own;
    return { ...page, index: 'list2', lists };
  }
  // Whoever is on no team has an empty list; an inspection that is not theirs is not there.
  return inspection === undefined ? ofInspections([]) : { rejected: 'not-found' };
}

const inspectionMissing: Rejection = {
  rejected: 'invalid',
  faults: [
    {
      pointer: 'query/inspection',
      code: 'missing',
      detail: 'The office lists one inspection at a time',
    },
  ],
};

function isOfOffice({ permit }: Pick<ListRequest, 'permit'>): boolean {
  return !isRejection(permit(anyone));
}

function isOfTeams({ permit }: Pick<ListRequest, 'permit'>): boolean {
  return !isRejection(permit(new Set(['own-team'])));
}

/**
 * The inspections of which somebody asks as one of the team: the one that is named, if they sit there; where
 * none is named all of theirs, unless the question is about the own organisation's part.
 */
async function teamsAsked(
  service: Pick<ComplaintsService, 'teams' | 'inspections'>,
  request: ListRequest,
  hasPart: boolean,
): Promise<readonly string[]> {
  const { person, query } = request;
  if (!isOfTeams(request)) return [];
  if (query.inspection === undefined) return hasPart ? [] : seatsOf(service, person);
  return (await isSeated(service, person, query.inspection)) ? [query.inspection] : [];
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
function filterOf(request: ListRequest, { index }: ListQuery): Filter | undefined {
  const { query, person } = request;
  const { inspection, stage, state, todo } = query;
  const asOrganisation = todo === undefined && index === 'list2';
  const asked = inspection !== undefined || stage !== undefined;
  const recusable = mayBeRecused(request);
  if (!asked && !recusable && !(asOrganisation && state === 'open')) return undefined;
  return (row) =>
    (inspection === undefined || row.data['inspection'] === inspection) &&
    (stage === undefined || row.data['stage'] === stage) &&
    (!asOrganisation || isPartOf(row, person?.organisation ?? '')) &&
    (!recusable || isTheirs(row, request));
}

/** Only whoever is of an organisation and of the office or a team besides can be recused from what they list. */
function mayBeRecused(request: ListRequest): boolean {
  const { person } = request;
  const besides = isOfOffice(request) || isOfTeams(request);
  return besides && person !== null && person.organisation !== null;
}

/**
 * A row of the to-do list holds a to-do of theirs: of the office, where the main row stands while the office has
 * the word, or else of their organisation. One of the other lists is of a complaint that they may read.
 */
function isTheirs(row: Listed, { permit, person, query }: ListRequest): boolean {
  const relations = relationsToRow(person, row.data);
  if (query.todo !== undefined) {
    const { todos } = listed.parse(row.data);
    const ofOffice = row.name === 'main' && todos.some(([, organisation]) => organisation === null);
    return ofOffice ? relations.has('any') : todoOf(row, person) !== undefined;
  }
  // The inspections of teams were chosen before.
  const seated: ReadonlySet<Relation> = new Set([...relations, 'own-team']);
  return !isRejection(permit(relations.has('any') ? seated : relations));
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

function shown(found: Listed, { person }: ListRequest, calendar: Calendar): Row {
  const { todos: _, replyUnpublished = [], ...row } = listed.parse(found.data);
  // A date that a person set is as firm as the calendar is now.
  const unpublished = (due: string | null, years: readonly number[]): number[] =>
    due === null || years.length > 0 ? [...years] : [...unpublishedOn(lastDay(due), calendar)];
  const todo = todoOf(found, person);
  return {
    complaint: found.id,
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

/**
 * What somebody has to do about a complaint: at their organisation, or at the office unless they are recused.
 * So it is one thing at most.
 */
function todoOf({ data }: Listed, person: Person | null) {
  const relations = relationsToRow(person, data);
  return listed
    .parse(data)
    .todos.find(
      ([act, organisation]) =>
        sitsAt(person, deskOf[act]) &&
        (organisation === null ? relations.has('any') : organisation === person?.organisation),
    );
}

import { createHash } from 'node:crypto';
import type { Assignment, TodoAct } from '@ducha/contracts';
import type { ListKey, Row } from '@ducha/event-log';
import type { Complaint } from './complaint-state.ts';
import { dueOf } from './due.ts';
import { todosOf, type Desk, type Todo } from '../to-dos/todo.ts';

/** The rows of a complaint's view: its main row, and one for each further list that it stands in. */
export function complaintRows(state: Complaint, id: string, version: number): readonly Row[] {
  const { intake, stage } = state;
  if (intake === null) return [{ name: 'main', data: {} }];
  const todos = todosOf(id, state);
  const data = listedData(state, todos, version);
  const lane = laneOf(id);
  const sinceThen = `${intake.receivedAt}/${id}`;
  const office = officeKey(todos, lane, { id, ...intake });
  const [lead, ...assisting] = state.transfer === null ? [] : leadFirst(state.assignments);
  // The main row itself is found by who has to act: the office, or else the leading organisation, which
  // looks into the office's lists for the rest. A row less to write for most complaints.
  const list2 = office ?? (lead === undefined ? undefined : partKey(id, state, todos, lead));
  const due = dueOf(state);
  const main: Row = {
    name: 'main',
    data,
    list1: { list: complaintList(intake.inspection, lane), order: `${stage}/${sinceThen}` },
    ...(list2 === undefined ? {} : { list2 }),
    ...(due === undefined ? {} : { due }),
  };
  const parts = assisting.map((organisation): Row => ({
    name: `part-${organisation}`,
    data,
    list2: partKey(id, state, todos, organisation),
  }));
  return [main, ...parts];
}

/** How many partitions a list that could grow hot is spread over. */
export const lanes = 8;

/** The lane of a complaint: the same for ever. */
export function laneOf(id: string): number {
  const start = createHash('sha256').update(id).digest('hex').slice(0, 4);
  return Number.parseInt(start, 16) % lanes;
}

/** The partitions of an inspection's complaints. */
export function complaintLists(inspection: string): string[] {
  return Array.from({ length: lanes }, (_, lane) => complaintList(inspection, lane));
}

function complaintList(inspection: string, lane: number): string {
  return `complaints/${inspection}/${lane}`;
}

/** The partitions of what waits for an act of the office, in whatever inspection. */
export function officeTodoLists(act: TodoAct): string[] {
  return Array.from({ length: lanes }, (_, lane) => officeTodoList(act, lane));
}

function officeTodoList(act: TodoAct, lane: number): string {
  return `todo/${act}/${lane}`;
}

/**
 * The complaints that an organisation has a part in, those still with it or those done; and of them
 * those that lie on its desk, those with its principal, and those in which others have the word. Those
 * that it leads and that wait for the office stand in the office's lists.
 */
export function partList(
  organisation: string,
  state: 'open' | 'closed',
  desk: PartDesk | 'none',
): string {
  return `parts/${organisation}/${state}/${desk.replace('organisation-', '')}`;
}

/** The desks that an organisation has. */
export type PartDesk = Extract<Desk, `organisation-${string}`>;

/** Stands in orders where there is no date: it sorts after every one. */
const noDate = '~';

/**
 * Where the office finds what it has to do. What is to be screened stands by the minute at which it came; the
 * rest by the day, for organisations look into those lists too, and an order is told as the place to go on from.
 */
function officeKey(
  todos: readonly Todo[],
  lane: number,
  { id, receivedAt, receivedOn }: { id: string; receivedAt: string; receivedOn: string },
): ListKey | undefined {
  const todo = todos.find(({ organisation }) => organisation === null);
  if (todo === undefined) return undefined;
  const since = todo.act === 'screen' ? receivedAt : receivedOn;
  return { list: officeTodoList(todo.act, lane), order: `${todo.due ?? noDate}/${since}/${id}` };
}

function partKey(
  id: string,
  state: Complaint,
  todos: readonly Todo[],
  organisation: string,
): ListKey {
  const done = state.stage === 'closed' || state.stage === 'staged' ? 'closed' : 'open';
  const todo = todos.find((one) => one.organisation === organisation);
  const due = todo === undefined ? (state.dates.reply?.due ?? null) : todo.due;
  const desk = todo === undefined ? 'none' : partDesk(todo.desk);
  return { list: partList(organisation, done, desk), order: `${due ?? noDate}/${id}` };
}

/** What an organisation has to do lies on one of its own desks. */
function partDesk(desk: Desk): PartDesk {
  return desk === 'organisation-principal' ? desk : 'organisation-desk';
}

function leadFirst(assignments: readonly Assignment[]): string[] {
  return assignments
    .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
    .map(({ organisation }) => organisation);
}

/** What a list shows of a complaint: codes, ids, dates. Short: with it the row must fit into a write unit. */
function listedData(state: Complaint, todos: readonly Todo[], version: number): Row['data'] {
  const { intake, accepted } = state;
  const unpublished = state.dates.reply?.counted?.unpublished?.years;
  return {
    version,
    inspection: intake?.inspection ?? null,
    stage: state.stage,
    channel: intake?.channel ?? null,
    number: state.number,
    receivedOn: intake?.receivedOn ?? null,
    district: intake?.district ?? null,
    acceptedAt: accepted === null ? null : state.screenedAt,
    mainType: accepted?.mainType ?? null,
    keyAttention: accepted?.keyAttention ?? false,
    organisations: state.assignments.map(({ organisation, role }) => ({ organisation, role })),
    batch: state.transfer?.batch ?? null,
    replyDue: state.dates.reply?.due ?? null,
    result: state.result,
    ...(unpublished === undefined ? {} : { replyUnpublished: [...unpublished] }),
    todos: todos.map(({ act, organisation, due, unpublished }) => [
      act,
      organisation,
      due,
      ...unpublished,
    ]),
  };
}

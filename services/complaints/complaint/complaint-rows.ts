import { beijingDate } from '@ducha/calendar';
import { officeAct, type Assignment, type TodoAct } from '@ducha/contracts';
import { laneOf, listLanes, type ListKey, type Row } from '@ducha/event-log';
import {
  confirmedReply,
  firstStandingReply,
  isPaused,
  placeOf,
  type Complaint,
} from './complaint-state.ts';
import { dueOf } from './due.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { rowMark } from '../disclosure/row-mark.ts';
import { todosOf, type Todo } from '../to-dos/todo.ts';

/** The rows of a complaint's view: its main row, and one for each further list that it stands in. */
export function complaintRows(state: Complaint, id: string, version: number): readonly Row[] {
  const { intake, stage } = state;
  if (intake === null) return [{ name: 'main', data: {} }];
  const todos = todosOf(id, state);
  const told = state.transfer === null ? undefined : disclosedRowOf(id, state);
  const data = {
    ...listedData(state, todos, version),
    // For the to-dos of its batch: what a table would tell of it.
    ...(told === undefined ? {} : { told: rowMark(told) }),
  };
  const lane = laneOf(id);
  const list3 = officeKey(todos, lane, { id, ...intake });
  const [lead, ...assisting] = state.transfer === null ? [] : leadFirst(state.assignments);
  const due = dueOf(state);
  const main: Row = {
    name: 'main',
    data,
    list1: { ledger: complaintLedger(intake.inspection, standing(stage), lane) },
    // The leading organisation finds the main row itself: a row less to write for most complaints.
    ...(lead === undefined ? {} : { list2: { ledger: partLedger(lead, standing(stage)) } }),
    ...(list3 === undefined ? {} : { list3 }),
    ...(due === undefined ? {} : { due }),
  };
  const parts = assisting.map((organisation): Row => ({
    name: `part-${organisation}`,
    data,
    list2: { ledger: partLedger(organisation, standing(stage)) },
  }));
  const gone = state.formerParts.map((organisation): Row => ({
    name: `${gonePrefix}${organisation}`,
    data: { version },
    list2: { ledger: partLedger(organisation, 'closed') },
  }));
  return [
    main,
    ...parts,
    ...gone,
    ...drawnRows(state, id, { data, todos }),
    ...numberRows(state, id),
  ];
}

/** Where whoever re-checks finds what was drawn, and what of it is still to be done: beside what the office has to do. */
function drawnRows(
  { rechecks }: Complaint,
  id: string,
  { data, todos }: { readonly data: Row['data']; readonly todos: readonly Todo[] },
): readonly Row[] {
  const last = rechecks.at(-1);
  if (last === undefined) return [];
  const order = `${noDate}/${last.drawnAt}/${id}`;
  const todo = todos.find(({ act }) => act === 're-check');
  return [
    {
      name: 'drawn',
      data,
      list1: { list: drawnList, order },
      ...(todo === undefined
        ? {}
        : {
            list3: {
              list: officeTodoList('re-check', laneOf(id)),
              order: `${todo.due ?? noDate}/${last.drawnAt}/${id}`,
            },
          }),
    },
  ];
}

/** Every complaint that was drawn for re-check, whatever its inspection. */
export const drawnList = 'drawn';

/** By what numbers a complaint is found: its own, and that of the list from which it came. */
function numberRows({ number, intake }: Complaint, id: string): readonly Row[] {
  const foreign = intake?.foreign ?? null;
  return [
    ...(number === null
      ? []
      : [{ name: 'number', data: {}, list1: { list: numberList(number), order: id } }]),
    ...(foreign === null
      ? []
      : [
          {
            name: 'foreign-number',
            data: { list: foreign.list },
            list1: { list: numberList(foreign.number), order: `${id}/${foreign.list}` },
          },
        ]),
  ];
}

/** The complaints that bear a number, their own or of a list from elsewhere. */
export function numberList(number: string): string {
  return `number/${number}`;
}

/** Begins the name of the row that tells an organisation that a complaint has left it. */
const gonePrefix = 'gone-';

/** Whether a row of an organisation's ledger says no more than that the complaint has left it. */
export function hasLeft({ name }: { readonly name: string }): boolean {
  return name.startsWith(gonePrefix);
}

/** Whether something of a complaint is still to come; what was staged is closed some day. */
export type Standing = 'open' | 'closed';

export function standing(stage: Complaint['stage']): Standing {
  return ['declined', 'merged', 'closed', 'withdrawn'].includes(stage) ? 'closed' : 'open';
}

/** The ledgers of an inspection's complaints. */
export function complaintLedgers(inspection: string, of: Standing | 'all' = 'all'): string[] {
  const standings: readonly Standing[] = of === 'all' ? ['open', 'closed'] : [of];
  return standings.flatMap((one) =>
    Array.from({ length: lanesOf[one] }, (_, lane) => complaintLedger(inspection, one, lane)),
  );
}

function complaintLedger(inspection: string, one: Standing, lane: number): string {
  return `complaints/${inspection}/${one}/${lane % lanesOf[one]}`;
}

/** What is closed is written once more, if ever: fewer partitions are read for it. */
const lanesOf: Readonly<Record<Standing, number>> = { open: listLanes, closed: 2 };

/** The partitions of what waits for an act of the office, in whatever inspection. */
export function officeTodoLists(act: TodoAct): string[] {
  return Array.from({ length: listLanes }, (_, lane) => officeTodoList(act, lane));
}

/** Where everything stands that waits for the office, or for whoever re-checks, in whatever inspection. */
export function everyOfficeTodoList(): string[] {
  return officeAct.options.flatMap(officeTodoLists);
}

function officeTodoList(act: TodoAct, lane: number): string {
  return `todo/${act}/${lane}`;
}

/** The ledgers of the complaints that an organisation has a part in. */
export function partLedgers(organisation: string): string[] {
  return [partLedger(organisation, 'open'), partLedger(organisation, 'closed')];
}

/** The complaints that an organisation has a part in: those of which something is to come, or those closed. */
export function partLedger(organisation: string, state: Standing): string {
  return `parts/${organisation}/${state}`;
}

/** Stands in orders where there is no date: it sorts after every one. */
export const noDate = '~';

/** Where the office finds what it has to do, by the date of it and since when it waits. */
function officeKey(
  todos: readonly Todo[],
  lane: number,
  { id, receivedAt }: { id: string; receivedAt: string },
): ListKey | undefined {
  const todo = todos.find(({ organisation, act }) => organisation === null && act !== 're-check');
  if (todo === undefined) return undefined;
  return {
    list: officeTodoList(todo.act, lane),
    order: `${todo.due ?? noDate}/${receivedAt}/${id}`,
  };
}

function leadFirst(assignments: readonly Assignment[]): string[] {
  return assignments
    .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
    .map(({ organisation }) => organisation);
}

/** By which samples it was drawn, and what the re-check found. */
function drawnIn({ rechecks }: Complaint): Row['data'] {
  return Object.fromEntries(rechecks.map(({ sample, result }) => [sample, result ?? 'open']));
}

/** What a list shows of a complaint: codes, ids, dates. Short: with it the row must fit into a write unit. */
function listedData(state: Complaint, todos: readonly Todo[], version: number): Row['data'] {
  const { intake, accepted } = state;
  const { district, township } = placeOf(state);
  const { outer } = state.dates;
  const unpublished = state.dates.reply?.counted?.unpublished?.years;
  const verdict = confirmedReply(state)?.verdict;
  const repliedAt = firstStandingReply(state)?.approvedAt ?? null;
  return {
    version,
    inspection: intake?.inspection ?? null,
    stage: state.stage,
    channel: intake?.channel ?? null,
    number: state.number,
    receivedOn: intake?.receivedOn ?? null,
    district,
    ...(township === null ? {} : { township }),
    acceptedAt: accepted === null ? null : state.screenedAt,
    mainType: accepted?.mainType ?? null,
    keyAttention: accepted?.keyAttention ?? false,
    organisations: state.assignments.map(({ organisation, role }) => ({ organisation, role })),
    batch: state.transfer?.batch ?? null,
    replyDue: isPaused(state) ? null : (state.dates.reply?.due ?? null),
    result: state.result,
    ...(state.rechecks.length === 0 ? {} : { drawn: drawnIn(state) }),
    ...(state.gist === null ? {} : { gist: [state.gist.note, state.gist.mac] }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(state.transfer === null ? {} : { transferredOn: beijingDate(state.transfer.at) }),
    ...(state.closedOn === null ? {} : { closedOn: state.closedOn }),
    ...(repliedAt === null ? {} : { repliedOn: beijingDate(repliedAt) }),
    ...(outer === null || isPaused(state) ? {} : { outerDue: outer.due }),
    ...(unpublished === undefined ? {} : { replyUnpublished: [...unpublished] }),
    todos: todos.map(({ act, organisation, due, unpublished }) => [
      act,
      organisation,
      due,
      ...unpublished,
    ]),
  };
}

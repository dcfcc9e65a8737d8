import {
  listBatches,
  listComplaints,
  listInspections,
  listSamples,
  listTasks,
} from '@ducha/contracts';
import { useMemo } from 'preact/hooks';
import type { Answer } from '../../answer.ts';
import { groupsOf } from '../alarms/grouped.ts';
import { useAlarms } from '../alarms/use-alarms.ts';
import { beijingDay } from '../../dates.ts';
import { useHouseNow } from '../house-time.ts';
import { useEachList } from '../each-list.ts';
import { mayUse, usePerson } from '../person.ts';
import type { Person } from '../session.ts';
import { useWholeList, type WholeList } from '../whole-list.ts';
import { alarmTodos, batchTodos, inspectionsWithBatches, sampleTodos } from './office-rows.ts';
import {
  complaintTodos,
  inOrder,
  inspectionTodos,
  taskTodos,
  type TodoKind,
  type TodoRow,
} from './todo-row.ts';

/** How many rows the first page has, which is seen at once, and how many those behind it. */
const [firstRows, moreRows] = [50, 200];

/** One of the lists that to-dos come from. */
export interface Source {
  readonly kind: TodoKind;
  readonly list: Pick<WholeList<unknown>, 'unfinished' | 'loading' | 'cut' | 'more' | 'again'> & {
    readonly answer: Answer<unknown>;
  };
}

/** Everything that the person has to do, from every list that their roles may read. */
export function useTodos(): {
  readonly rows: readonly TodoRow[];
  readonly sources: readonly Source[];
} {
  const person = usePerson();
  const complaints = useWholeList(
    listComplaints,
    mayUse(person, 'listComplaints')
      ? (after) => ({
          query: {
            todo: 'true' as const,
            limit: after === undefined ? firstRows : moreRows,
            ...(after === undefined ? {} : { after }),
          },
        })
      : undefined,
    ({ next }) => next,
  );
  // Nobody but those who post progress has a to-do about a task.
  const tasks = useWholeList(
    listTasks,
    mayUse(person, 'postProgress')
      ? (after) => ({ query: after === undefined ? {} : { after } })
      : undefined,
    ({ next }) => next,
  );
  const inspections = useWholeList(
    listInspections,
    mayUse(person, 'listInspections')
      ? (after) => ({ query: after === undefined ? {} : { after } })
      : undefined,
    ({ next }) => next,
  );
  const inspectionLines = useMemo(
    () => bodiesOf(inspections).flatMap((body) => body.inspections),
    [inspections.stamp],
  );
  const workOnBatches = mayUse(person, 'closeBatch') || mayUse(person, 'discloseBatch');
  const ofBatches = inspectionsWithBatches(inspectionLines);
  const batches = useEachList(
    listBatches,
    workOnBatches && inspections.answer.state === 'ready' && !inspections.unfinished
      ? ofBatches.map(({ inspection }) => ({ query: { inspection, todo: 'true' as const } }))
      : undefined,
    ({ query }) => ({
      nextOf: ({ next }) => next,
      from: (after) => (query === undefined ? {} : { query: { ...query, after } }),
      joined: (before, page) => ({
        ...before,
        batches: [...before.batches, ...page.batches],
        next: page.next,
      }),
    }),
  );
  const entersNumbers = mayUse(person, 'enterWinningNumbers');
  const samples = useEachList(
    listSamples,
    entersNumbers && inspections.answer.state === 'ready' && !inspections.unfinished
      ? ofBatches.map(({ inspection }) => ({ query: { inspection } }))
      : undefined,
    (request) => ({ nextOf: () => null, from: () => request, joined: (before) => before }),
  );
  const today = beijingDay(useHouseNow());
  const seesToAlarms = hasAlarms(person);
  const alarms = useAlarms(seesToAlarms);
  const rows = useMemo(
    () =>
      inOrder([
        ...complaintTodos(bodiesOf(complaints).flatMap((body) => body.complaints)),
        ...taskTodos(
          bodiesOf(tasks).flatMap((body) => body.tasks),
          person.organisation,
        ),
        ...inspectionTodos(inspectionLines),
        ...(batches.answer.state === 'ready' ? batches.answer.body : []).flatMap((body, at) => {
          const inspection = ofBatches[at];
          return inspection === undefined
            ? []
            : batchTodos(inspection, body, (endpoint) => mayUse(person, endpoint));
        }),
        ...(samples.answer.state === 'ready' ? samples.answer.body : []).flatMap((body, at) => {
          const inspection = ofBatches[at];
          return inspection === undefined ? [] : sampleTodos(inspection, body, today);
        }),
        ...alarmTodos(
          alarms.answer.state === 'ready' ? groupsOf(alarms.answer.body.alarms) : [],
          person.roles,
        ),
      ]),
    [
      complaints.stamp,
      tasks.stamp,
      inspectionLines,
      batches.answer,
      samples.answer,
      today,
      alarms.answer,
    ],
  );
  const sources: readonly (Source & { readonly asked: boolean })[] = [
    { kind: 'complaint', list: complaints, asked: mayUse(person, 'listComplaints') },
    { kind: 'task', list: tasks, asked: mayUse(person, 'postProgress') },
    { kind: 'inspection', list: inspections, asked: mayUse(person, 'listInspections') },
    { kind: 'batch', list: { ...wholeAtOnce, ...batches }, asked: workOnBatches },
    { kind: 'batch', list: { ...wholeAtOnce, ...samples }, asked: entersNumbers },
    { kind: 'alarm', list: { ...wholeAtOnce, ...alarms }, asked: seesToAlarms },
  ];
  return { rows, sources: sources.filter(({ asked }) => asked) };
}

/** Whether alarms are anything to do for the person. */
function hasAlarms({ roles }: Person): boolean {
  return roles.includes('notification-administrator') || roles.includes('office-head');
}

/** Of a list whose pages come together. */
const wholeAtOnce = { unfinished: false, loading: false, cut: false, more: () => undefined };

function bodiesOf<Body>({ answer }: WholeList<Body>): readonly Body[] {
  return answer.state === 'ready' ? answer.body : [];
}

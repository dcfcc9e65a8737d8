import { listComplaints, listInspections, listTasks } from '@ducha/contracts';
import { useMemo } from 'preact/hooks';
import { mayUse, usePerson } from '../person.ts';
import { useWholeList, type WholeList } from '../whole-list.ts';
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
  readonly list: WholeList<unknown>;
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
  const rows = useMemo(
    () =>
      inOrder([
        ...complaintTodos(bodiesOf(complaints).flatMap((body) => body.complaints)),
        ...taskTodos(
          bodiesOf(tasks).flatMap((body) => body.tasks),
          person.organisation,
        ),
        ...inspectionTodos(bodiesOf(inspections).flatMap((body) => body.inspections)),
      ]),
    [complaints.stamp, tasks.stamp, inspections.stamp],
  );
  const sources: readonly (Source & { readonly asked: boolean })[] = [
    { kind: 'complaint', list: complaints, asked: mayUse(person, 'listComplaints') },
    { kind: 'task', list: tasks, asked: mayUse(person, 'postProgress') },
    { kind: 'inspection', list: inspections, asked: mayUse(person, 'listInspections') },
  ];
  return { rows, sources: sources.filter(({ asked }) => asked) };
}

function bodiesOf<Body>({ answer }: WholeList<Body>): readonly Body[] {
  return answer.state === 'ready' ? answer.body : [];
}

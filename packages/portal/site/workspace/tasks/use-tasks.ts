import { listTasks } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../answer.ts';
import { readOnce, useRead } from '../reads.ts';
import { fits, leavesOut, type TaskFilter, type TaskLine } from './task-filter.ts';

/** Tasks that fit, after so many were looked at. */
export interface TasksFound {
  readonly asOf: string;
  readonly tasks: readonly TaskLine[];
  readonly next: string | null;
  readonly seen: number;
}

/** How many that fit fill a page, and how many pages of the house are read for one at most. */
const full = 50;
const pagesAtMost = 20;

/**
 * One page of the tasks that fit, by their date. The house gives them by date alone: with a filter its
 * pages are read one after the other until enough fit, and it is told how many were looked at.
 */
export function useTasks(
  filter: TaskFilter,
  after: string | undefined,
): {
  readonly answer: Answer<TasksFound>;
  /** How many were looked at while there is no answer yet. */
  readonly seen: number;
  readonly again: () => void;
} {
  const filtered = leavesOut(filter);
  const plain = useRead(
    listTasks,
    filtered ? undefined : { query: after === undefined ? {} : { after } },
  );
  const [found, setFound] = useState<Answer<TasksFound>>({ state: 'loading' });
  const [seen, setSeen] = useState(0);
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify([filter, after]);
  useEffect(() => {
    if (!filtered) return undefined;
    let current = true;
    setFound({ state: 'loading' });
    setSeen(0);
    void search(filter, after, (count) => {
      if (current) setSeen(count);
      return current;
    }).then((answer) => {
      if (current) setFound(answer);
    });
    return () => {
      current = false;
    };
    // The filter is compared by what it says.
  }, [key, turn]);
  useEffect(() => {
    if (!filtered || found.state !== 'offline') return undefined;
    const back = (): void => setTurn((before) => before + 1);
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [filtered, found.state]);
  if (filtered) return { answer: found, seen, again: () => setTurn(turn + 1) };
  return {
    answer:
      plain.answer.state === 'ready'
        ? { state: 'ready', body: { ...plain.answer.body, seen: plain.answer.body.tasks.length } }
        : plain.answer,
    seen: 0,
    again: plain.again,
  };
}

async function search(
  filter: TaskFilter,
  after: string | undefined,
  /** Told how many were looked at; answers whether anybody still waits. */
  progress: (seen: number) => boolean,
): Promise<Answer<TasksFound>> {
  const tasks: TaskLine[] = [];
  let seen = 0;
  let from = after;
  for (let page = 1; ; page += 1) {
    const answer = await readOnce(listTasks, { query: from === undefined ? {} : { after: from } });
    if (answer.state !== 'ready') return answer;
    const { body } = answer;
    tasks.push(...body.tasks.filter((task) => fits(task, filter)));
    seen += body.tasks.length;
    const waited = progress(seen);
    if (body.next === null || tasks.length >= full || page === pagesAtMost || !waited) {
      return { state: 'ready', body: { asOf: body.asOf, tasks, next: body.next, seen } };
    }
    from = body.next;
  }
}

import {
  listTasks,
  readTask,
  readTaskActs,
  readTaskTimeline,
  type Endpoint,
  type Request,
  type TaskAct,
} from '@ducha/contracts';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Act } from '../../act.ts';
import { changed, keep } from '../reads.ts';
import { useStaffAct } from '../staff-act.ts';
import { TaskConflict } from './task-conflict.tsx';
import type { TaskShown, TaskTexts } from './task-texts.ts';

/** An endpoint that changes a task and answers with it. */
type ChangesTask = Endpoint & {
  readonly name: TaskAct;
  readonly answer: (typeof readTask)['answer'];
};

/** What the form of an act on a task is given. */
export interface TaskFormProps {
  /** As it was when the form was opened. */
  readonly task: TaskShown;
  readonly texts: TaskTexts;
  readonly done: () => void;
  readonly close: () => void;
}

/**
 * One act on a task: sends it on the version that the person saw, keeps what the house answers, and has
 * the conflict drawn when someone else was faster.
 */
export function useTaskAct<E extends ChangesTask>(
  endpoint: E,
  props: TaskFormProps,
): {
  readonly act: Act<E>;
  readonly send: (body: Request<E>['body']) => Promise<void>;
  readonly again: () => Promise<void>;
  /** For `ActForm`. */
  readonly conflict: VNode;
} {
  const { act, send, again, reset } = useStaffAct(endpoint);
  const [seen, setSeen] = useState(props.task);
  const last = useRef<Request<E>['body'] | undefined>(undefined);
  const params = { task: seen.task };

  const finish = (called: Awaited<ReturnType<typeof again>>): void => {
    if (called?.ok !== true) return;
    const body: TaskShown = called.body;
    keep(readTask, { params }, body);
    changed(readTaskActs, readTaskTimeline, listTasks);
    props.done();
  };
  const go = async (body: Request<E>['body'], ifMatch: number): Promise<void> => {
    last.current = body;
    // oxlint-disable-next-line typescript/consistent-type-assertions -- every act on a task names it in its path, and its body is E's own
    const request = { params, body, ifMatch } as unknown as Parameters<typeof send>[0];
    finish(await send(request));
  };
  return {
    act,
    send: (body) => go(body, seen.version),
    again: async () => finish(await again()),
    conflict: (
      <TaskConflict
        act={endpoint.name}
        seen={seen}
        texts={props.texts}
        onNewest={(newest) => {
          setSeen(newest);
          if (last.current !== undefined) void go(last.current, newest.version);
        }}
        onGiveUp={() => {
          reset();
          props.close();
        }}
      />
    ),
  };
}

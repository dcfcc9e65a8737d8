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
import type { Act } from '../../act.ts';
import { changed, keep } from '../reads.ts';
import { useSeenAct } from '../use-seen-act.ts';
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
  readonly send: (body: Request<E>['body']) => void;
  readonly again: () => void;
  /** For `ActForm`. */
  readonly conflict: VNode;
} {
  const params = { task: props.task.task };
  const { act, send, again, reset, seen, onNewest } = useSeenAct(endpoint, {
    thing: props.task,
    params,
    done: (body: TaskShown) => {
      keep(readTask, { params }, body);
      changed(readTaskActs, readTaskTimeline, listTasks);
      props.done();
    },
  });
  return {
    act,
    send,
    again,
    conflict: (
      <TaskConflict
        act={endpoint.name}
        seen={seen}
        texts={props.texts}
        onNewest={onNewest}
        onGiveUp={() => {
          reset();
          props.close();
        }}
      />
    ),
  };
}

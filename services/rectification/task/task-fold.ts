import type { StreamKind } from '@ducha/event-log';
import { withText } from '../erasure/task-texts.ts';
import { transitions } from './task-stages.ts';
import { taskEvents, type TaskEvent } from './task-events.ts';
import type { Task } from './task-state.ts';

/** The stream `task/<id>`; null before it was opened. */
export const taskStream: StreamKind<Task | null, TaskEvent> = {
  kind: 'task',
  initial: null,
  events: taskEvents,
  evolve(state, event, { at }) {
    if (event.type === 'task.opened.v2') {
      const { to: stage } = transitions[event.type];
      return {
        ...event.data,
        stage,
        placedBy: 0,
        openedAt: at,
        endedAt: null,
        retention: null,
        progress: [],
        completion: null,
        finishedOn: null,
        ended: null,
        missed: null,
        corrections: [],
        erasures: [],
        erased: [],
        erasedFiles: [],
      };
    }
    return state === null ? null : { ...state, ...changes(state, event, at) };
  },
};

/** What an event after the first changes. */
function changes(
  state: Task,
  event: Exclude<TaskEvent, { type: 'task.opened.v2' }>,
  at: string,
): Partial<Task> {
  switch (event.type) {
    case 'task.progress-posted.v1':
      return {
        stage: transitions[event.type].to,
        progress: [...state.progress, { ...event.data, at }],
      };
    case 'task.completion-described.v1':
      return { completion: event.data.text };
    case 'task.deadline-missed.v1':
      return { stage: transitions[event.type].to, missed: event.data.deadline };
    case 'task.plan-erased.v1':
      return { erased: [...state.erased, ...event.data.erased.map(({ note }) => note)] };
    case 'task.plan-corrected.v1':
      return {
        [event.data.text]: event.data.corrected,
        erased: event.data.keptOld ? state.erased : [...state.erased, event.data.old],
      };
    case 'task.district-changed.v1':
      return { district: event.data.district, placedBy: event.data.sourceVersion };
    case 'deadline.parts-changed.v1':
      return {};
    case 'task.retention-set.v1':
      return { retention: event.data };
    case 'task.erasure-ordered.v2':
      return { erasures: [...state.erasures, { ...event.data, at }] };
    case 'task.text-corrected.v1': {
      const { text, old, corrected, keptOld } = event.data;
      return {
        ...withText(state, text, corrected),
        corrections: [...state.corrections, { text, old, keptOld, at }],
      };
    }
    case 'task.texts-erased.v1':
      return {
        erased: [...state.erased, ...event.data.notes],
        erasedFiles: [...state.erasedFiles, ...event.data.files],
      };
    case 'task.finished.v1':
      return {
        stage: transitions[event.type].to,
        finishedOn: event.data.finishedOn,
        endedAt: at,
      };
    case 'task.ended.v1':
      return { stage: transitions[event.type].to, ended: event.data, endedAt: at };
    case 'deadline.set.v1':
    case 'deadline.met.v1':
      return {};
  }
}

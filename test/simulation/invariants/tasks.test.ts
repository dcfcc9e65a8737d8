import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import {
  approved,
  confirmed,
  histories,
  replied,
  someNote,
} from '../../../services/complaints/testing/complaint-history.ts';
import { numberOfTask } from '../../../services/rectification/opening/opening.ts';
import type { TaskEvent } from '../../../services/rectification/task/task-events.ts';
import { taskInvariants } from './tasks.ts';
import { evidenceOf, faultsOf, idFor, type Logs } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const task = idFor('task');
const number = 'W3BJ202512200001';
const inspection = 'd'.repeat(26);

const staged: ComplaintEvent = {
  type: 'complaint.staged.v1',
  data: {
    complaint,
    inspection,
    number,
    lead: '110105',
    assisting: ['110106'],
    mainType: 'noise',
    problem: someNote,
    goal: someNote,
    measures: someNote,
    deadline: '2026-03-31',
  },
};
const taskFinished: ComplaintEvent = {
  type: 'complaint.task-finished.v1',
  data: { task, number: numberOfTask(number), finishedOn: '2026-03-20' },
};
const opened = (lead = '110105'): TaskEvent => ({
  type: 'task.opened.v2',
  data: {
    inspection,
    number: numberOfTask(number),
    source: 'complaint',
    complaint,
    complaintNumber: number,
    mainType: 'noise',
    lead,
    assisting: ['110106'],
    accepting: 'sthjj',
    deadlineKind: 'dated',
    deadline: '2026-03-31',
    problem: someNote,
    goal: someNote,
    measures: someNote,
  },
});
const finished: TaskEvent = {
  type: 'task.finished.v1',
  data: {
    task,
    number: numberOfTask(number),
    source: 'complaint',
    complaint,
    lead: '110105',
    finishedOn: '2026-03-20',
  },
};
const closing = [replied(), approved, confirmed('closed')];

/** Each event is a commit of its own. */
function logs(ofComplaint: readonly ComplaintEvent[], ...tasks: (readonly TaskEvent[])[]): Logs {
  const said = (events: readonly { type: string; data: unknown }[]) =>
    events.map((event) => ({ events: [event] }));
  return {
    complaints: { [`complaint/${complaint}`]: said([...histories.staged, ...ofComplaint]) },
    rectification: Object.fromEntries(
      tasks.map((events, index) => [
        `task/${index === 0 ? task : idFor(`other${index}`)}`,
        said(events),
      ]),
    ),
  };
}
const faults = (name: string, of: Logs) => faultsOf(taskInvariants, name, evidenceOf(of));

test('a task that is finished, then a complaint that is closed, break nothing', async () => {
  const right = logs([staged, taskFinished, ...closing], [opened(), finished]);
  for (const { name } of taskInvariants) expect(await faults(name, right), name).toEqual([]);
});

test('a staging without a task is found, one with two, one with another plan, and a task of nothing', async () => {
  const name = 'every staging has one task';
  expect(await faults(name, logs([staged]))).toEqual([
    `complaint ${complaint} was staged 1 times and has 0 tasks`,
  ]);
  expect(await faults(name, logs([staged], [opened()], [opened()]))).toHaveLength(1);
  expect(await faults(name, logs([staged], [opened('110107')]))).toHaveLength(1);
  expect(await faults(name, logs([], [opened()]))).toHaveLength(1);
});

test('a complaint that was never told is found, and one that was told what is not so', async () => {
  const name = 'a finished task is told to its complaint';
  expect(await faults(name, logs([staged], [opened(), finished]))).toHaveLength(1);
  expect(await faults(name, logs([staged, taskFinished], [opened()]))).toHaveLength(1);
});

test('a complaint that was closed over its task is found, and so is the task', async () => {
  const over = logs([staged, ...closing], [opened()]);
  expect(await faults('nothing staged is closed before its task', over)).toHaveLength(1);
  expect(await faults('no task outlives its complaint', over)).toHaveLength(1);
  const late = logs([staged, ...closing], [opened(), finished]);
  expect(await faults('nothing staged is closed before its task', late)).toHaveLength(1);
  expect(await faults('no task outlives its complaint', late)).toEqual([]);
});

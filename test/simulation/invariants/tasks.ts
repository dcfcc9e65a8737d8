import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** 整改任务: what is left of a staged complaint 阶段性办结 lives on in another service, and comes back from there. */
export const taskInvariants: readonly Invariant[] = [
  {
    name: 'every staging has one task',
    says: 'A complaint that was closed in stages has become one rectification task, with the plan that was confirmed; and there is no task of any other.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const tasks = [...foldsOf(evidence, 'rectification', taskStream)].flatMap(([id, { state }]) =>
        state === null ? [] : [{ id, ...state }],
      );
      const byComplaint = Map.groupBy(tasks, ({ complaint }) => complaint ?? '');
      const lacking = [...complaints].flatMap(([id, { events }]) => {
        const stagings = events.flatMap(({ event }) =>
          event.type === 'complaint.staged.v1' ? [event.data] : [],
        );
        const made = byComplaint.get(id) ?? [];
        byComplaint.delete(id);
        if (made.length !== stagings.length) {
          return [
            `complaint ${id} was staged ${stagings.length} times and has ${made.length} tasks`,
          ];
        }
        return stagings.flatMap(({ number, lead, assisting, deadline, inspection }, index) => {
          const task = made[index];
          const same =
            task?.complaintNumber === number &&
            task.lead === lead &&
            task.assisting.join() === assisting.join() &&
            task.deadline === deadline &&
            (task.inspection === inspection ||
              (task.inspection === null && openedBefore(evidence, task.id)));
          return same ? [] : [`task ${task?.id ?? ''} is not what complaint ${id} was staged with`];
        });
      });
      const strays = [...byComplaint.values()].flat();
      return [
        ...lacking,
        ...strays.map(({ id }) => `task ${id} is of no complaint that was staged`),
      ];
    },
  },
  {
    name: 'a finished task is told to its complaint',
    says: 'Where a task was finished its complaint knows; and it knows of none that was not.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const tasks = foldsOf(evidence, 'rectification', taskStream);
      const untold = [...tasks].flatMap(([id, { state }]) => {
        if (state === null || state.complaint === null || state.finishedOn === null) return [];
        const told = complaints.get(state.complaint)?.state.task;
        return told?.task === id && told.finishedOn === state.finishedOn
          ? []
          : [`task ${id} was finished, and complaint ${state.complaint} does not know`];
      });
      const invented = [...complaints].flatMap(
        ([
          id,
          {
            state: { task },
          },
        ]) =>
          task === null || (tasks.get(task.task)?.state?.finishedOn ?? null) !== null
            ? []
            : [`complaint ${id} holds task ${task.task} for finished`],
      );
      return [...untold, ...invented];
    },
  },
  {
    name: 'nothing staged is closed before its task',
    says: 'A complaint that was closed in stages is closed only once its rectification task is finished.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { events, states }]) =>
        events.flatMap(({ event, commit }) => {
          if (event.type !== 'complaint.reply-confirmed.v1') return [];
          if (event.data.result !== 'closed') return [];
          const before = states[commit.version - 1];
          return before?.result === 'staged' && before.task === null
            ? [`complaint ${id} was closed at version ${commit.version} while its task went on`]
            : [];
        }),
      ),
  },
  {
    name: 'no task outlives its complaint',
    says: 'No task is still worked on whose complaint is closed, and none was ended whose complaint says otherwise why.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      return [...foldsOf(evidence, 'rectification', taskStream)].flatMap(([id, { state }]) => {
        if (state === null || state.complaint === null) return [];
        const complaint = complaints.get(state.complaint)?.state;
        const why = complaint?.rectificationEnded ?? null;
        if (
          state.ended !== null &&
          (why?.reason !== state.ended.reason || why.on !== state.ended.on)
        ) {
          return [`task ${id} was ended for another reason than complaint ${state.complaint} says`];
        }
        return state.stage === 'open' && complaint?.stage === 'closed'
          ? [`task ${id} is open, and complaint ${state.complaint} is closed`]
          : [];
      });
    },
  },
];

/** Whether the task was opened by a house that did not say of which inspection it comes. */
function openedBefore({ logs }: Pick<Evidence, 'logs'>, task: string): boolean {
  const log = logs.find(({ service }) => service === 'rectification');
  const commits = log?.streams.get(`${taskStream.kind}/${task}`) ?? [];
  return commits.some(({ events }) => events.some(({ type }) => type === 'task.opened.v1'));
}

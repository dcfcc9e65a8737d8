import { beijingDate } from '@ducha/calendar';
import { policy as rights } from '@ducha/contracts';
import { kindOf } from '@ducha/event-log';
import { batchStream } from '../../../services/complaints/batches/batch-fold.ts';
import { seriesStream } from '../../../services/complaints/batches/series-fold.ts';
import { attempts as onComplaint } from '../../../services/complaints/complaint/acts.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import type { Complaint } from '../../../services/complaints/complaint/complaint-state.ts';
import { inspectionStream as inspectionCopies } from '../../../services/complaints/inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../../../services/complaints/inspections/policy-of-complaints.ts';
import { photographCopyStream } from '../../../services/complaints/passing-on/photograph-copy-fold.ts';
import { settlingDue } from '../../../services/complaints/passing-on/settling.ts';
import { photographStream } from '../../../services/complaints/photographs/photograph-fold.ts';
import { awaitsComplaint } from '../../../services/complaints/photographs/photograph-state.ts';
import { attempts as onInspection } from '../../../services/inspections/inspection/acts.ts';
import { inspectionStream } from '../../../services/inspections/inspection/inspection-fold.ts';
import type { Inspection } from '../../../services/inspections/inspection/inspection-state.ts';
import { slotStream } from '../../../services/notifications/digest/slot-fold.ts';
import { ladderStream } from '../../../services/notifications/ladder/ladder-fold.ts';
import { notificationStream } from '../../../services/notifications/notification/notification-fold.ts';
import { attempts as onTask } from '../../../services/rectification/task/acts.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** How late the clock may be with what is due, in milliseconds. */
const clockLate = 120_000;

/** Where things stand when nothing is under way: nothing stuck, nothing that only time could bring on. */
export const restInvariants: readonly Invariant[] = [
  {
    name: 'what is due is done',
    says: 'Nothing for which the clock is to look after a moment is left when that moment has passed, but a stationing that another team keeps from beginning.',
    moment: 'at-rest',
    check(evidence) {
      const now = new Date(evidence.now - clockLate).toISOString();
      const inspections = foldsOf(evidence, 'inspections', inspectionStream);
      const stationed = [...inspections.values()].flatMap(({ state }) =>
        state?.stage === 'stationed' ? [state] : [],
      );
      const isHeld = (stream: string): boolean => {
        const state = inspections.get(stream.slice('inspection/'.length))?.state ?? null;
        return (
          state?.stage === 'preparing' &&
          stationed.some(({ targets }) => targets.some((target) => state.targets.includes(target)))
        );
      };
      return evidence.logs.flatMap(({ service, derived }) =>
        [...derived].flatMap(([partition, items]) =>
          items.flatMap((item) => {
            const due = item['d2']?.S;
            const stream = partition.slice(2);
            if (due === undefined || due > now) return [];
            if (service === 'inspections' && kindOf(stream) === 'inspection' && isHeld(stream))
              return [];
            return [`${service}: ${stream} has been due since ${due}`];
          }),
        ),
      );
    },
  },
  {
    name: 'what was begun is ended',
    says: 'No batch is half handed over, and no message is with nobody.',
    moment: 'at-rest',
    check: (evidence) => [
      ...[...foldsOf(evidence, 'complaints', batchStream)].flatMap(([id, { state }]) =>
        state.stage === 'closing' ? [`batch ${id} is still being handed over`] : [],
      ),
      ...[...foldsOf(evidence, 'notifications', notificationStream)].flatMap(([id, { state }]) =>
        state.stage === 'sending'
          ? [`message ${id} has been with the provider since ${state.since}, and nobody asks`]
          : [],
      ),
    ],
  },
  {
    name: 'every stage has a way on',
    says: 'When all dates have passed, each thing has come to an end or waits for an act that can be done now by a role which may do it.',
    moment: 'at-the-end',
    check: (evidence) => [
      ...stuckComplaints(evidence),
      ...stuckInspections(evidence),
      ...stuckTasks(evidence),
      ...stuckWaiting(evidence),
    ],
  },
];

/** Which acts bring a complaint on, by its stage; none: it has come to its end, or time alone brings it on. */
const onwards = {
  received: ['screenComplaint'],
  accepted: ['closeBatch'],
  transferred: ['signIn', 'refuse'],
  refused: ['decideRefusal'],
  handling: ['reply', 'refuse'],
  replied: ['decideReply'],
  approved: ['reviewReply'],
  staged: ['reply'],
} as const;
const complaintEnds: readonly string[] = ['none', 'declined', 'merged', 'closed', 'withdrawn'];

function stuckComplaints(evidence: Evidence): string[] {
  const copies = foldsOf(evidence, 'complaints', inspectionCopies);
  const series = foldsOf(evidence, 'complaints', seriesStream);
  return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { state }]) => {
    const { stage, intake } = state;
    if (complaintEnds.includes(stage) || intake === null) return [];
    const opened = copies.get(intake.inspection)?.state.opened ?? null;
    if (opened === null) return [`complaint ${id} is of an inspection that nobody heard of`];
    // Its task has the word until it is finished; whether there is one that goes on, others say.
    if (stage === 'staged' && state.task === null) return [];
    const acts = stage === 'asked' ? [] : onwards[stage as keyof typeof onwards];
    const goesOn = acts.some((act) => {
      if (!mayBeDone(act)) return false;
      if (act === 'closeBatch') return (series.get(intake.inspection)?.state.open ?? null) === null;
      return canDo(act, id, state, evidence.now, policyOfComplaints(opened));
    });
    return goesOn ? [] : [`complaint ${id} is ${stage}, and nobody can bring it on`];
  });
}

/** Whether one of those who have a part in it, or somebody of the office, could do an act now. */
function canDo(
  act: Exclude<(typeof onwards)[keyof typeof onwards][number], 'closeBatch'>,
  complaint: string,
  state: Complaint,
  now: number,
  policy: Parameters<(typeof onComplaint)[typeof act]>[2],
): boolean {
  const at = new Date(now).toISOString();
  const places = ['', ...state.assignments.map(({ organisation }) => organisation)];
  return places.some((organisation) =>
    onComplaint[act](
      state,
      {
        complaint,
        organisation,
        subject: 'somebody',
        closedBy: null,
        at,
        today: beijingDate(at),
      },
      policy,
    ).some(([, outcome]) => !isRefused(outcome)),
  );
}

/** Stages at which an inspection ends. */
const inspectionEnds: readonly string[] = ['cancelled', 'archived'];

function stuckInspections(evidence: Evidence): string[] {
  const today = beijingDate(new Date(evidence.now).toISOString());
  return [...foldsOf(evidence, 'inspections', inspectionStream)].flatMap(([id, { state }]) => {
    if (state === null || inspectionEnds.includes(state.stage)) return [];
    const { stage, from, until } = state;
    const acts = [
      'submitInspection',
      'decideInspection',
      'prepareInspection',
      'openStationing',
      'closeStationing',
      'rescheduleInspection',
      'endInspection',
    ] as const;
    const goesOn = acts.some(
      (act) => mayBeDone(act) && !isRefused(onInspection[act](state, attempt(id, state, today))),
    );
    return goesOn
      ? []
      : [`inspection ${id}, from ${from} to ${until}, is ${stage}, and nobody can bring it on`];
  });
}

/** As somebody who may decide whatever is to be decided would try it, while nobody else is at its targets. */
function attempt(inspection: string, { submittedBy }: Inspection, today: string) {
  return {
    inspection,
    subject: submittedBy === 'somebody' ? 'somebody-else' : 'somebody',
    roles: ['office-head', 'working-group-approver', 'committee-and-government-approver'],
    today,
    bookings: {},
  };
}

function stuckTasks(evidence: Evidence): string[] {
  const at = new Date(evidence.now).toISOString();
  return [...foldsOf(evidence, 'rectification', taskStream)].flatMap(([id, { state }]) => {
    if (state === null || state.stage !== 'open') return [];
    const goesOn = (['postProgress', 'finishTask'] as const).some(
      (act) =>
        mayBeDone(act) &&
        onTask[act](state, { task: id, organisation: state.lead, at, today: beijingDate(at) }).some(
          ([, outcome]) => !isRefused(outcome),
        ),
    );
    return goesOn ? [] : [`task ${id} is ${state.stage}, and nobody can bring it on`];
  });
}

/** What waits for a moment, when every moment has passed. */
function stuckWaiting(evidence: Evidence): string[] {
  return [
    ...[...foldsOf(evidence, 'notifications', ladderStream)].flatMap(([id, { state }]) =>
      state.stage === 'awaited' || (state.stage === 'open' && state.steps.length > 0)
        ? [`ladder ${id} is ${state.stage} with ${state.steps.length} steps to come`]
        : [],
    ),
    ...[...foldsOf(evidence, 'notifications', slotStream)].flatMap(([id, { state }]) =>
      state.waiting.length > 0 ? [`${state.waiting.length} reminders wait in slot ${id}`] : [],
    ),
    ...[...foldsOf(evidence, 'complaints', photographStream)].flatMap(([id, { state }]) =>
      awaitsComplaint(state)
        ? [`photograph ${id} waits for a complaint since ${state.announcedAt}`]
        : [],
    ),
    ...[...foldsOf(evidence, 'complaints', photographCopyStream)].flatMap(([id, { state }]) =>
      settlingDue(state) === undefined
        ? []
        : [`the copy ${id} of a photograph waits since ${state?.announcedAt ?? ''}`],
    ),
  ];
}

/** Whether the policy table lets any role do it. */
function mayBeDone(endpoint: string): boolean {
  return (rights[endpoint] ?? []).length > 0;
}

function isRefused(outcome: unknown): boolean {
  return typeof outcome === 'object' && outcome !== null && 'rejected' in outcome;
}

import { addDays, addHours, beijingDate, beijingDateTime, startOfDay } from '@ducha/calendar';
import type { DeadlineAct, EventOf, deadlineSet, ReminderStep } from '@ducha/contracts';
import { idOf, type Commit } from '@ducha/event-log';
import {
  notificationsPolicy,
  policyAt,
  policyStream,
  type NotificationsPolicy,
} from '@ducha/policy';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { ladderStream } from '../../../services/notifications/ladder/ladder-fold.ts';
import { noticeStream } from '../../../services/notifications/notices/notice-fold.ts';
import { notificationStream } from '../../../services/notifications/notification/notification-fold.ts';
import { slotStream } from '../../../services/notifications/digest/slot-fold.ts';
import { taskStream } from '../../../services/rectification/task/task-fold.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** A date as its owner's log has it. */
interface OwnedDate {
  readonly due: string;
  readonly open: boolean;
}

/** A date was set: what was said of it, in which commit of its owner. */
interface Setting {
  readonly said: EventOf<typeof deadlineSet>['data'];
  readonly commit: Commit;
}

/**
 * 时限 and their ladders of reminders (domain, section 7). The service whose matter it is owns a date; notifications
 * keep a ladder for it, which follows what they hear, in whatever order.
 */
export const deadlineInvariants: readonly Invariant[] = [
  {
    name: 'every date has its ladder or its end',
    says: 'A date that is open has an open ladder for that very date, one that was met has ended, and no ladder is of no date.',
    moment: 'at-rest',
    check(evidence) {
      const { dates } = ownedDates(evidence);
      const ladders = foldsOf(evidence, 'notifications', ladderStream);
      const faults = [...dates].flatMap(([deadline, { due, open }]) => {
        const ladder = ladders.get(idOf('ladder', deadline))?.state;
        if (ladder === undefined) return [`${deadline} has no ladder`];
        if (!open)
          return ladder.stage === 'ended' ? [] : [`${deadline} is met, its ladder ${ladder.stage}`];
        if (ladder.stage !== 'open') return [`${deadline} is open, its ladder ${ladder.stage}`];
        return ladder.due === due ? [] : [`${deadline} is due ${due}, its ladder ${ladder.due}`];
      });
      // Of a date that was met before anything else was heard of it, the ladder knows its end alone.
      const known = new Set([...dates.keys()].map((deadline) => idOf('ladder', deadline)));
      const strays = [...ladders.keys()].flatMap((id) =>
        known.has(id) ? [] : [`ladder ${id} is of no date`],
      );
      return [...faults, ...strays];
    },
  },
  {
    name: 'a step is taken once, in its time',
    says: 'A ladder takes each step of a plan once, none early, and each step reminds each of its duties once.',
    moment: 'at-rest',
    check(evidence) {
      const joined = joinedSlots(evidence);
      return [...foldsOf(evidence, 'notifications', ladderStream)].flatMap(
        ([id, { events, states }]) => {
          const taken = new Set<string>();
          return events.flatMap(({ event, commit }) => {
            const before = states[commit.version - 1];
            if (event.type !== 'ladder.stepped.v1' || before === undefined) return [];
            const { step, at } = event.data;
            const name = `ladder ${id}, plan ${before.plan}, step ${step}`;
            const key = `${id}/${before.plan}/${step}`;
            const faults: string[] = [];
            if (taken.has(key)) faults.push(`${name} was taken twice`);
            taken.add(key);
            if (at > commit.at) faults.push(`${name} of ${at} was taken at ${commit.at}`);
            const planned = before.steps.find((one) => one.at === at);
            if (planned === undefined) return [...faults, `${name} was not in its plan`];
            const slots = joined.get(key) ?? [];
            if (slots.length !== planned.duties.length || new Set(slots).size !== slots.length) {
              faults.push(
                `${name} is for ${planned.duties.length} duties and joined ${slots.length} slots`,
              );
            }
            return faults;
          });
        },
      );
    },
  },
  {
    name: 'nothing is held past its date',
    says: 'What is to be said before a date is not held until after it, neither by quiet hours nor by the gathering of a digest.',
    moment: 'at-rest',
    check: (evidence) => [
      ...plannedLate(evidence),
      ...gatheredLate(evidence),
      ...createdLate(evidence),
    ],
  },
  {
    name: 'whoever gets something to do is told before its date',
    says: 'When a date is set for an organisation, it hears of it before the date: with the hand-over, or by a step of the ladder.',
    moment: 'at-rest',
    check(evidence) {
      const told = toldWithHandOver(evidence);
      const ladders = foldsOf(evidence, 'notifications', ladderStream);
      return ownedDates(evidence).settings.flatMap(({ said, commit }) => {
        const { deadline, due, matter, organisation } = said;
        if (told.has(`${matter.id}/${organisation}/${due}`)) return [];
        const set = ladders
          .get(idOf('ladder', deadline))
          ?.events.find(
            ({ event }) =>
              event.type === 'ladder.set.v1' && event.data.sourceVersion === commit.version,
          );
        // A newer word came first, or was on its way when the date had passed.
        if (set === undefined || set.event.type !== 'ladder.set.v1') return [];
        const { steps } = set.event.data;
        const late = set.commit.at >= due;
        if (late && commit.at < due) return [];
        if (steps.some(({ at }) => late || at < due)) return [];
        const first = steps[0]?.at ?? 'never';
        return [`${deadline}, set at ${commit.at} for ${due}, is first spoken of at ${first}`];
      });
    },
  },
];

/** Every date that was ever set, as its owner has it now, and every time that one was set. */
function ownedDates(evidence: Pick<Evidence, 'logs'>): {
  dates: Map<string, OwnedDate>;
  settings: Setting[];
} {
  const dates = new Map<string, OwnedDate>();
  const settings: Setting[] = [];
  const owners = [
    ...foldsOf(evidence, 'complaints', complaintStream).values(),
    ...foldsOf(evidence, 'rectification', taskStream).values(),
  ];
  for (const { events } of owners) {
    for (const { event, commit } of events) {
      if (event.type === 'deadline.set.v1') {
        dates.set(event.data.deadline, { due: event.data.due, open: true });
        settings.push({ said: event.data, commit });
      } else if (event.type === 'deadline.moved.v1') {
        const { deadline, due } = event.data;
        dates.set(deadline, { due, open: dates.get(deadline)?.open ?? false });
      } else if (event.type === 'deadline.met.v1') {
        const { deadline } = event.data;
        dates.set(deadline, { due: dates.get(deadline)?.due ?? '', open: false });
      }
    }
  }
  return { dates, settings };
}

/** Ladder, plan and step → the slots that its reminders joined. */
function joinedSlots(evidence: Pick<Evidence, 'logs'>): Map<string, string[]> {
  const joined = new Map<string, string[]>();
  for (const [slot, { events }] of foldsOf(evidence, 'notifications', slotStream)) {
    for (const { event } of events) {
      if (event.type !== 'slot.joined.v1') continue;
      const { ladder, plan, step } = event.data;
      const key = `${ladder}/${plan}/${step}`;
      joined.set(key, [...(joined.get(key) ?? []), slot]);
    }
  }
  return joined;
}

/** Complaint, organisation and date, of every hand-over that was told of. */
function toldWithHandOver(evidence: Pick<Evidence, 'logs'>): Set<string> {
  const told = new Set<string>();
  for (const { state } of foldsOf(evidence, 'notifications', noticeStream).values()) {
    if (state?.occasion !== 'hand-over') continue;
    for (const { id, due, replyDue } of state.matters) {
      told.add(`${id}/${state.organisation}/${due}`);
      if (replyDue !== null) told.add(`${id}/${state.organisation}/${replyDue}`);
    }
  }
  return told;
}

/** Steps that the policy wants before a date and that stand in the plan after it. */
function plannedLate(evidence: Pick<Evidence, 'logs'>): string[] {
  const history = foldsOf(evidence, 'notifications', policyStream).get('notifications')?.state;
  return [...foldsOf(evidence, 'notifications', ladderStream)].flatMap(([id, { events, states }]) =>
    events.flatMap(({ event, commit }) => {
      if (event.type !== 'ladder.set.v1' && event.type !== 'ladder.moved.v1') return [];
      const { facts, due } = states[commit.version] ?? { facts: null, due: null };
      const steps = due === null ? [] : event.data.steps.filter(({ at }) => at >= due);
      // Of what is heard of after its date nothing can be said before it.
      if (facts === null || due === null || steps.length === 0 || commit.at >= due) return [];
      const { values } = policyAt(notificationsPolicy, history ?? { changes: [] }, commit.at);
      return steps.flatMap(({ step, at }) => {
        const wanted = wantedAt(step, { ...facts, due }, values);
        return wanted !== undefined && wanted < due
          ? [
              `ladder ${id}: step ${step} is wanted at ${wanted}, before ${due}, and planned for ${at}`,
            ]
          : [];
      });
    }),
  );
}

/** When the policy wants a step; undefined where it does not know it. */
function wantedAt(
  name: string,
  { act, from, due }: { readonly act: DeadlineAct; readonly from: string; readonly due: string },
  policy: NotificationsPolicy,
): string | undefined {
  const ladder: Readonly<Record<DeadlineAct, readonly ReminderStep[]>> = {
    'sign-in': policy.signInLadder,
    reply: policy.replyLadder,
    finish: policy.finishLadder,
  };
  const time = ladder[act].find(({ step }) => step === name)?.time;
  if (time === undefined) return undefined;
  switch (time.anchor) {
    case 'asked':
      return addHours(from, time.hours);
    case 'due':
      return due;
    case 'due-day': {
      const day = addDays(beijingDate(new Date(Date.parse(due) - 1).toISOString()), time.days);
      return addHours(startOfDay(day), policy.dailySlotHour);
    }
  }
}

/** Reminders of a date to come whose slot is sent, or held, until after the date. */
function gatheredLate(evidence: Pick<Evidence, 'logs'>): string[] {
  const ladders = foldsOf(evidence, 'notifications', ladderStream);
  const dueIn = (ladder: string, plan: number): string | undefined =>
    ladders.get(ladder)?.states.find((state) => state.plan === plan)?.due ?? undefined;
  return [...foldsOf(evidence, 'notifications', slotStream)].flatMap(([id, { events, states }]) =>
    events.flatMap(({ event, commit }) => {
      const late = (ladder: string, plan: number, until: string): string[] => {
        const due = dueIn(ladder, plan);
        return due !== undefined && commit.at < due && until >= due
          ? [
              `slot ${id}: a reminder of ${due} waits from ${shown(commit.at)} until ${shown(until)}`,
            ]
          : [];
      };
      if (event.type === 'slot.joined.v1') {
        return late(event.data.ladder, event.data.plan, event.data.sendAt);
      }
      if (event.type !== 'slot.held.v1') return [];
      const { until } = event.data;
      const waiting = states[commit.version - 1]?.waiting ?? [];
      return waiting.flatMap(({ ladder, plan }) => late(ladder, plan, until));
    }),
  );
}

/** Messages about a date to come that wait until after it. */
function createdLate(evidence: Pick<Evidence, 'logs'>): string[] {
  return [...foldsOf(evidence, 'notifications', notificationStream)].flatMap(([id, { state }]) => {
    const { letter, createdAt } = state;
    if (letter === null) return [];
    const { due } = letter.first;
    return createdAt < due && letter.sendAt >= due
      ? [`message ${id} about ${due} waits from ${shown(createdAt)} until ${shown(letter.sendAt)}`]
      : [];
  });
}

/** As a clock in Beijing shows it: whoever reads a fault thinks of quiet hours. */
function shown(instant: string): string {
  return `${beijingDateTime(instant)} in Beijing`;
}

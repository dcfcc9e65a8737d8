import * as z from 'zod/mini';
import {
  deadlineAct,
  deadlineId,
  duty,
  event,
  instant,
  listCode,
  matter,
  organisationCode,
  type DeadlineAct,
  type Matter,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import type { NotificationsPolicy } from '@ducha/policy';
import { planSteps, type PlannedStep } from './ladder-plan.ts';

const sourceVersion = z.int().check(z.minimum(1));
const steps = z
  .array(
    z.strictObject({
      step: listCode,
      at: instant,
      duties: z.array(duty).check(z.maxLength(3)),
      office: z.boolean(),
    }),
  )
  .check(z.maxLength(40));

/** The ladder of reminders for a date: planned by the policy of that day. */
const ladderSet = event('ladder.set.v1', () =>
  z.strictObject({
    deadline: deadlineId,
    matter,
    act: deadlineAct,
    organisation: organisationCode,
    from: instant,
    due: instant,
    sourceVersion,
    steps,
  }),
);
/** The date moved: the reminders of before vanish, new ones are planned. */
const ladderMoved = event('ladder.moved.v1', () =>
  z.strictObject({ due: instant, sourceVersion, steps }),
);
/** A step was taken; `passedOver` were due too and were left out for it. */
const ladderStepped = event('ladder.stepped.v1', () =>
  z.strictObject({
    step: listCode,
    at: instant,
    passedOver: z.array(listCode).check(z.maxLength(40)),
  }),
);
/** What the date was for is done: no more reminders. */
const ladderEnded = event('ladder.ended.v1', () => z.strictObject({ sourceVersion }));

const events = eventFamily([ladderSet, ladderMoved, ladderStepped, ladderEnded]);
export type LadderEvent = ReturnType<typeof events.parse>;

/** What a ladder is about. */
export interface LadderFacts {
  readonly deadline: string;
  readonly matter: Matter;
  readonly act: DeadlineAct;
  readonly organisation: string;
  readonly from: string;
}

/**
 * The ladder of one date. What was heard of it may come in any order, so the newest version of each kind
 * of news is kept: the date that was set or moved last holds, and it is open while nothing newer than
 * its setting says that it was met.
 */
export interface Ladder {
  /** `awaited`: its date is known, but not yet what it is about. */
  readonly stage: 'none' | 'awaited' | 'open' | 'ended';
  /** Versions of the owner's stream: of the setting, of the date that holds, of its being met. */
  readonly newest: { readonly set: number; readonly dated: number; readonly met: number };
  readonly facts: LadderFacts | null;
  readonly due: string | null;
  /** Counts the plans: a reminder that waits from an earlier one is void. */
  readonly plan: number;
  /** The steps to come, in order. */
  readonly steps: readonly PlannedStep[];
}

const initial: Ladder = {
  stage: 'none',
  newest: { set: 0, dated: 0, met: 0 },
  facts: null,
  due: null,
  plan: 0,
  steps: [],
};

/** Which event leads from which stage to which. */
export const ladderTransitions: Readonly<
  Record<Ladder['stage'], Readonly<Partial<Record<LadderEvent['type'], Ladder['stage']>>>>
> = {
  none: {
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'awaited',
    'ladder.ended.v1': 'ended',
  },
  awaited: {
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'awaited',
    'ladder.ended.v1': 'ended',
  },
  open: {
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'open',
    'ladder.stepped.v1': 'open',
    'ladder.ended.v1': 'ended',
  },
  ended: {
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'ended',
    'ladder.ended.v1': 'ended',
  },
};

/** The stream `ladder/<id of the deadline>`. */
export const ladder: StreamKind<Ladder, LadderEvent> = {
  kind: 'ladder',
  initial,
  events,
  evolve(state, { type, data }) {
    const stage = ladderTransitions[state.stage][type] ?? state.stage;
    const { newest } = state;
    switch (type) {
      case 'ladder.set.v1': {
        const { due, sourceVersion: set, steps: planned, ...facts } = data;
        const dated = Math.max(newest.dated, set);
        const plan = state.plan + 1;
        return { stage, newest: { ...newest, set, dated }, facts, due, plan, steps: planned };
      }
      case 'ladder.moved.v1': {
        const { due, sourceVersion: dated, steps: planned } = data;
        const plan = state.plan + 1;
        return { ...state, stage, newest: { ...newest, dated }, due, plan, steps: planned };
      }
      case 'ladder.stepped.v1':
        return { ...state, stage, steps: state.steps.filter(({ at }) => at > data.at) };
      case 'ladder.ended.v1':
        return { ...state, stage, newest: { ...newest, met: data.sourceVersion }, steps: [] };
    }
  },
};

/** What came from the owner of a date: which version of its stream, heard when. */
export interface Heard {
  readonly sourceVersion: number;
  readonly now: string;
}

/** A date was set: plan its steps. A newer date, heard of earlier, holds. */
export function decideSet(
  { newest, due: dated }: Ladder,
  { sourceVersion: version, now, ...set }: LadderFacts & { readonly due: string } & Heard,
  policy: NotificationsPolicy,
): readonly LadderEvent[] {
  if (version <= newest.set || version < newest.met) return [];
  const due = version < newest.dated && dated !== null ? dated : set.due;
  return [
    {
      type: 'ladder.set.v1',
      data: {
        ...set,
        due,
        sourceVersion: version,
        steps: planned({ ...set, due }, now, policy),
      },
    },
  ];
}

/** The date moved. Where nothing is asked for now, only the date is kept. */
export function decideMoved(
  { newest, stage, facts }: Ladder,
  { sourceVersion: version, now, due }: { readonly due: string } & Heard,
  policy: NotificationsPolicy,
): readonly LadderEvent[] {
  if (version <= newest.dated) return [];
  const open = stage === 'open' ? facts : null;
  return [
    {
      type: 'ladder.moved.v1',
      data: {
        due,
        sourceVersion: version,
        steps: open === null ? [] : planned({ ...open, due }, now, policy),
      },
    },
  ];
}

/** What the date was for is done, unless it was set anew since. */
export function decideMet(
  { newest }: Ladder,
  { sourceVersion: version }: Pick<Heard, 'sourceVersion'>,
): readonly LadderEvent[] {
  if (version <= newest.met || version <= newest.set) return [];
  return [{ type: 'ladder.ended.v1', data: { sourceVersion: version } }];
}

/** The step to take now: the last that is due; the house may have been asleep over the others. */
export function stepDue(state: Ladder, now: string): PlannedStep | undefined {
  return state.stage === 'open' ? state.steps.findLast(({ at }) => at <= now) : undefined;
}

/** Takes the step that is due, if one is. */
export function decideStep(state: Ladder, now: string): readonly LadderEvent[] {
  const taken = stepDue(state, now);
  if (taken === undefined) return [];
  const passedOver = state.steps.filter(({ at }) => at < taken.at).map(({ step }) => step);
  return [{ type: 'ladder.stepped.v1', data: { step: taken.step, at: taken.at, passedOver } }];
}

function planned(
  dates: { readonly act: DeadlineAct; readonly from: string; readonly due: string },
  now: string,
  policy: NotificationsPolicy,
): z.infer<typeof steps> {
  return planSteps(dates, now, policy).map((step) => ({ ...step, duties: [...step.duties] }));
}

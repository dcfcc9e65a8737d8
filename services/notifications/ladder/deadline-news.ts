import type * as z from 'zod/mini';
import type { DeadlineAct } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { planSteps } from './ladder-plan.ts';
import type { steps, LadderEvent } from './ladder-events.ts';
import type { LadderFacts, Ladder } from './ladder-state.ts';

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

function planned(
  dates: { readonly act: DeadlineAct; readonly from: string; readonly due: string },
  now: string,
  policy: NotificationsPolicy,
): z.infer<typeof steps> {
  return planSteps(dates, now, policy).map((step) => ({ ...step, duties: [...step.duties] }));
}

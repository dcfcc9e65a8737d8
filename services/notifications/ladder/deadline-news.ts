import type * as z from 'zod/mini';
import type { deadlineSet, EventOf } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { planMoved, planSteps, type PlannedStep } from './ladder-plan.ts';
import type { steps, LadderEvent } from './ladder-events.ts';
import type { LadderFacts, Ladder } from './ladder-state.ts';

/** What came from the owner of a date: which version of its stream, heard when. */
export interface Heard {
  readonly sourceVersion: number;
  readonly now: string;
}

/** A date, and how its owner counted it; left out where a person set it. */
interface Dated {
  readonly due: string;
  readonly counted?: EventOf<typeof deadlineSet>['data']['counted'];
}

/** Every organisation whose case it is; left out before that was said. */
interface Said {
  readonly parts?: string[] | undefined;
}

function yearsOf(counted: Dated['counted']): readonly number[] | null {
  return counted === undefined ? null : (counted.unpublished?.years ?? []);
}

function stored(years: readonly number[] | null): { unpublished?: number[] } {
  return years === null ? {} : { unpublished: [...years] };
}

/** A date was set: plan its steps. A newer date, heard of earlier, holds. */
export function decideSet(
  { newest, due: dated, unpublished: known }: Ladder,
  { sourceVersion: version, now, counted, ...set }: LadderFacts & Dated & Heard & Said,
  policy: NotificationsPolicy,
): readonly LadderEvent[] {
  if (version <= newest.set || version < newest.met) return [];
  const isOlder = version < newest.dated && dated !== null;
  const due = isOlder ? dated : set.due;
  return [
    {
      type: 'ladder.set.v1',
      data: {
        ...set,
        due,
        ...stored(isOlder ? known : yearsOf(counted)),
        sourceVersion: version,
        steps: storedSteps(planSteps({ ...set, due }, now, policy)),
      },
    },
  ];
}

/**
 * The date moved. Where nothing is asked for now, only the date is kept; where it is the date of before, what
 * was planned for it stands, and only whether it is firm is told.
 */
export function decideMoved(
  { newest, stage, facts, due: before, steps: waiting }: Ladder,
  { sourceVersion: version, now, due, counted }: Dated & Heard,
  policy: NotificationsPolicy,
): readonly LadderEvent[] {
  if (version <= newest.dated) return [];
  const unpublished = stored(yearsOf(counted));
  if (due === before) {
    return [{ type: 'ladder.explained.v1', data: { ...unpublished, sourceVersion: version } }];
  }
  const open = stage === 'open' ? facts : null;
  return [
    {
      type: 'ladder.moved.v1',
      data: {
        due,
        ...unpublished,
        sourceVersion: version,
        steps:
          open === null
            ? []
            : storedSteps(planMoved({ ...open, due }, { steps: waiting }, now, policy)),
      },
    },
  ];
}

/** It is the case of others now; a newer word, with a setting or by itself, holds. */
export function decideParts(
  { newest }: Ladder,
  { sourceVersion, parts }: Pick<Heard, 'sourceVersion'> & { readonly parts: readonly string[] },
): readonly LadderEvent[] {
  if (sourceVersion <= newest.parts) return [];
  return [{ type: 'ladder.parts-changed.v1', data: { parts: [...parts], sourceVersion } }];
}

/** What the date was for is done, unless it was set anew since. */
export function decideMet(
  { newest }: Ladder,
  { sourceVersion: version }: Pick<Heard, 'sourceVersion'>,
): readonly LadderEvent[] {
  if (version <= newest.met || version <= newest.set) return [];
  return [{ type: 'ladder.ended.v1', data: { sourceVersion: version } }];
}

function storedSteps(planned: readonly PlannedStep[]): z.infer<typeof steps> {
  return planned.map((step) => ({ ...step, duties: [...step.duties] }));
}

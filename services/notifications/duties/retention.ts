import { keptUntil, settledAt } from '@ducha/calendar';
import type { NotificationsPolicy } from '@ducha/policy';
import { dutyRetentionSet, type DutyEvent } from './duty-events.ts';
import { earlierTenures, type DutyState } from './duty-state.ts';
import { erasing } from './erasing.ts';

type Left = ReturnType<typeof earlierTenures>[number];

/** Whoever held the duty and is not erased, with the next date about them; the earliest first. */
function toCome(state: DutyState): readonly (readonly [due: string, left: Left])[] {
  return earlierTenures(state)
    .filter(({ erased }) => !erased)
    .map((left) => [left.keptUntil ?? settledAt(left.until), left] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** When the clock must look at a duty, and about whom: one after the other; undefined when nothing is to come. */
export function nextLeft(
  state: DutyState,
): { readonly due: string; readonly left: Left } | undefined {
  const [first] = toCome(state);
  if (first === undefined) return undefined;
  const [due, left] = first;
  // So that it is a timer of its own also where several left on one day.
  return { due: new Date(Date.parse(due) + left.tenure).toISOString(), left };
}

/**
 * 保存期限: sets until when name and addresses of somebody who left are kept, by the policy that held then; later erases
 * them. Their place among the holders stays, and so does what was sent to them.
 */
export function decideRetention(
  state: DutyState,
  due: {
    readonly at: string;
    /** Whom the clock looks at, and the policy that held when they left. */
    readonly tenure: number;
    readonly policy: Pick<NotificationsPolicy, 'formerHolderRetention'>;
  },
): readonly DutyEvent[] {
  const next = nextLeft(state);
  if (next === undefined || due.at < next.due) return [];
  const { left } = next;
  if (left.tenure !== due.tenure) return [];
  if (left.keptUntil !== null) return [erasing([left], { cause: 'retention', ground: null })];
  const until = keptUntil(left.until, due.policy.formerHolderRetention);
  return [{ type: dutyRetentionSet.type, data: { tenure: left.tenure, until } }];
}

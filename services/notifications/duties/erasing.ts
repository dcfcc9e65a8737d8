import { noteRefsIn, type EventOf } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { dutyPersonsErased, type DutyEvent } from './duty-events.ts';
import type { DutyState, Tenure } from './duty-state.ts';

/**
 * 删除: names, numbers and addresses of those who hold a duty no longer. Their places among the holders stay, and so
 * does what was sent: no message of the log names a number.
 */
export function decidePersonsErased(
  { holder, tenures }: DutyState,
  order: {
    readonly tenures: readonly number[];
    readonly ground: NonNullable<Why['ground']>;
  },
): Decision<DutyEvent> {
  const still = order.tenures.flatMap((tenure, index) =>
    tenure === holder?.tenure
      ? [{ pointer: `#/tenures/${index}`, code: 'wrong-stage', detail: holdsStill }]
      : [],
  );
  if (still.length > 0) return { rejected: 'wrong-stage', faults: still };
  const kept = tenures.filter(({ tenure, erased }) => order.tenures.includes(tenure) && !erased);
  if (kept.length === 0) return { rejected: 'nothing-to-erase' };
  return [erasing(kept, { cause: 'office', ground: order.ground })];
}

/** What has them erased, and on which ground. */
type Why = Pick<EventOf<typeof dutyPersonsErased>['data'], 'cause' | 'ground'>;

/** What erases these, who are kept still. */
export function erasing(kept: readonly Tenure[], why: Why): DutyEvent {
  const notes = kept.flatMap(({ name, mobile, email }) => noteRefsIn([name, mobile, email]));
  const data = {
    tenures: kept.map(({ tenure }) => tenure),
    ...why,
    notes: notes.map(({ note }) => note),
  };
  return { type: dutyPersonsErased.type, data };
}

const holdsStill = 'They hold the duty still: vacate it, or appoint somebody else, first';

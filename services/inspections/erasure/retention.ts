import { keptUntil, metAgain } from '@ducha/calendar';
import type { InspectionText } from '@ducha/contracts';
import type { InspectionEvent } from '../inspection/inspection-events.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { erasableTexts, erasing } from './erasing.ts';

/** Until when a text of an inspection that ended then is kept, by the policy that held when it was drafted. */
function untilOf(
  text: InspectionText,
  endedAt: string,
  { held }: Pick<Inspection, 'held'>,
): string {
  return keptUntil(endedAt, text === 'vetting' ? held.vettingRetention : held.reasonRetention);
}

/** When the clock must look at an inspection that ended; undefined when nothing more is to come. */
export function retentionDue(state: Inspection): string | undefined {
  const { endedAt, erasures } = state;
  if (endedAt === null) return undefined;
  const [first] = erasableTexts(state)
    .map((text) => untilOf(text, endedAt, state))
    .toSorted();
  const before = erasures.filter(({ cause }) => cause === 'retention').length;
  return first === undefined ? undefined : metAgain(first, before);
}

/**
 * 保存期限: erases what was declared about the people of a team, and the reasons of decisions and changes, each when its
 * time is over. Who sat on the team, and when it was changed, stays.
 */
export function decideRetention(state: Inspection, at: string): readonly InspectionEvent[] {
  const { endedAt } = state;
  const due = retentionDue(state);
  if (endedAt === null || due === undefined || at < due) return [];
  const over = erasableTexts(state).filter((text) => untilOf(text, endedAt, state) <= at);
  return erasing(state, over, { cause: 'retention', ground: null });
}

import { unpublishedOn, type Calendar } from '@ducha/calendar';
import { dueDay } from './ladder-plan.ts';
import type { Ladder } from './ladder-state.ts';

/**
 * The years of which nothing was known when a ladder's date was counted, as its owner said; of a date that
 * a person set, nothing is known now. Left out where all is known.
 */
export function unknownYears(
  { due, unpublished }: Pick<Ladder, 'due' | 'unpublished'>,
  calendar: Calendar,
): { unpublished?: number[] } {
  const years = unpublished ?? (due === null ? [] : unpublishedOn(dueDay(due), calendar));
  return years.length === 0 ? {} : { unpublished: [...years] };
}

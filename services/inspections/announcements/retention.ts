import { keptUntil, metAgain, settledAt } from '@ducha/calendar';
import type { InspectionsPolicy } from '@ducha/policy';
import { announcementRetentionSet, type AnnouncementEvent } from './announcement-events.ts';
import type { Announcement } from './announcement-state.ts';
import { erasableTexts, erasing } from './erasing.ts';

/** How many texts one event names. */
const atOnce = 20;

/** When the clock must look at an announcement; undefined while it stands, and when nothing more is to come. */
export function retentionDue(state: Announcement): string | undefined {
  const { withdrawn, retention, erasures } = state;
  if (withdrawn === null) return undefined;
  if (retention === null) return settledAt(withdrawn.at);
  if (erasableTexts(state).length === 0) return undefined;
  const before = erasures.filter(({ cause }) => cause === 'retention').length;
  return metAgain(retention.until, before);
}

/**
 * 保存期限: sets until when the texts of a withdrawn announcement are kept, later erases them. One that stands is the
 * public's, its earlier editions too.
 */
export function decideRetention(
  state: Announcement | null,
  due: {
    readonly at: string;
    readonly policy: Pick<InspectionsPolicy, 'announcementRetention'>;
  },
): readonly AnnouncementEvent[] {
  if (state === null) return [];
  const { withdrawn, retention } = state;
  const date = retentionDue(state);
  if (withdrawn === null || date === undefined || due.at < date) return [];
  if (retention === null) {
    const until = keptUntil(withdrawn.at, due.policy.announcementRetention);
    return [{ type: announcementRetentionSet.type, data: { until } }];
  }
  const texts = erasableTexts(state).slice(0, atOnce);
  const erased = erasing(state, texts, { cause: 'retention', ground: null });
  return erased === undefined ? [] : [erased];
}

import { calendarProjection, organisationProjection } from '@ducha/directory';
import type { AnyProjection } from '@ducha/event-log';
import { alarmProjection } from './alarms/alarm-rows.ts';
import { dutyProjection } from './duties/duty-rows.ts';
import { notificationProjection } from './notification/notification-rows.ts';
import { noticeProjection } from './notices/notice-rows.ts';
import { ladderProjection } from './ladder/ladder-rows.ts';
import { slotProjection } from './digest/slot-rows.ts';

/** How each kind of stream is seen in lists and by the clock. */
export const projections: readonly AnyProjection[] = [
  organisationProjection,
  calendarProjection({ counts: false }),
  ladderProjection,
  slotProjection,
  noticeProjection,
  notificationProjection,
  alarmProjection,
  dutyProjection,
];

import type { AnyProjection } from '@ducha/event-log';
import { announcementProjection } from './announcements/announcement-rows.ts';
import { calendarProjection } from './calendar/calendar-rows.ts';
import { inspectionProjection } from './inspection/inspection-rows.ts';
import { organisationProjection } from './organisations/organisation-rows.ts';
import { handOversProjection } from './hand-overs/hand-overs-rows.ts';

/** How the streams of this service are seen in its lists and due rows; bookings have no view. */
export const projections: readonly AnyProjection[] = [
  inspectionProjection,
  organisationProjection,
  handOversProjection,
  announcementProjection,
  calendarProjection,
];

import { calendarProjection, organisationProjection, teamProjection } from '@ducha/directory';
import type { AnyProjection } from '@ducha/event-log';
import { taskProjection } from './task/task-rows.ts';
import { evidenceProjection } from './evidence/evidence-rows.ts';

/** How the streams of this service are seen in its lists and due rows; photographs have no view. */
export const projections: readonly AnyProjection[] = [
  taskProjection,
  evidenceProjection,
  organisationProjection,
  teamProjection,
  calendarProjection({ counts: false }),
];

import { announcementActs } from './acts/announcements.ts';
import { batchActs } from './acts/batches.ts';
import { blindActs } from './acts/blind.ts';
import { dutyActs } from './acts/duties.ts';
import { erasureActs } from './acts/erasure.ts';
import { followUpActs } from './acts/follow-up.ts';
import { handlingActs } from './acts/handling.ts';
import { inspectionActs } from './acts/inspections.ts';
import { intakeActs } from './acts/intake.ts';
import { passingOnActs } from './acts/passing-on.ts';
import { policyActs } from './acts/policies.ts';
import { readingActs } from './acts/reading.ts';
import { registerActs } from './acts/registers.ts';
import { sampleActs } from './acts/samples.ts';
import { screeningActs } from './acts/screening.ts';
import { taskActs } from './acts/tasks.ts';
import type { Act } from './visit.ts';

/** Everything that people do. */
export const everyAct: readonly Act[] = [
  ...intakeActs,
  ...followUpActs,
  ...screeningActs,
  ...passingOnActs,
  ...batchActs,
  ...sampleActs,
  ...handlingActs,
  ...taskActs,
  ...inspectionActs,
  ...announcementActs,
  ...registerActs,
  ...policyActs,
  ...dutyActs,
  ...erasureActs,
  ...readingActs,
  ...blindActs,
];

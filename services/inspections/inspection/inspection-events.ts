import * as z from 'zod/mini';
import {
  erasedAtOnce,
  erasureGround,
  event,
  inspectionKind,
  inspectionLevel,
  inspectionPolicy,
  inspectionPrepared,
  inspectionText,
  localDate,
  note,
  noteId,
  organisationCode,
  stationingClosed,
  stationingOpened,
  stationingOpenedV1,
  subject,
  teamChanged,
  textErasureCause,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';
import { keptPolicy, type KeptPolicy } from '@ducha/policy';

/**
 * A draft: what is to be inspected, where and when, what it says of its own about its complaints, and what
 * our policy said then.
 */
export const inspectionDrafted = event('inspection.drafted.v2', () =>
  z.strictObject({
    kind: inspectionKind,
    level: inspectionLevel,
    important: z.boolean(),
    targets: z.array(organisationCode).check(z.minLength(1), z.maxLength(90)),
    from: localDate,
    until: localDate,
    policy: inspectionPolicy(),
    kept: keptPolicy(),
  }),
);

export const inspectionSubmitted = event('inspection.submitted.v1', () =>
  z.strictObject({ by: z.nullable(subject) }),
);

const decision = z.strictObject({ reason: note });
export const inspectionApproved = event('inspection.approved.v1', decision);
export const inspectionRejected = event('inspection.rejected.v1', decision);

/** Its window went by and the team never came. */
export const inspectionLapsed = event('inspection.lapsed.v1', () =>
  z.strictObject({ on: localDate }),
);

/** On a day of its window the team could not come: another one was still at a target. The next day it is tried again. */
export const stationingPutOff = event('inspection.stationing-put-off.v1', () =>
  z.strictObject({ on: localDate }),
);

/** 调整进驻时间: another window, which is put before those who approve it. */
export const inspectionRescheduled = event('inspection.rescheduled.v1', () =>
  z.strictObject({
    from: localDate,
    until: localDate,
    by: z.nullable(subject),
    on: localDate,
    reason: note,
  }),
);
const ending = z.strictObject({ on: localDate, reason: note });
/** 取消, before its team was on site. */
export const inspectionCancelled = event('inspection.cancelled.v1', ending);
/** 归档, after its stationing. */
export const inspectionArchived = event('inspection.archived.v1', ending);

/** 删除: texts of it were erased for good, by the office on a ground, or because their time was over. */
export const inspectionErased = event('inspection.texts-erased.v2', () =>
  z.strictObject({
    texts: z.array(inspectionText).check(z.minLength(1), z.maxLength(4)),
    cause: textErasureCause,
    ground: z.nullable(erasureGround),
    notes: z.array(noteId).check(z.minLength(1), z.maxLength(erasedAtOnce)),
  }),
);

/** What held while it was not kept with an inspection. */
const keptBefore: KeptPolicy = {
  change: 0,
  entries: [
    { entry: 'retiredYears', value: 3 },
    { entry: 'recusalYears', value: 3 },
    { entry: 'ecologyBureau', value: 'sthjj' },
    { entry: 'approverOfOthers', value: 'working-group-approver' },
  ],
};

export const inspectionEvents = eventFamily(
  [
    inspectionDrafted,
    inspectionSubmitted,
    inspectionApproved,
    inspectionRejected,
    inspectionPrepared,
    teamChanged,
    inspectionLapsed,
    stationingPutOff,
    inspectionRescheduled,
    inspectionCancelled,
    inspectionArchived,
    inspectionErased,
    stationingOpened,
    stationingClosed,
  ],
  {
    'inspection.drafted.v1': ({ data }) => ({
      type: inspectionDrafted.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), kept: keptBefore },
    }),
    // The office alone had texts erased.
    'inspection.texts-erased.v1': ({ data }) => ({
      type: inspectionErased.type,
      data: { ...z.record(z.string(), z.unknown()).parse(data), cause: 'office' },
    }),
    // It said all that the inspection could leave out today.
    [stationingOpenedV1.type]: ({ data }) => ({ type: stationingOpened.type, data }),
  },
);
export type InspectionEvent = ReturnType<typeof inspectionEvents.parse>;

import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  count,
  localDate,
  note,
  opaqueId,
  organisationCode,
  organisationCounting,
  subject,
  typeCounting,
} from '../code.ts';
import { event } from '../event.ts';

/** 督察 kinds: routine 例行, daily 日常, special 专项, stationed 派驻. */
export const inspectionKind = z.enum(['routine', 'daily', 'special', 'stationed']);
export type InspectionKind = z.infer<typeof inspectionKind>;
/** 中央 or 市级. */
export const inspectionLevel = z.enum(['central', 'municipal']);
export type InspectionLevel = z.infer<typeof inspectionLevel>;

/** A length of time as policy gives it: a value, as calendars can add it, and its unit. */
export const period = once(() =>
  z.strictObject({
    value: z.int().check(z.minimum(1), z.maximum(10_000)),
    unit: z.enum(['hours', 'calendar-days', 'working-days', 'months']),
  }),
);
export type Period = z.infer<ReturnType<typeof period>>;

/** By what the complaints of an inspection are handled, counted and shown, as a batch is closed by it. */
export const complaintPolicy = once(() =>
  z.strictObject({
    /** Round of the inspection, the digit in official numbers (D3BJ…); null where none is used. */
    round: z.nullable(z.int().check(z.minimum(1), z.maximum(9))),
    signIn: period(),
    reply: period(),
    typeCounting,
    organisationCounting,
    /** 办结率目标, in percent, where the inspection sets itself one. */
    resultRateTarget: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
  }),
);
export type ComplaintPolicy = z.infer<ReturnType<typeof complaintPolicy>>;

/**
 * What an inspection says for itself about its complaints. What it leaves out follows the office's policy
 * of complaints, as it is when the stationing begins.
 */
export const inspectionPolicy = once(() =>
  z.partial(complaintPolicy(), {
    signIn: true,
    reply: true,
    typeCounting: true,
    organisationCounting: true,
  }),
);
export type InspectionPolicy = z.infer<ReturnType<typeof inspectionPolicy>>;

/**
 * 组建督察组: the whole team as it is from now on, on the stream of its inspection. What was declared about
 * its people is sealed, and the reference to it of use to the owner alone.
 */
export const inspectionPrepared = event('inspection.prepared.v1', () =>
  z.strictObject({
    leader: subject,
    deputies: z.array(subject).check(z.minLength(1), z.maxLength(5)),
    members: z.array(subject).check(z.maxLength(60)),
    vetting: note,
  }),
);

/** A seat on a team: 组长, 副组长, 成员. */
export const seat = z.enum(['leader', 'deputy', 'member']);
export type Seat = z.infer<typeof seat>;

/**
 * 调整督察组: the whole team as it is from this day on, whoever left it and whoever joined. The reason, and
 * what was declared about those who joined, are of use to the owner alone.
 */
export const teamChanged = event('inspection.team-changed.v1', () =>
  z.strictObject({
    leader: subject,
    deputies: z.array(subject).check(z.minLength(1), z.maxLength(5)),
    members: z.array(subject).check(z.maxLength(60)),
    on: localDate,
    reason: note,
    vetting: note,
  }),
);

/**
 * What of an inspection can be erased, each by itself: why it was approved or rejected; what was declared about the
 * people of its team; why its team was changed; why it got another window, or was ended.
 */
export const inspectionText = z.enum(['decision', 'vetting', 'team-changes', 'moves']);
export type InspectionText = z.infer<typeof inspectionText>;

/** 调整进驻时间, 取消 before its team is on site, 归档 after: what the office does with an inspection by a reason alone. */
export const inspectionMove = z.enum(['rescheduled', 'cancelled', 'archived']);
export type InspectionMove = z.infer<typeof inspectionMove>;

const opened = () => ({
  inspection: opaqueId,
  kind: inspectionKind,
  level: inspectionLevel,
  targets: z.array(organisationCode).check(z.minLength(1), z.maxLength(400)),
  from: localDate,
  until: localDate,
});

/** 进驻, as it was said while every inspection brought the whole policy of its complaints. */
export const stationingOpenedV1 = event('inspection.stationing-opened.v1', () =>
  z.strictObject({ ...opened(), policy: complaintPolicy() }),
);

/** 进驻: the team is on site; complaints are taken from now on. */
export const stationingOpened = event('inspection.stationing-opened.v2', () =>
  z.strictObject({ ...opened(), policy: inspectionPolicy() }),
);

/** The stationing has ended; letters posted before still count. */
export const stationingClosed = event('inspection.stationing-closed.v1', () =>
  z.strictObject({
    inspection: opaqueId,
    closedOn: localDate,
    complaintsTakenUntil: localDate,
    days: count,
  }),
);

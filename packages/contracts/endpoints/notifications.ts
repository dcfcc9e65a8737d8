import * as z from 'zod/mini';
import {
  count,
  cursor,
  duty,
  instant,
  listCode,
  matterNumber,
  opaqueId,
  organisationCode,
} from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { withRules } from '../rule.ts';
import { deadlineAct } from '../events/deadlines.ts';
import { erasureGround } from '../events/notes.ts';
import { changeNotificationsPolicy, readNotificationsPolicy } from './policies.ts';

const none = z.strictObject({});

/** Counts the holders of a duty from 1. */
const tenure = z.int().check(z.minimum(1), z.maximum(100_000));

/** 岗位: who holds a duty of an organisation now. Addresses are masked; `version` is the ETag. */
export const dutyHolding = z.strictObject({
  organisation: organisationCode,
  duty,
  version: z.int().check(z.minimum(0)),
  holder: z.nullable(
    z.strictObject({
      /** Null when the name was erased. */
      name: z.nullable(z.string()),
      /** `138****0001`; null when there is none. */
      mobile: z.nullable(z.string()),
      /** `w***@example.cn`; null when there is none. */
      email: z.nullable(z.string()),
      since: instant,
    }),
  ),
  /** Who held it before, in order, without names: a person who was erased keeps the place. */
  earlier: z.array(z.strictObject({ tenure, since: instant, until: instant, erased: z.boolean() })),
});
export type DutyHolding = z.infer<typeof dutyHolding>;

/** Names a person for a duty; whoever held it before holds it no longer. */
export const appointOfficial = endpoint({
  name: 'appointOfficial',
  service: 'notifications',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/duties/{organisation}/{duty}',
  summary: 'Appoint the official who holds a duty of an organisation.',
  params: () => z.strictObject({ organisation: organisationCode, duty }),
  query: none,
  body: () =>
    withRules(
      z.strictObject({
        name: words(50),
        /** A mobile number of the mainland: eleven digits. */
        mobile: z.optional(
          z.string().check(z.regex(/^1[3-9]\d{9}$/, 'Must be a mobile number of eleven digits')),
        ),
        email: z.optional(z.email().check(z.maxLength(254))),
      }),
      {
        says: { anyOf: [{ required: ['mobile'] }, { required: ['email'] }] },
        holds: ({ mobile, email }) => mobile !== undefined || email !== undefined,
        at: 'mobile',
        fault: 'A mobile number or an e-mail address is needed',
      },
    ),
  status: 201,
  answer: dutyHolding,
  rejections: ['unknown-code'],
});

/** Ends the holding of a duty without a successor. */
export const vacateDuty = endpoint({
  name: 'vacateDuty',
  service: 'notifications',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/duties/{organisation}/{duty}/vacancy',
  summary: 'End the holding of a duty of an organisation.',
  params: () => z.strictObject({ organisation: organisationCode, duty }),
  query: none,
  body: none,
  status: 200,
  answer: dutyHolding,
  rejections: ['duty-vacant'],
});

/** Erases name, number and address of those who hold a duty no longer; what was sent to them keeps its rows. */
export const eraseOfficial = endpoint({
  name: 'eraseOfficial',
  service: 'notifications',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/duties/{organisation}/{duty}/erasure',
  summary: 'Erase for good who held a duty of an organisation before: name, number and address.',
  params: () => z.strictObject({ organisation: organisationCode, duty }),
  query: none,
  body: () =>
    z.strictObject({
      /** Which holders, counted from 1. */
      tenures: z.array(tenure).check(z.minLength(1), z.maxLength(20)),
      ground: erasureGround,
    }),
  status: 200,
  answer: dutyHolding,
  /** `wrong-stage`: one of them holds it still, and is reminded. */
  rejections: ['wrong-stage', 'nothing-to-erase'],
});

/** The duties of an organisation and who holds them. */
export const listDuties = endpoint({
  name: 'listDuties',
  service: 'notifications',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/duties',
  summary: 'List the duties of an organisation and who holds them.',
  params: none,
  query: () => z.strictObject({ organisation: organisationCode }),
  body: () => z.undefined(),
  status: 200,
  answer: () => z.strictObject({ duties: z.array(dutyHolding) }),
  rejections: [],
});

/** Every duty that somebody holds, and by what they are reached: what is not in it is vacant. */
export const listHeldDuties = endpoint({
  name: 'listHeldDuties',
  service: 'notifications',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/held-duties',
  summary: 'Which duties are held, in all organisations, and by what each holder is reached.',
  params: none,
  query: none,
  body: () => z.undefined(),
  status: 200,
  answer: () =>
    z.strictObject({
      held: z.array(
        z.strictObject({
          organisation: organisationCode,
          duty,
          mobile: z.boolean(),
          email: z.boolean(),
        }),
      ),
      asOf: instant,
    }),
  rejections: [],
});

/** How far a message has come. */
export const deliveryState = z.enum([
  'created',
  'sending',
  'handed-over',
  'delivered',
  'failed-temporarily',
  'failed-permanently',
  'failed-technically',
  'ambiguous',
  'withdrawn',
]);
export type DeliveryState = z.infer<typeof deliveryState>;

/** By which way a message goes. */
export const deliveryChannel = z.enum(['sms', 'mail']);
export type DeliveryChannel = z.infer<typeof deliveryChannel>;

/** What a message is about: 交办通知 or 到期提醒. */
export const occasion = z.enum(['hand-over', 'reminder']);
export type Occasion = z.infer<typeof occasion>;

/** One message to the holder of a duty: what, when, by which way, and how far it came; no address. */
export const sentReminder = z.strictObject({
  notification: opaqueId,
  occasion,
  organisation: organisationCode,
  duty,
  channel: deliveryChannel,
  /** How many matters it speaks of. */
  count: z.int().check(z.minimum(1)),
  /** The matter that was asked for; in the list of an organisation the one with the earliest date. */
  number: matterNumber,
  act: deadlineAct,
  due: instant,
  /** The years whose notice on days off was not known, as the message said; none: the date was firm. */
  unpublished: unpublishedYears,
  /**
   * The step of the ladder about that matter, such as `before-3`; null for a hand-over, and in the list
   * of an organisation, where a message may speak of many.
   */
  step: z.nullable(listCode),
  state: deliveryState,
  /** How often it was given to the provider. */
  attempts: count,
  createdAt: instant,
  /** When its state was reached. */
  since: instant,
});
export type SentReminder = z.infer<typeof sentReminder>;

/** What was sent about a matter, or to an organisation, newest first. */
export const listReminders = endpoint({
  name: 'listReminders',
  service: 'notifications',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/reminders',
  summary:
    'List what was sent about a matter or to an organisation, newest first; of neither, what was sent to all, or to the own organisation.',
  params: none,
  query: () =>
    withRules(
      z.strictObject({
        matter: z.optional(
          z.string().check(z.regex(/^(?:complaint|task):[0-9a-hjkmnp-tv-z]{26}$/)),
        ),
        organisation: z.optional(organisationCode),
        after: z.optional(cursor),
      }),
      {
        says: { not: { required: ['matter', 'organisation'] } },
        holds: ({ matter, organisation }) => matter === undefined || organisation === undefined,
        at: 'matter',
        fault: 'Ask for one matter or for one organisation, not for both',
      },
    ),
  body: () => z.undefined(),
  status: 200,
  answer: () =>
    z.strictObject({
      reminders: z.array(sentReminder),
      next: z.nullable(cursor),
      asOf: instant,
    }),
  rejections: [],
});

/** Why the office is told. */
export const alarmKind = z.enum([
  /** Nobody holds the duty. */
  'duty-vacant',
  /** Its holder has no address that can be used. */
  'no-address',
  /** No message reached its holder by any way. */
  'undeliverable',
  /** Nobody could find out whether a message went: the provider did not answer for as long as it was asked. */
  'in-doubt',
  /** The provider refuses for a reason on our side: account, template, signature. */
  'provider-refuses',
  /** The last step of a ladder: the matter is long overdue (转办公室). */
  'long-overdue',
]);
export type AlarmKind = z.infer<typeof alarmKind>;

/** Why an alarm is over. */
export const alarmEnd = z.enum([
  /** Somebody who can be reached holds the duty. */
  'appointed',
  /** A message has reached the duty, or gone by the channel. */
  'delivered',
  /** The date was met, or has moved. */
  'date-gone',
  /** Somebody has seen to it. */
  'handled',
]);
export type AlarmEnd = z.infer<typeof alarmEnd>;

/** An alarm to the office: one for each cause, for as long as that stands. */
export const officeAlarm = z.strictObject({
  alarm: opaqueId,
  /** The ETag. */
  version: z.int().check(z.minimum(1)),
  kind: alarmKind,
  organisation: organisationCode,
  duty: z.nullable(duty),
  /** The matter with the earliest date among those that it is about. */
  number: matterNumber,
  due: instant,
  unpublished: unpublishedYears,
  at: instant,
});

/** Alarms to the office whose cause stands, newest first. */
export const listAlarms = endpoint({
  name: 'listAlarms',
  service: 'notifications',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/alarms',
  summary: 'List the alarms to the office whose cause stands, newest first.',
  params: none,
  query: () => z.strictObject({ after: z.optional(cursor) }),
  body: () => z.undefined(),
  status: 200,
  answer: () =>
    z.strictObject({
      alarms: z.array(officeAlarm),
      next: z.nullable(cursor),
      asOf: instant,
    }),
  rejections: [],
});

/** Somebody has seen to an alarm: it stands no longer, until its cause is met again. */
export const handleAlarm = endpoint({
  name: 'handleAlarm',
  service: 'notifications',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/alarms/{alarm}/handling',
  summary: 'Mark an alarm to the office as handled.',
  params: () => z.strictObject({ alarm: opaqueId }),
  query: none,
  body: none,
  status: 200,
  answer: () =>
    z.strictObject({
      alarm: opaqueId,
      ended: z.strictObject({ cause: alarmEnd, at: instant }),
      version: z.int(),
    }),
  /** `wrong-stage`: it is over. */
  rejections: ['wrong-stage'],
});

/** Every endpoint of the notifications service. */
export const notificationsEndpoints = [
  appointOfficial,
  vacateDuty,
  eraseOfficial,
  listDuties,
  listHeldDuties,
  listReminders,
  listAlarms,
  handleAlarm,
  readNotificationsPolicy,
  changeNotificationsPolicy,
];

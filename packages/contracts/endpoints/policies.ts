import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant, localDate, subject } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { policyEntryName, policyForm, policyValue } from '../policy-value.ts';
import { actor } from '../actor.ts';
import { services } from '../subscriptions.ts';
import { bilingual, noBody, none } from './complaint-requests.ts';

const entryChange = once(() => z.strictObject({ entry: policyEntryName, value: policyValue() }));
const changeNumber = once(() => z.int().check(z.minimum(1), z.maximum(1_000_000)));

/** The policy of one service: what holds now, what is to come, and what was. */
export const policyShown = once(() => {
  const doneBy = z.strictObject({
    at: instant,
    role: actor.shape.role,
    subject: z.nullable(subject),
  });
  return z.strictObject({
    service: z.enum(services),
    version: z.int().check(z.minimum(0)),
    asOf: instant,
    entries: z.array(
      z.strictObject({
        entry: policyEntryName,
        label: bilingual,
        /** The event that a period counts from; null where nothing is counted. */
        countsFrom: z.nullable(bilingual),
        /** Where the rule and its default come from. */
        source: bilingual,
        form: policyForm(),
        standard: policyValue(),
        now: policyValue(),
        /** The change that set it, and since when it holds; null where the default does. */
        set: z.nullable(z.strictObject({ change: changeNumber(), since: instant })),
      }),
    ),
    /** Every change that was ever made, the newest first. */
    changes: z.array(
      z.strictObject({
        change: changeNumber(),
        state: z.enum(['coming', 'begun', 'replaced', 'withdrawn']),
        from: localDate,
        /** The very moment from which it holds. */
        effectiveAt: instant,
        entries: z.array(entryChange()),
        replaces: z.nullable(changeNumber()),
        made: doneBy,
        /** Who withdrew it, or put another one in its place. */
        dropped: z.nullable(doneBy),
        /** Whether it can still be withdrawn or replaced. */
        open: z.boolean(),
      }),
    ),
  });
});
export type PolicyShown = z.infer<ReturnType<typeof policyShown>>;

const policyAct = once(() =>
  z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('change'),
      from: localDate,
      entries: z.array(entryChange()).check(z.minLength(1), z.maxLength(40)),
      replaces: z.optional(changeNumber()),
    }),
    z.strictObject({ decision: z.literal('withdraw'), change: changeNumber() }),
  ]),
);
export type PolicyAct = z.infer<ReturnType<typeof policyAct>>;

const reading = {
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: policyShown,
  rejections: [],
} as const;

const changing = {
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  params: none,
  query: none,
  body: policyAct,
  status: 200,
  answer: policyShown,
  rejections: ['policy-change-impossible'],
} as const;

export const readComplaintsPolicy = endpoint({
  ...reading,
  name: 'readComplaintsPolicy',
  service: 'complaints',
  path: '/complaints-policy',
  summary: 'What holds for complaints now, and what is to come.',
});

export const changeComplaintsPolicy = endpoint({
  ...changing,
  name: 'changeComplaintsPolicy',
  service: 'complaints',
  path: '/complaints-policy',
  summary: 'Changes the policy of complaints from a day on, or withdraws a change to come.',
});

export const readInspectionsPolicy = endpoint({
  ...reading,
  name: 'readInspectionsPolicy',
  service: 'inspections',
  path: '/inspections-policy',
  summary: 'What holds for inspections now, and what is to come.',
});

export const changeInspectionsPolicy = endpoint({
  ...changing,
  name: 'changeInspectionsPolicy',
  service: 'inspections',
  path: '/inspections-policy',
  summary: 'Changes the policy of inspections from a day on, or withdraws a change to come.',
});

export const readRectificationPolicy = endpoint({
  ...reading,
  name: 'readRectificationPolicy',
  service: 'rectification',
  path: '/rectification-policy',
  summary: 'What holds for rectification now, and what is to come.',
});

export const changeRectificationPolicy = endpoint({
  ...changing,
  name: 'changeRectificationPolicy',
  service: 'rectification',
  path: '/rectification-policy',
  summary: 'Changes the policy of rectification from a day on, or withdraws a change to come.',
});

export const readNotificationsPolicy = endpoint({
  ...reading,
  name: 'readNotificationsPolicy',
  service: 'notifications',
  path: '/notifications-policy',
  summary: 'What holds for reminders now, and what is to come.',
});

export const changeNotificationsPolicy = endpoint({
  ...changing,
  name: 'changeNotificationsPolicy',
  service: 'notifications',
  path: '/notifications-policy',
  summary: 'Changes the policy of reminders from a day on, or withdraws a change to come.',
});

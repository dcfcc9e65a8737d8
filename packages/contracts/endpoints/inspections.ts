import * as z from 'zod/mini';
import { count, cursor, instant, localDate, opaqueId, organisationCode, subject } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import {
  inspectionKind,
  inspectionLevel,
  inspectionMove,
  inspectionPolicy,
  inspectionText,
  seat,
} from '../events/inspections.ts';
import { erasureGround, textErasureCause } from '../events/notes.ts';
import { withRules } from '../rule.ts';
import { announcementsEndpoints } from './announcements.ts';
import { calendarEndpoints } from './calendar.ts';
import { inspectionTodo, readInspectionActs } from './inspection-acts.ts';
import { organisationsEndpoints } from './organisations.ts';
import { changeInspectionsPolicy, readInspectionsPolicy } from './policies.ts';

const none = z.strictObject({});
const nothing = z.undefined();
const version = z.int().check(z.minimum(1));

/** 阶段 of an inspection (domain, section 5). */
export const inspectionStage = z.enum([
  'draft',
  'submitted',
  'approved',
  'rejected',
  'preparing',
  'stationed',
  'reporting',
  'feedback-given',
  'rectifying',
  'archived',
  'cancelled',
]);
export type InspectionStage = z.infer<typeof inspectionStage>;

/** 督察 as its office sees it; folded from the log. */
const inspection = z.strictObject({
  inspection: opaqueId,
  version,
  kind: inspectionKind,
  level: inspectionLevel,
  /** An important special inspection needs the committee and the government. */
  important: z.boolean(),
  stage: inspectionStage,
  /** Who has to approve it by the Measures. */
  approver: z.enum(['working-group-approver', 'committee-and-government-approver']),
  targets: z.array(organisationCode),
  from: localDate,
  until: localDate,
  policy: inspectionPolicy(),
  /** The reason that the approver gave; null before, and when it was erased. */
  reason: z.nullable(z.string()),
  team: z.nullable(
    z.strictObject({
      leader: subject,
      deputies: z.array(subject),
      members: z.array(subject),
    }),
  ),
  /** How the team was changed while it was at work, the first change first. */
  teamChanges: z.array(
    z.strictObject({
      on: localDate,
      left: z.array(subject),
      joined: z.array(z.strictObject({ subject, seat })),
      /** Null for whoever reads as one of the team, and when it was erased. */
      reason: z.nullable(z.string()),
    }),
  ),
  /** How it was given another window, or ended, the first first; with the window that it had before. */
  moves: z.array(
    z.strictObject({
      move: inspectionMove,
      on: localDate,
      from: localDate,
      until: localDate,
      /** Null when it was erased. */
      reason: z.nullable(z.string()),
    }),
  ),
  /** Set when the stationing has ended. */
  closedOn: z.nullable(localDate),
  complaintsTakenUntil: z.nullable(localDate),
  /** What was handed over in its batches so far. */
  handedOver: z.strictObject({ batches: count, complaints: count, keyAttention: count }),
  /** Its texts that are still kept, and so can be erased. */
  erasable: z.array(inspectionText),
  /** What was erased, by what, on which ground of the office's, and when. */
  erasures: z.array(
    z.strictObject({
      texts: z.array(inspectionText),
      cause: textErasureCause,
      ground: z.nullable(erasureGround),
      at: instant,
    }),
  ),
});

const changes = {
  service: 'inspections',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  params: z.strictObject({ inspection: opaqueId }),
  query: none,
  status: 200,
  answer: inspection,
} as const;

export const createInspection = endpoint({
  name: 'createInspection',
  service: 'inspections',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/inspections',
  summary: 'Drafts an inspection of one or more targets in a window of days.',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      kind: inspectionKind,
      level: inspectionLevel,
      important: z.boolean(),
      targets: z.array(organisationCode).check(z.minLength(1), z.maxLength(90)),
      from: localDate,
      until: localDate,
      policy: inspectionPolicy(),
    }),
  status: 201,
  answer: inspection,
  rejections: ['unknown-code', 'dates-impossible'],
});

export const submitInspection = endpoint({
  ...changes,
  name: 'submitInspection',
  path: '/inspections/{inspection}/submission',
  summary: 'Puts a draft before those who approve it.',
  body: none,
  rejections: ['wrong-stage'],
});

export const decideInspection = endpoint({
  ...changes,
  name: 'decideInspection',
  path: '/inspections/{inspection}/decision',
  summary: 'Approves or rejects a submitted inspection, with the reason.',
  body: () =>
    z.strictObject({
      decision: z.enum(['approve', 'reject']),
      reason: words(2_000),
    }),
  rejections: ['wrong-stage', 'own-case'],
});

export const rescheduleInspection = endpoint({
  ...changes,
  name: 'rescheduleInspection',
  path: '/inspections/{inspection}/window',
  summary:
    'Gives a rejected or an approved inspection another window, with the reason, and puts it before those who approve it once more.',
  body: () => z.strictObject({ from: localDate, until: localDate, reason: words(500) }),
  rejections: ['wrong-stage', 'dates-impossible'],
});

/** Before its team is on site it is cancelled, and what was booked is free; after its report it is archived. */
export const endInspection = endpoint({
  ...changes,
  name: 'endInspection',
  path: '/inspections/{inspection}/end',
  summary:
    'Cancels an inspection that has not begun, or archives one that is over, with the reason.',
  body: () => z.strictObject({ reason: words(500) }),
  rejections: ['wrong-stage', 'dates-impossible'],
});

/** What must be known of a person to let them sit on a team; kept sealed. */
export const candidate = z.strictObject({
  subject,
  /** 局级, 处级, or other. */
  rank: z.enum(['bureau', 'division', 'other']),
  /** The day of retirement; null while serving. */
  retiredOn: z.nullable(localDate),
  /** Where the person belongs or belonged; `left` null: belongs there now. */
  organisations: z
    .array(
      z.strictObject({
        organisation: organisationCode,
        /** Is, or was, one of its leaders 领导. */
        leads: z.boolean(),
        left: z.nullable(localDate),
      }),
    )
    .check(z.maxLength(20)),
});
export type Candidate = z.infer<typeof candidate>;

export const prepareInspection = endpoint({
  ...changes,
  name: 'prepareInspection',
  path: '/inspections/{inspection}/preparation',
  summary: 'Forms the team of an approved inspection and books it and the targets for its window.',
  body: () =>
    z.strictObject({
      leader: candidate,
      deputies: z.array(candidate).check(z.minLength(1), z.maxLength(5)),
      members: z.array(candidate).check(z.maxLength(60)),
    }),
  rejections: [
    'wrong-stage',
    'not-approved',
    'dates-impossible',
    'target-booked',
    'leader-booked',
    'team-unfit',
  ],
});

/** Those who leave are off at once, and read nothing of the inspection from then on. */
export const changeTeam = endpoint({
  ...changes,
  name: 'changeTeam',
  path: '/inspections/{inspection}/team',
  summary: 'Changes the team of an inspection at work: some leave, others join, with the reason.',
  body: () =>
    withRules(
      z.strictObject({
        leaves: z.array(subject).check(z.maxLength(66)),
        joins: z.array(z.strictObject({ seat, person: candidate })).check(z.maxLength(66)),
        reason: words(500),
      }),
      {
        says: {
          anyOf: [
            { properties: { leaves: { minItems: 1 } } },
            { properties: { joins: { minItems: 1 } } },
          ],
        },
        holds: ({ leaves, joins }) => leaves.length + joins.length > 0,
        at: 'leaves',
        fault: 'Somebody leaves or joins',
      },
    ),
  rejections: ['wrong-stage', 'leader-booked', 'team-unfit'],
});

export const openStationing = endpoint({
  ...changes,
  name: 'openStationing',
  path: '/inspections/{inspection}/stationing',
  summary: 'The team is on site: complaints are taken from now on.',
  body: none,
  rejections: ['wrong-stage', 'dates-impossible', 'target-booked'],
});

export const closeStationing = endpoint({
  ...changes,
  name: 'closeStationing',
  path: '/inspections/{inspection}/stationing-end',
  summary: 'The stationing has ended; letters posted before are taken until a last day.',
  body: () => z.strictObject({ complaintsTakenUntil: localDate }),
  rejections: ['wrong-stage', 'dates-impossible'],
});

export const eraseInspectionTexts = endpoint({
  ...changes,
  name: 'eraseInspectionTexts',
  path: '/inspections/{inspection}/erasure',
  summary:
    'Erases what was declared about the people of a team, or the reasons given for a decision, for changes of the team, or for another window or the end.',
  body: () =>
    z.strictObject({
      texts: z.array(inspectionText).check(z.minLength(1), z.maxLength(4)),
      ground: erasureGround,
    }),
  rejections: ['nothing-to-erase'],
});

export const readInspection = endpoint({
  name: 'readInspection',
  service: 'inspections',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/inspections/{inspection}',
  summary: 'One inspection.',
  params: () => z.strictObject({ inspection: opaqueId }),
  query: none,
  body: nothing,
  status: 200,
  answer: inspection,
  rejections: [],
});

/** A line of the list of inspections. */
const inspectionLine = z.extend(
  z.pick(inspection, {
    inspection: true,
    version: true,
    kind: true,
    level: true,
    stage: true,
    targets: true,
    from: true,
    until: true,
  }),
  { todo: inspectionTodo },
);

export const listInspections = endpoint({
  name: 'listInspections',
  service: 'inspections',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/inspections',
  summary: 'Inspections, the latest window first.',
  params: none,
  query: () => z.strictObject({ after: z.optional(cursor) }),
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      inspections: z.array(inspectionLine),
      next: z.nullable(cursor),
    }),
  rejections: [],
});

export const listPublicInspections = endpoint({
  name: 'listPublicInspections',
  service: 'inspections',
  audience: 'public',
  effect: 'read',
  method: 'GET',
  path: '/public/inspections',
  summary:
    'The inspections that take complaints now, or letters that were posted before their end.',
  params: none,
  query: none,
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      inspections: z.array(
        z.strictObject({
          inspection: opaqueId,
          kind: inspectionKind,
          level: inspectionLevel,
          targets: z.array(organisationCode),
          from: localDate,
          until: localDate,
          /** `letters-only`: the stationing is over; letters that were posted before are still taken. */
          state: z.enum(['stationed', 'letters-only']),
          /** The last day for such letters; null until the office has set it. */
          complaintsTakenUntil: z.nullable(localDate),
          /** Its newest 进驻公告, which says how the team is reached. */
          announcement: z.nullable(opaqueId),
        }),
      ),
    }),
  rejections: [],
});

/** Every endpoint of the inspections service. */
export const inspectionsEndpoints = [
  ...organisationsEndpoints,
  createInspection,
  submitInspection,
  decideInspection,
  rescheduleInspection,
  prepareInspection,
  changeTeam,
  openStationing,
  closeStationing,
  endInspection,
  eraseInspectionTexts,
  readInspection,
  readInspectionActs,
  listInspections,
  listPublicInspections,
  ...announcementsEndpoints,
  readInspectionsPolicy,
  changeInspectionsPolicy,
  ...calendarEndpoints,
] as const;

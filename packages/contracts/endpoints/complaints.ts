import * as z from 'zod';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  count,
  instant,
  listCode,
  localDate,
  matterNumber,
  opaqueId,
  organisationCode,
  organisationCounting,
  outcomes,
  replyResult,
  sha256,
  typeCounting,
  verdict,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';

/** No parameters, no query, or an empty body. */
const none = z.strictObject({});
/** A GET has no body. */
const noBody = z.undefined();

/** A text of a person: not empty, of bounded length, without control characters but line ends and tabs. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u)
    .refine((text) => text.isWellFormed(), 'Must be well-formed Unicode');

/** What a citizen or official reads, in both languages. */
export const bilingual = z.strictObject({ chinese: z.string(), english: z.string() });
/** Where a complaint stands (the diagram is in the service's README). */
export const complaintStage = z.enum([
  'received',
  'asked',
  'declined',
  'merged',
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
  'staged',
  'closed',
]);

/** Grounds to decline 不予受理 (domain, section 4). */
export const declineGround = z.enum([
  'not-environmental',
  'other-place',
  'court-or-review',
  'repeated',
  'same-facts-disputed',
]);

/** The pages of a list: how many, and the `next` of the page before. */
const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(200).optional(),
};

const complaintParams = z.strictObject({ complaint: opaqueId });
const batchParams = z.strictObject({ batch: batchId });

/** 来电人/来信人 details: kept apart, sealed, seen only by a recorded look. */
const contact = z.strictObject({
  name: words(60).optional(),
  phone: words(40).optional(),
  address: words(200).optional(),
});

/** What is reported, whoever writes it down. */
const report = {
  inspection: opaqueId,
  /** 反映的问题. */
  problem: words(3_000),
  /** 地点, in the reporter's words. */
  place: words(200).optional(),
  district: organisationCode.optional(),
  type: listCode.optional(),
  contact: contact.optional(),
};

const receiptGiven = z.strictObject({
  /** 查询凭证: 20 digits, shown once; a secret. */
  receipt: z.string().regex(/^\d{20}$/),
  receivedAt: instant,
  receivedOn: localDate,
  notice: bilingual,
});

export const submitComplaint = endpoint({
  name: 'submitComplaint',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/complaints',
  summary: 'Hand in a complaint; the receipt is given once',
  params: none,
  query: none,
  body: z.strictObject(report),
  status: 201,
  answer: receiptGiven,
  rejections: ['inspection-not-open', 'unknown-code'],
});

/** What was published of a complaint's outcome. */
const publishedOutcome = z.strictObject({
  edition: z.int(),
  publishedAt: instant,
  verdict,
  verdictText: bilingual,
  result: replyResult,
  resultText: bilingual,
  findings: z.string(),
  handling: z.string(),
  goal: z.string().nullable(),
});

const followUp = z.strictObject({
  stage: complaintStage,
  stageText: bilingual,
  number: complaintNumber.nullable(),
  receivedOn: localDate,
  acceptedOn: localDate.nullable(),
  transferredOn: localDate.nullable(),
  replyDueOn: localDate.nullable(),
  closedOn: localDate.nullable(),
  /** 补充: what the office asks, until when it can be answered. */
  question: z.strictObject({ text: z.string(), answerBy: localDate }).nullable(),
  declined: z
    .strictObject({
      ground: bilingual,
      explanation: z.string().nullable(),
      handedTo: bilingual.nullable(),
    })
    .nullable(),
  /** 并入: joined with an earlier complaint on the same matter; what follows is that one's. */
  joined: z.boolean(),
  outcome: publishedOutcome.nullable(),
});

export const followComplaint = endpoint({
  name: 'followComplaint',
  service: 'complaints',
  audience: 'public',
  effect: 'read',
  method: 'GET',
  path: '/public/follow-up',
  summary: 'What became of a complaint; the receipt alone opens it',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown'],
  receipt: true,
});

export const supplementComplaint = endpoint({
  name: 'supplementComplaint',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up',
  summary: "Answer the office's question about a complaint",
  params: none,
  query: none,
  body: z.strictObject({ text: words(3_000) }),
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown', 'wrong-stage'],
  receipt: true,
});

const part = z.strictObject({
  organisation: organisationCode,
  role: assignment.shape.role,
  signInDue: instant,
  signedInAt: instant.nullable(),
});

const replyShown = z.strictObject({
  round: z.int(),
  organisation: organisationCode,
  kind: z.enum(['final', 'interim']),
  verdict,
  result: replyResult,
  outcomes,
  findings: z.string(),
  handling: z.string(),
  goal: z.string().nullable(),
  rectification: z.string().nullable(),
  accountability: z.string().nullable(),
  plan: z.strictObject({ measures: z.string(), deadline: localDate }).nullable(),
  repliedAt: instant,
  state: z.enum(['waiting', 'approved', 'returned', 'confirmed']),
  /** Why it was returned, the last time. */
  returned: z.strictObject({ by: z.enum(['principal', 'office']), reason: z.string() }).nullable(),
  /** The texts that the office cleared for publication. */
  cleared: z
    .strictObject({
      problem: z.string(),
      findings: z.string(),
      handling: z.string(),
      goal: z.string().nullable(),
      accountability: z.string().nullable(),
    })
    .nullable(),
});

/** A complaint as officials see it: no contact and no words of the complainant (see `lookAtComplaint`). */
export const complaintShown = z.strictObject({
  complaint: opaqueId,
  version: z.int(),
  inspection: opaqueId,
  stage: complaintStage,
  channel,
  number: complaintNumber.nullable(),
  foreign: z.strictObject({ list: listCode, number: matterNumber }).nullable(),
  receivedAt: instant,
  receivedOn: localDate,
  anonymous: z.boolean(),
  district: organisationCode.nullable(),
  suggestedType: listCode.nullable(),
  mainType: listCode.nullable(),
  otherTypes: z.array(listCode),
  industry: listCode.nullable(),
  keyAttention: z.boolean(),
  /** 交办问题基本情况, as cleared in screening. */
  clearedText: z.string().nullable(),
  mergedInto: opaqueId.nullable(),
  question: z
    .strictObject({ text: z.string(), answerBy: localDate, answered: z.boolean() })
    .nullable(),
  declined: z
    .strictObject({
      ground: declineGround,
      explanation: z.string().nullable(),
      handedTo: organisationCode.nullable(),
    })
    .nullable(),
  batch: batchId.nullable(),
  transferredAt: instant.nullable(),
  parts: z.array(part),
  replyDue: instant.nullable(),
  refusals: z.array(
    z.strictObject({
      organisation: organisationCode,
      at: instant,
      reason: z.string(),
      decision: z.enum(['granted', 'denied']).nullable(),
    }),
  ),
  replies: z.array(replyShown),
  result: replyResult.nullable(),
  task: z.strictObject({ number: matterNumber, finishedOn: localDate }).nullable(),
});

const change = {
  service: 'complaints',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
} as const;
const read = { service: 'complaints', audience: 'staff', effect: 'read', method: 'GET' } as const;
const publicRead = {
  service: 'complaints',
  audience: 'public',
  effect: 'read',
  method: 'GET',
} as const;

export const registerComplaint = endpoint({
  name: 'registerComplaint',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints',
  summary:
    'Write down a complaint that came by phone, letter, visit, another way, or in a list from above',
  params: none,
  query: none,
  body: z.strictObject({
    ...report,
    channel,
    /** Letters: the day of arrival. Today in Beijing when left out. */
    receivedOn: localDate.optional(),
    /** Letters: the postmark; one inside the stationing counts, whenever it arrives. */
    postedOn: localDate.optional(),
    /** The number that it bears in another list, unique there. */
    foreign: z.strictObject({ list: listCode, number: matterNumber }).optional(),
  }),
  status: 201,
  answer: z.strictObject({ ...receiptGiven.shape, complaint: opaqueId, version: z.int() }),
  rejections: ['inspection-not-open', 'unknown-code', 'dates-impossible', 'foreign-number-taken'],
});

const complaintListed = z.strictObject({
  complaint: opaqueId,
  inspection: opaqueId,
  stage: complaintStage,
  channel,
  number: complaintNumber.nullable(),
  receivedOn: localDate,
  mainType: listCode.nullable(),
  keyAttention: z.boolean(),
  organisations: z.array(assignment),
  batch: batchId.nullable(),
  replyDue: instant.nullable(),
  result: replyResult.nullable(),
});

export const listComplaints = endpoint({
  ...read,
  name: 'listComplaints',
  path: '/complaints',
  summary:
    'Complaints of an inspection, by stage and time (office), or those assigned to the own organisation by due date',
  params: none,
  query: z.strictObject({
    ...page,
    /** The office must name it. */
    inspection: opaqueId.optional(),
    stage: complaintStage.optional(),
    /** Organisations: what is still with them, or what is done. */
    state: z.enum(['open', 'closed']).default('open'),
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({
    complaints: z.array(complaintListed),
    asOf: instant,
    next: z.string().nullable(),
  }),
  rejections: [],
});

export const readComplaint = endpoint({
  ...read,
  name: 'readComplaint',
  path: '/complaints/{complaint}',
  summary: 'One complaint, without its contact and the words of the complainant',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: complaintShown,
  rejections: [],
});

export const readComplaintTimeline = endpoint({
  ...read,
  name: 'readComplaintTimeline',
  path: '/complaints/{complaint}/timeline',
  summary: 'Every commit on a complaint with its hash, and whether the chain verifies',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: z.strictObject({
    complaint: opaqueId,
    /** Every commit is the one that was written, and follows the one before it. */
    verified: z.boolean(),
    commits: z.array(
      z.strictObject({
        version: z.int(),
        at: instant,
        role: z.string(),
        organisation: z.string().nullable(),
        subject: z.string().nullable(),
        events: z.array(z.string()),
        hash: sha256,
        previous: sha256,
        verified: z.boolean(),
      }),
    ),
  }),
  rejections: [],
});

export const lookAtComplaint = endpoint({
  name: 'lookAtComplaint',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints/{complaint}/looks',
  summary:
    "See the complainant's own words and, if asked for, the contact; the look is recorded for good",
  params: complaintParams,
  query: none,
  body: z.strictObject({ reason: words(500), contact: z.boolean().default(false) }),
  status: 200,
  answer: z.strictObject({
    complaint: opaqueId,
    problem: z.string(),
    place: z.string().nullable(),
    supplements: z.array(z.string()),
    contact: z
      .strictObject({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      })
      .nullable(),
    recordedAt: instant,
  }),
  rejections: [],
});

/** Passages that a person looked at and found to be no one's personal data, such as a firm's phone. */
const confirmed = z.array(z.string().min(1).max(100)).max(50).default([]);

export const screenComplaint = endpoint({
  ...change,
  name: 'screenComplaint',
  path: '/complaints/{complaint}/screening',
  summary: 'Accept, decline, merge into another, or ask the complainant',
  params: complaintParams,
  query: none,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('accept'),
      mainType: listCode,
      otherTypes: z.array(listCode).max(10).default([]),
      industry: listCode.nullable().default(null),
      keyAttention: z.boolean(),
      /** 承办: exactly one leads. */
      organisations: z.array(assignment).min(1).max(20),
      clearedText: words(3_000),
      confirmed,
    }),
    z.strictObject({
      decision: z.literal('decline'),
      ground: declineGround,
      explanation: words(1_000).optional(),
      /** Where the matter belongs and was sent to. */
      handedTo: organisationCode.optional(),
    }),
    z.strictObject({ decision: z.literal('merge'), into: opaqueId }),
    z.strictObject({ decision: z.literal('ask'), question: words(1_000), answerBy: localDate }),
  ]),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'unknown-code',
    'one-lead',
    'personal-data-in-text',
    'merge-impossible',
    'dates-impossible',
    'serial-exhausted',
  ],
});

export const signIn = endpoint({
  ...change,
  name: 'signIn',
  path: '/complaints/{complaint}/sign-in',
  summary: 'The organisation confirms receipt 签收',
  params: complaintParams,
  query: none,
  body: none,
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'already-done'],
});

export const refuse = endpoint({
  ...change,
  name: 'refuse',
  path: '/complaints/{complaint}/refusal',
  summary: 'The leading organisation says, with reasons, that the complaint is not its own 退件',
  params: complaintParams,
  query: none,
  body: z.strictObject({ reason: words(1_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'refusals-exhausted'],
});

export const decideRefusal = endpoint({
  ...change,
  name: 'decideRefusal',
  path: '/complaints/{complaint}/refusal/decision',
  summary: 'The office grants a refusal and assigns anew, or denies it',
  params: complaintParams,
  query: none,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('grant'),
      organisations: z.array(assignment).min(1).max(20),
    }),
    z.strictObject({ decision: z.literal('deny') }),
  ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'unknown-code', 'one-lead'],
});

export const reply = endpoint({
  ...change,
  name: 'reply',
  path: '/complaints/{complaint}/reply',
  summary: 'The leading organisation replies 办理反馈',
  params: complaintParams,
  query: none,
  body: z.strictObject({
    kind: z.enum(['final', 'interim']),
    verdict,
    /** A final reply is closed or staged; an interim one is open. */
    result: replyResult,
    outcomes,
    /** 调查核实情况. */
    findings: words(3_000),
    /** 处理情况. */
    handling: words(3_000),
    /** 办结目标. */
    goal: words(1_000).optional(),
    /** 整改情况. */
    rectification: words(3_000).optional(),
    /** 责任人被处理情况. */
    accountability: words(1_000).optional(),
    /** 阶段性办结 needs a dated plan. */
    plan: z.strictObject({ measures: words(3_000), deadline: localDate }).optional(),
  }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'reply-inconsistent'],
});

export const decideReply = endpoint({
  ...change,
  name: 'decideReply',
  path: '/complaints/{complaint}/reply/approval',
  summary: "The organisation's principal approves the reply 审签, or returns it",
  params: complaintParams,
  query: none,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve') }),
    z.strictObject({ decision: z.literal('return'), reason: words(1_000) }),
  ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'own-case'],
});

export const reviewReply = endpoint({
  ...change,
  name: 'reviewReply',
  path: '/complaints/{complaint}/reply/review',
  summary:
    'The office confirms the reply with texts cleared for the public, or returns it for redo',
  params: complaintParams,
  query: none,
  body: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('confirm'),
      problem: words(3_000),
      findings: words(3_000),
      handling: words(3_000),
      goal: words(1_000).optional(),
      accountability: words(1_000).optional(),
      /** 整改措施, when the reply is staged: they go to the rectification task. */
      measures: words(3_000).optional(),
      confirmed,
    }),
    z.strictObject({
      decision: z.literal('return'),
      reason: words(1_000),
      /** 退回重办: the day by which the new reply is due. */
      redoBy: localDate,
    }),
  ]),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'own-case',
    'personal-data-in-text',
    'reply-inconsistent',
    'dates-impossible',
  ],
});

const tally = z.strictObject({ code: z.string(), name: bilingual, count });

/** 交办通知 of a batch: as published, and the figures in it. */
export const handOverNotice = z.strictObject({
  text: bilingual,
  total: count,
  keyAttention: count,
  channels: z.array(tally),
  organisations: z.array(tally),
  types: z.array(tally),
  /** Sum of the type counts; more than `total` where every type counts. */
  typeTotal: count,
  /** The units in which the two tallies count (统计口径). */
  unit: z.strictObject({
    types: typeCounting,
    organisations: organisationCounting,
    text: bilingual,
  }),
  cumulative: z.strictObject({ complaints: count, keyAttention: count }),
  /** What the cumulative totals take over from before the first batch here; null when nothing. */
  openingBalance: z
    .strictObject({ batches: count, complaints: count, keyAttention: count, asOf: localDate })
    .nullable(),
});

const batchListed = z.strictObject({
  batch: batchId,
  inspection: opaqueId,
  ordinal: z.int(),
  state: z.enum(['closing', 'handed-over', 'disclosed']),
  closedOn: localDate,
  handedOverAt: instant.nullable(),
  total: count,
  editions: z.int(),
});

/** A batch as officials see it. */
export const batchShown = z.strictObject({
  ...batchListed.shape,
  version: z.int(),
  /** While it is closing: how many have answered so far. */
  answered: count,
  complaints: z.array(
    z.strictObject({
      complaint: opaqueId,
      number: complaintNumber.nullable(),
      /** Null when it went out. */
      left: z.enum(['merged', 'withdrawn', 'declined', 'already-transferred']).nullable(),
    }),
  ),
  notice: handOverNotice.nullable(),
});

export const closeBatch = endpoint({
  name: 'closeBatch',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/batches',
  summary: 'Fix the list of the next batch and begin to hand it over',
  params: none,
  query: none,
  body: z.strictObject({
    inspection: opaqueId,
    /** Only complaints accepted before it go; all when left out. */
    cutOff: instant.optional(),
  }),
  status: 202,
  answer: batchShown,
  rejections: ['batch-empty', 'batch-unfinished', 'inspection-not-open'],
});

export const listBatches = endpoint({
  ...read,
  name: 'listBatches',
  path: '/batches',
  summary: 'Batches of an inspection, newest first',
  params: none,
  query: z.strictObject({ ...page, inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: z.strictObject({
    batches: z.array(batchListed),
    asOf: instant,
    next: z.string().nullable(),
  }),
  rejections: [],
});

export const readBatch = endpoint({
  ...read,
  name: 'readBatch',
  path: '/batches/{batch}',
  summary: 'One batch with its hand-over notice',
  params: batchParams,
  query: none,
  body: noBody,
  status: 200,
  answer: batchShown,
  rejections: [],
});

/** 转办和边督边改公开情况一览表: one row, 11 columns. */
export const disclosureRow = z.strictObject({
  /** 序号. */
  serial: z.int(),
  /** 受理编号; starred where key attention. */
  number: complaintNumber,
  keyAttention: z.boolean(),
  /** 交办问题基本情况. */
  problem: z.string(),
  /** 行政区域: the organisations, the leading one first. */
  organisations: z.array(z.strictObject({ code: organisationCode, name: bilingual })),
  /** 问题类型, the main one first. */
  types: z.array(z.strictObject({ code: listCode, name: bilingual })),
  /** 调查核实情况. */
  findings: z.string(),
  /** 是否属实. */
  verdict,
  verdictText: bilingual,
  /** 办结目标. */
  goal: z.string().nullable(),
  /** 处理和整改情况. */
  handling: z.string(),
  /** 是否办结. */
  result: replyResult,
  resultText: bilingual,
  /** 责任人被处理情况. */
  accountability: z.string().nullable(),
});

const verdictCounts = z.strictObject({
  substantiated: count,
  'mostly-substantiated': count,
  'partly-substantiated': count,
  unsubstantiated: count,
});

/** 办结率: the figure and how it comes about. */
const rate = z.strictObject({
  closed: count,
  staged: count,
  transferred: count,
  /** Percent, two digits; null when nothing was transferred. */
  percent: z.number().nullable(),
  formula: bilingual,
});

const resultTotals = z.strictObject({
  complaints: count,
  closed: count,
  staged: count,
  open: count,
  verdicts: verdictCounts,
  outcomes,
});

/** 办理结果通报 of a batch: one edition. */
export const resultNotice = z.strictObject({
  batch: batchId,
  ordinal: z.int(),
  edition: z.int(),
  asOf: instant,
  text: bilingual,
  ...resultTotals.shape,
  rate,
  /** Over all batches disclosed so far, each by its newest edition then. */
  cumulative: z.strictObject({ ...resultTotals.shape, rate }),
});

export const discloseBatch = endpoint({
  ...change,
  name: 'discloseBatch',
  path: '/batches/{batch}/disclosure',
  summary:
    'Publish the table and the result notice of a batch as a new edition; earlier ones are kept',
  params: batchParams,
  query: none,
  body: none,
  status: 200,
  answer: resultNotice,
  rejections: ['wrong-stage', 'not-reviewed'],
});

export const openBatchSeries = endpoint({
  name: 'openBatchSeries',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/batch-series',
  summary: 'Take over the totals of batches handed over before this system began (期初数)',
  params: none,
  query: none,
  body: z.strictObject({
    inspection: opaqueId,
    batches: z.int().min(1).max(9_998),
    complaints: count,
    keyAttention: count,
    /** Who states these totals, and as of which day. */
    statedBy: organisationCode,
    asOf: localDate,
  }),
  status: 201,
  answer: z.strictObject({
    inspection: opaqueId,
    version: z.int(),
    nextOrdinal: z.int(),
    cumulative: z.strictObject({ complaints: count, keyAttention: count }),
  }),
  rejections: ['series-begun', 'inspection-not-open', 'unknown-code', 'dates-impossible'],
});

/** The funnel of an inspection, every stage counted. */
const funnel = z.strictObject({
  inspection: opaqueId,
  /** 收到, 有效, 合并重复, 交办, 办结, 阶段性办结, 未办结. */
  received: count,
  valid: count,
  merged: count,
  declined: count,
  transferred: count,
  closed: count,
  staged: count,
  open: count,
  keyAttention: count,
  rate,
  asOf: instant,
});

export const readFigures = endpoint({
  ...read,
  name: 'readFigures',
  path: '/figures',
  summary: 'The funnel of an inspection with its tallies, as of now',
  params: none,
  query: z.strictObject({ inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: z.strictObject({
    ...funnel.shape,
    channels: z.record(z.string(), count),
    verdicts: verdictCounts,
  }),
  rejections: [],
});

const typeListed = z.strictObject({
  list: listCode,
  kind: z.enum(['type', 'industry']),
  code: listCode,
  name: bilingual,
  /** Place in the list. */
  order: z.int(),
  retired: z.boolean(),
});
const typeList = z.strictObject({ types: z.array(typeListed), asOf: instant });

export const listComplaintTypes = endpoint({
  ...read,
  name: 'listComplaintTypes',
  path: '/complaint-types',
  summary: 'Types 问题类型 and industries 行业类别 of every list',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: typeList,
  rejections: [],
});

export const defineComplaintType = endpoint({
  name: 'defineComplaintType',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaint-types',
  summary: 'Add a type or industry to a list, or name, order or retire it anew',
  params: none,
  query: none,
  body: z.strictObject({
    list: listCode,
    kind: z.enum(['type', 'industry']),
    code: listCode,
    chinese: words(40),
    english: words(80),
    order: z.int().min(0).max(9_999),
    retired: z.boolean().default(false),
  }),
  status: 201,
  answer: z.strictObject({ ...typeListed.shape, version: z.int() }),
  rejections: [],
});

export const listPublicBatches = endpoint({
  ...publicRead,
  name: 'listPublicBatches',
  path: '/public/batches',
  summary: 'Batches handed over in an inspection, newest first',
  params: none,
  query: z.strictObject({ ...page, inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: listBatches.answer,
  rejections: [],
});

export const readPublicBatch = endpoint({
  ...publicRead,
  name: 'readPublicBatch',
  path: '/public/batches/{batch}',
  summary: 'The hand-over notice of a batch',
  params: batchParams,
  query: none,
  body: noBody,
  status: 200,
  answer: z.strictObject({ ...batchListed.shape, notice: handOverNotice }),
  rejections: [],
});

const editionQuery = z.strictObject({
  /** The newest when left out. */
  edition: z.coerce.number().int().min(1).max(999).optional(),
});

export const readPublicTable = endpoint({
  ...publicRead,
  name: 'readPublicTable',
  path: '/public/batches/{batch}/table',
  summary: 'The disclosed table of a batch, 11 columns; earlier editions by number',
  params: batchParams,
  query: editionQuery,
  body: noBody,
  status: 200,
  answer: z.strictObject({
    batch: batchId,
    ordinal: z.int(),
    edition: z.int(),
    editions: z.array(z.strictObject({ edition: z.int(), asOf: instant })),
    asOf: instant,
    title: bilingual,
    columns: z.array(bilingual),
    rows: z.array(disclosureRow),
  }),
  rejections: [],
});

export const readPublicResult = endpoint({
  ...publicRead,
  name: 'readPublicResult',
  path: '/public/batches/{batch}/result',
  summary: 'The result notice of a batch; earlier editions by number',
  params: batchParams,
  query: editionQuery,
  body: noBody,
  status: 200,
  answer: resultNotice,
  rejections: [],
});

export const readPublicFigures = endpoint({
  ...publicRead,
  name: 'readPublicFigures',
  path: '/public/figures',
  summary:
    'The funnel of an inspection: received, valid, merged, transferred, closed, staged, open',
  params: none,
  query: z.strictObject({ inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: funnel,
  rejections: [],
});

export const listPublicComplaintTypes = endpoint({
  ...publicRead,
  name: 'listPublicComplaintTypes',
  path: '/public/complaint-types',
  summary: 'The types and industries in use',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: typeList,
  rejections: [],
});

/** Every endpoint of the complaints service. */
export const complaintsEndpoints = [
  submitComplaint,
  followComplaint,
  supplementComplaint,
  registerComplaint,
  listComplaints,
  readComplaint,
  readComplaintTimeline,
  lookAtComplaint,
  screenComplaint,
  signIn,
  refuse,
  decideRefusal,
  reply,
  decideReply,
  reviewReply,
  closeBatch,
  listBatches,
  readBatch,
  discloseBatch,
  openBatchSeries,
  readFigures,
  listComplaintTypes,
  defineComplaintType,
  listPublicBatches,
  readPublicBatch,
  readPublicTable,
  readPublicResult,
  readPublicFigures,
  listPublicComplaintTypes,
] as const;

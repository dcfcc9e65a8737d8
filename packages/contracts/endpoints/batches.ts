import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  batchId,
  complaintNumber,
  count,
  instant,
  localDate,
  opaqueId,
  organisationCode,
  organisationCounting,
  typeCounting,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import {
  batchParams,
  bilingual,
  noBody,
  none,
  page,
  publicRead,
  read,
} from './complaint-requests.ts';

const tally = once(() => z.strictObject({ code: z.string(), name: bilingual, count }));

/** 交办通知 of a batch: as published, and the figures in it. */
export const handOverNotice = once(() =>
  z.strictObject({
    text: bilingual,
    total: count,
    keyAttention: count,
    channels: z.array(tally()),
    organisations: z.array(tally()),
    types: z.array(tally()),
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
    openingBalance: z.nullable(
      z.strictObject({ batches: count, complaints: count, keyAttention: count, asOf: localDate }),
    ),
  }),
);

/** The most complaints of one batch: a disclosed table must fit into one commit. The rest go with the next. */
export const batchLimit = 300;

/** A batch in a list. */
export const batchListed = once(() =>
  z.strictObject({
    batch: batchId,
    inspection: opaqueId,
    ordinal: z.int(),
    state: z.enum(['closing', 'handed-over', 'disclosed']),
    closedOn: localDate,
    handedOverAt: z.nullable(instant),
    total: count,
    editions: z.int(),
    /** 先行交办: it went before the others of its day; left out where it did not. */
    ahead: z.optional(z.literal(true)),
  }),
);

/** What still is to be done about a batch; null where it was not asked for. */
const batchToDo = once(() =>
  z.strictObject({
    /** How many that went out have no confirmed reply: a table says of them that they are not closed yet. */
    unreviewed: count,
    /** Of those, how many are not late yet. */
    inTime: count,
    /** Of how many its last edition says otherwise than a new one would; nought where there is none. */
    behind: count,
  }),
);

/** A batch as officials see it. */
export const batchShown = once(() =>
  z.strictObject({
    ...batchListed().shape,
    version: z.int(),
    /** While it is closing: how many have answered so far. */
    answered: count,
    complaints: z.array(
      z.strictObject({
        complaint: opaqueId,
        number: z.nullable(complaintNumber),
        /** Null when it went out. */
        left: z.nullable(z.enum(['merged', 'withdrawn', 'declined', 'already-transferred'])),
      }),
    ),
    notice: z.nullable(handOverNotice()),
    /** The names for want of which there is no notice although it was handed over. */
    missingNames: z.array(
      z.strictObject({ list: z.enum(['organisations', 'types']), code: z.string() }),
    ),
  }),
);

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
  body: () =>
    z.strictObject({
      inspection: opaqueId,
      /** Only complaints accepted before it go; all when left out. */
      cutOff: z.optional(instant),
      /** 先行交办: these alone, which go before the others. What is closed on the same day then is a sub-batch of it. */
      complaints: z.optional(z.array(opaqueId).check(z.minLength(1), z.maxLength(batchLimit))),
      /**
       * The batch that it becomes: the next one, or the next sub-batch 分批 of the newest; refused where it is neither any
       * more. Left out: a sub-batch where the newest went ahead today, else the next one.
       */
      as: z.optional(batchId),
    }),
  status: 202,
  answer: batchShown,
  rejections: [
    'batch-empty',
    'batch-impossible',
    'batch-unfinished',
    'inspection-not-open',
    'name-missing',
  ],
});

export const listBatches = endpoint({
  ...read,
  name: 'listBatches',
  path: '/batches',
  summary: 'Batches of an inspection, newest first, and what still is to be done about them',
  params: none,
  query: () =>
    z.strictObject({
      ...page(),
      inspection: opaqueId,
      /** Counts what is to be done, from all complaints of the inspection. */
      todo: z.optional(z.literal('true')),
    }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      batches: z.array(z.strictObject({ ...batchListed().shape, todo: z.nullable(batchToDo()) })),
      /** The accepted complaints that no batch has taken yet; null where it was not asked for. */
      waiting: z.nullable(
        z.strictObject({
          complaints: count,
          keyAttention: count,
          /** Since when the first waits; null when none does. */
          since: z.nullable(instant),
        }),
      ),
      /** 定时组批; null where it was not asked for, and where no batch is closed by itself. */
      cutOff: z.nullable(
        z.strictObject({
          /** When the clock looks next; a moment that has passed when it could not do its work. */
          nextAt: instant,
          /** The last time that passed: whatever was accepted before it and still waits was left behind. */
          last: z.nullable(instant),
        }),
      ),
      asOf: instant,
      next: z.nullable(z.string()),
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
  body: () =>
    z.strictObject({
      inspection: opaqueId,
      batches: z.int().check(z.minimum(1), z.maximum(9_998)),
      complaints: count,
      keyAttention: count,
      /** Who states these totals, and as of which day. */
      statedBy: organisationCode,
      asOf: localDate,
    }),
  status: 201,
  answer: () =>
    z.strictObject({
      inspection: opaqueId,
      version: z.int(),
      nextOrdinal: z.int(),
      cumulative: z.strictObject({ complaints: count, keyAttention: count }),
    }),
  rejections: ['series-begun', 'inspection-not-open', 'unknown-code', 'dates-impossible'],
});

export const listPublicBatches = endpoint({
  ...publicRead,
  name: 'listPublicBatches',
  path: '/public/batches',
  summary: 'Batches handed over in an inspection, newest first',
  params: none,
  query: () => z.strictObject({ ...page(), inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      batches: z.array(batchListed()),
      asOf: instant,
      next: z.nullable(z.string()),
    }),
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
  answer: () => z.strictObject({ ...batchListed().shape, notice: handOverNotice() }),
  rejections: ['name-missing'],
});

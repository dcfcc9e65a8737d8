import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  batchId,
  complaintNumber,
  count,
  instant,
  listCode,
  organisationCode,
  outcomes,
  replyResult,
  verdict,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { queryNumber } from '../query-number.ts';
import {
  batchParams,
  bilingual,
  change,
  confirmed,
  noBody,
  none,
  publicRead,
} from './complaint-requests.ts';

/** 转办和边督边改公开情况一览表: one row, 11 columns. */
export const disclosureRow = once(() =>
  z.strictObject({
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
    /** 调查核实情况; null where no reply was confirmed yet, as all that comes of one. */
    findings: z.nullable(z.string()),
    /** 是否属实. */
    verdict: z.nullable(verdict),
    verdictText: bilingual,
    /** 办结目标. */
    goal: z.nullable(z.string()),
    /** 处理和整改情况. */
    handling: z.nullable(z.string()),
    /** 是否办结. */
    result: replyResult,
    resultText: bilingual,
    /** 责任人被处理情况. */
    accountability: z.nullable(z.string()),
  }),
);

export const verdictCounts = once(() =>
  z.strictObject({
    substantiated: count,
    'mostly-substantiated': count,
    'partly-substantiated': count,
    unsubstantiated: count,
  }),
);

/** 办结率: the figure and how it comes about. */
export const rate = once(() =>
  z.strictObject({
    closed: count,
    staged: count,
    transferred: count,
    /** Percent, two digits; null when nothing was transferred. */
    percent: z.nullable(z.number()),
    formula: bilingual,
  }),
);

const resultTotals = once(() =>
  z.strictObject({
    complaints: count,
    closed: count,
    staged: count,
    open: count,
    verdicts: verdictCounts(),
    outcomes,
  }),
);

/** 办理结果通报 of a batch: one edition. */
export const resultNotice = once(() =>
  z.strictObject({
    batch: batchId,
    ordinal: z.int(),
    edition: z.int(),
    asOf: instant,
    text: bilingual,
    ...resultTotals().shape,
    rate: rate(),
    /** Over all batches disclosed so far, each by its newest edition then. */
    cumulative: z.strictObject({ ...resultTotals().shape, rate: rate() }),
  }),
);

export const discloseBatch = endpoint({
  ...change,
  name: 'discloseBatch',
  path: '/batches/{batch}/disclosure',
  summary:
    'Publish the table and the result notice of a batch, as they stand, as a new edition; earlier ones are kept',
  params: batchParams,
  query: none,
  body: () => z.strictObject({ confirmed: confirmed() }),
  status: 200,
  answer: resultNotice,
  rejections: ['wrong-stage', 'edition-unchanged', 'personal-data-in-text', 'name-missing'],
});

const editionQuery = once(() =>
  z.strictObject({
    /** The newest when left out. */
    edition: z.optional(queryNumber(1, 999)),
  }),
);

export const readPublicTable = endpoint({
  ...publicRead,
  name: 'readPublicTable',
  path: '/public/batches/{batch}/table',
  summary: 'The disclosed table of a batch, 11 columns; earlier editions by number',
  params: batchParams,
  query: editionQuery,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      batch: batchId,
      ordinal: z.int(),
      edition: z.int(),
      editions: z.array(z.strictObject({ edition: z.int(), asOf: instant })),
      asOf: instant,
      title: bilingual,
      columns: z.array(bilingual),
      rows: z.array(disclosureRow()),
    }),
  rejections: ['name-missing'],
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

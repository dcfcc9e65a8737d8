import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { count, instant, listCode, localDate, opaqueId, organisationCode } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { verdictCounts, rate } from './disclosure.ts';
import { bilingual, noBody, none, publicRead, read } from './complaint-requests.ts';

/** How each stage of the funnel comes about, in words that stand wherever the figure does. */
const formulas = once(() =>
  z.strictObject({
    received: bilingual,
    valid: bilingual,
    merged: bilingual,
    declined: bilingual,
    withdrawn: bilingual,
    transferred: bilingual,
    closed: bilingual,
    staged: bilingual,
    open: bilingual,
    keyAttention: bilingual,
  }),
);

/** What one organisation leads of what was handed over; most first. */
const organisationFigures = once(() =>
  z.strictObject({
    organisation: organisationCode,
    /** The name that it has today. */
    name: bilingual,
    transferred: count,
    closed: count,
    staged: count,
    open: count,
    rate: rate(),
  }),
);

/** The funnel of an inspection, every stage counted. */
const funnel = once(() =>
  z.strictObject({
    inspection: opaqueId,
    /** 收到, 有效, 合并重复, 交办, 办结, 阶段性办结, 未办结. */
    received: count,
    valid: count,
    merged: count,
    declined: count,
    /** 撤回 before it was handed over; one that was later stays in `transferred` and `open`. */
    withdrawn: count,
    transferred: count,
    closed: count,
    staged: count,
    open: count,
    keyAttention: count,
    formulas: formulas(),
    rate: rate(),
    /** 办结率目标 of the inspection's own policy, in percent, and where it comes from; null where none is set. */
    target: z.nullable(z.strictObject({ percent: z.int(), source: bilingual })),
    /**
     * 统计口径 of the two tables below: a complaint counts at its leading organisation alone, and under its
     * main type alone, so each table adds up to `transferred`.
     */
    counting: z.strictObject({
      organisations: z.literal('lead'),
      types: z.literal('main'),
      text: bilingual,
    }),
    organisations: z.array(organisationFigures()),
    types: z.array(z.strictObject({ code: listCode, name: bilingual, count })),
    /** What was handed over on each day on which a batch was, the first day first: it adds up to `transferred`. */
    days: z.array(z.strictObject({ day: localDate, transferred: count })),
    asOf: instant,
  }),
);

export const readFigures = endpoint({
  ...read,
  name: 'readFigures',
  path: '/figures',
  summary: 'The funnel of an inspection with its tallies, as of now',
  params: none,
  query: () => z.strictObject({ inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      ...funnel().shape,
      channels: z.record(z.string(), count),
      verdicts: verdictCounts(),
    }),
  rejections: [],
});

export const readPublicFigures = endpoint({
  ...publicRead,
  name: 'readPublicFigures',
  path: '/public/figures',
  summary:
    'The funnel of an inspection: received, valid, merged, transferred, closed, staged, open; what was handed over by leading organisation, by main type and by day',
  params: none,
  query: () => z.strictObject({ inspection: opaqueId }),
  body: noBody,
  status: 200,
  answer: funnel,
  rejections: ['name-missing'],
});

import * as z from 'zod';
import { count, instant, opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { verdictCounts, rate } from './disclosure.ts';
import { noBody, none, publicRead, read } from './complaint-requests.ts';

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

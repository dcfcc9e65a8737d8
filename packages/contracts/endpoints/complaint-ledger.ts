import * as z from 'zod/mini';
import { localDate, opaqueId, verdict } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { complaintListed } from './complaint-list.ts';
import { noBody, none, read } from './complaint-requests.ts';
import { ledgerAnswer, since } from './ledger.ts';

/** A complaint in the ledger. */
export const complaintRow = z.strictObject({
  ...complaintListed.shape,
  /** Of the hand-over, and of the closing. */
  transferredOn: z.nullable(localDate),
  closedOn: z.nullable(localDate),
  /** Of the first reply that stood: its principal approved it, and nobody returned it. */
  repliedOn: z.nullable(localDate),
  /** Of the reply that was confirmed last. */
  verdict: z.nullable(verdict),
});

export const readComplaintLedger = endpoint({
  ...read,
  name: 'readComplaintLedger',
  path: '/complaint-ledger',
  summary:
    'The complaints of an inspection (office, team), or those in which the own organisation has a part: all, then what changed',
  params: none,
  query: () =>
    z.strictObject({
      /** Office and teams name it. */
      inspection: z.optional(opaqueId),
      since: since(),
    }),
  body: noBody,
  status: 200,
  answer: () => ledgerAnswer(complaintRow),
  rejections: [],
});

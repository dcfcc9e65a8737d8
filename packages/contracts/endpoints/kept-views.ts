import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { noBody, none, read } from './complaint-requests.ts';

/** Which ledger 台账 a view is of. */
export const viewedLedger = z.enum(['complaints', 'tasks']);

/** What a ledger's address asks for, as it stands behind the question mark. */
const ledgerQuery = z.string().check(z.regex(/^[!-~]{1,1500}$/));

/** A view of a ledger that somebody named: what it is filtered, ordered and grouped by. */
const keptView = once(() =>
  z.strictObject({
    view: opaqueId,
    ledger: viewedLedger,
    name: z.string(),
    query: z.string(),
  }),
);

/** At most so many are kept by one person. */
export const mostKeptViews = 30;

const create = { ...read, effect: 'create', method: 'POST' } as const;

export const listKeptViews = endpoint({
  ...read,
  name: 'listKeptViews',
  path: '/kept-views',
  summary:
    'The views of ledgers that the asking person has named, in the order in which they were kept',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: () => z.strictObject({ views: z.array(keptView()) }),
  rejections: [],
});

export const keepView = endpoint({
  ...create,
  name: 'keepView',
  path: '/kept-views',
  summary: 'Keeps a view of a ledger under a name, for the asking person alone',
  params: none,
  query: none,
  body: () => z.strictObject({ ledger: viewedLedger, name: words(40), query: ledgerQuery }),
  status: 201,
  answer: keptView,
  rejections: ['too-many-views'],
});

export const forgetView = endpoint({
  ...create,
  name: 'forgetView',
  path: '/kept-views/{view}/removal',
  summary: 'Forgets a view; its name and what it asked for are erased',
  params: () => z.strictObject({ view: opaqueId }),
  query: none,
  body: none,
  status: 200,
  answer: () => z.strictObject({ view: opaqueId }),
  rejections: [],
});

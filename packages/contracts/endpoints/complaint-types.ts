import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant, listCode } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { bilingual, noBody, none, publicRead, read } from './complaint-requests.ts';

const typeListed = once(() =>
  z.strictObject({
    list: listCode,
    kind: z.enum(['type', 'industry']),
    code: listCode,
    name: bilingual,
    /** Place in the list. */
    order: z.int(),
    retired: z.boolean(),
  }),
);

const typeList = once(() => z.strictObject({ types: z.array(typeListed()), asOf: instant }));

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
  body: () =>
    z.strictObject({
      list: listCode,
      kind: z.enum(['type', 'industry']),
      code: listCode,
      chinese: words(40),
      english: words(80),
      order: z.int().check(z.minimum(0), z.maximum(9_999)),
      retired: z._default(z.boolean(), false),
    }),
  status: 201,
  answer: () => z.strictObject({ ...typeListed().shape, version: z.int() }),
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

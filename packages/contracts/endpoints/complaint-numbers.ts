import * as z from 'zod/mini';
import { instant, listCode, matterNumber } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { complaintListed } from './complaint-list.ts';
import { noBody, none, page, read } from './complaint-requests.ts';

/** A complaint that bears the number that was asked for. */
const complaintNumbered = z.strictObject({
  ...complaintListed.shape,
  /** The list from elsewhere whose number it is; null: it is the 受理编号. */
  list: z.nullable(listCode),
});

export const findComplaints = endpoint({
  ...read,
  name: 'findComplaints',
  path: '/complaint-numbers',
  summary:
    'The complaints that bear a whole number, 受理编号 or of a list from elsewhere, in whatever inspection; of an organisation those in which it has a part',
  params: none,
  query: () => z.strictObject({ ...page(), number: matterNumber }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      complaints: z.array(complaintNumbered),
      asOf: instant,
      next: z.nullable(z.string()),
    }),
  rejections: [],
});

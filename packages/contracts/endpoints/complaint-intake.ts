import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  channel,
  instant,
  listCode,
  localDate,
  matterNumber,
  opaqueId,
  organisationCode,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { attachmentsLimit } from './complaint-attachments.ts';
import { photographsLimit } from './complaint-photographs.ts';
import { none, bilingual } from './complaint-requests.ts';

/** 来电人/来信人 details: kept apart, sealed, seen only by a recorded look. */
const contact = once(() =>
  z.strictObject({
    name: z.optional(words(60)),
    phone: z.optional(words(40)),
    address: z.optional(words(200)),
  }),
);

/** What is reported, whoever writes it down. */
const report = once(() => ({
  inspection: opaqueId,
  /** 反映的问题. */
  problem: words(3_000),
  /** 地点, in the reporter's words. */
  place: z.optional(words(200)),
  district: z.optional(organisationCode),
  type: z.optional(listCode),
  contact: z.optional(contact()),
}));

/** Where the reporter stands, by their device and with their consent: degrees of WGS 84, and how far off it may be, in metres. */
export const position = once(() =>
  z.strictObject({
    latitude: z.number().check(z.minimum(-90), z.maximum(90)),
    longitude: z.number().check(z.minimum(-180), z.maximum(180)),
    accuracy: z.number().check(z.minimum(0), z.maximum(100_000)),
  }),
);

/** 来访: how many came, and whom they chose to speak for them (at most five, by the Regulations on Letters and Visits). */
const visit = once(() =>
  z.strictObject({
    people: z.int().check(z.minimum(1), z.maximum(9_999)),
    representatives: z.optional(words(200)),
  }),
);

/** What goes with it: announced for the same inspection, and put. */
const files = once(() => ({
  photographs: z._default(z.array(opaqueId).check(z.maxLength(photographsLimit)), []),
  /** 附件: documents, sounds and films. */
  attachments: z._default(z.array(opaqueId).check(z.maxLength(attachmentsLimit)), []),
}));

/** Why a file that is named does not go with it. */
const fileRejections = [
  'photograph-missing',
  'photograph-altered',
  'attachment-missing',
  'attachment-altered',
  'file-mistyped',
] as const;

const receiptGiven = once(() =>
  z.strictObject({
    /** 查询凭证: 20 digits, shown once; a secret. */
    receipt: z.string().check(z.regex(/^\d{20}$/)),
    receivedAt: instant,
    receivedOn: localDate,
    notice: bilingual,
  }),
);

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
  body: () =>
    z.strictObject({
      ...report(),
      ...files(),
      /** Kept apart, sealed, seen only by a recorded look. */
      position: z.optional(position()),
    }),
  status: 201,
  answer: receiptGiven,
  rejections: ['proof-needed', 'inspection-not-open', 'unknown-code', ...fileRejections],
  proof: true,
});

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
  body: () =>
    z.strictObject({
      ...report(),
      ...files(),
      channel,
      /** Letters: the day of arrival. Today in Beijing when left out. */
      receivedOn: z.optional(localDate),
      /** Letters: the postmark; one inside the stationing counts, whenever it arrives. */
      postedOn: z.optional(localDate),
      /** Of a visit alone. */
      visit: z.optional(visit()),
      /** The number that it bears in another list, unique there. */
      foreign: z.optional(z.strictObject({ list: listCode, number: matterNumber })),
    }),
  status: 201,
  answer: () => z.strictObject({ ...receiptGiven().shape, complaint: opaqueId, version: z.int() }),
  rejections: [
    'inspection-not-open',
    'unknown-code',
    'dates-impossible',
    'foreign-number-taken',
    'representatives-needed',
    ...fileRejections,
  ],
});

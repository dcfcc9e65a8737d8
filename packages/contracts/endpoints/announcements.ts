import * as z from 'zod/mini';
import { instant, opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { erasureGround, textErasureCause } from '../events/notes.ts';
import { queryNumber } from '../query-number.ts';
import { withRules } from '../rule.ts';
import { words } from '../free-text.ts';
import { noBody, none, page } from './complaint-requests.ts';

/** 公告: stationing 进驻公告, feedback 督察反馈, rectification 整改公示, notice 通知公告. */
export const announcementKind = z.enum(['stationing', 'feedback', 'rectification', 'notice']);
export type AnnouncementKind = z.infer<typeof announcementKind>;

/** A text as it was written: the English one may be missing. */
const written = (most: { readonly chinese: number; readonly english: number }) =>
  z.strictObject({ chinese: words(most.chinese), english: z.nullable(words(most.english)) });
const title = written({ chinese: 120, english: 300 });
const text = written({ chinese: 5_000, english: 15_000 });

/** How a stationed team is reached. */
const contact = withRules(
  z.strictObject({
    /** 举报电话. */
    phone: z.nullable(words(60)),
    /** 受理时间, such as 8:00-20:00. */
    hours: z.nullable(words(60)),
    /** 邮政信箱 or an electronic one. */
    mailbox: z.nullable(words(120)),
    /** 来访地址. */
    address: z.nullable(words(200)),
  }),
  {
    says: {
      anyOf: ['phone', 'mailbox', 'address'].map((way) => ({
        properties: { [way]: { not: { type: 'null' } } },
      })),
    },
    holds: ({ phone, mailbox, address }) => phone !== null || mailbox !== null || address !== null,
    at: 'phone',
    fault: 'A telephone, a mailbox or an address is needed',
  },
);

/** What an announcement says; a stationing one alone says how the team is reached. */
const content = z.strictObject({ title, text, contact: z.nullable(contact) });
export type AnnouncementTexts = z.infer<typeof content>;

/** One wording of an announcement, counted from 1, and since when it has stood; one that was erased keeps its place. */
const edition = z.strictObject({
  edition: z.int().check(z.minimum(1)),
  at: instant,
  erased: z.boolean(),
});

/** A text of an announcement that can be erased: one of its editions, or why it was withdrawn. */
export const announcementText = z.string().check(z.regex(/^(?:reason|edition-[1-9]\d{0,2})$/));

const facts = {
  announcement: opaqueId,
  kind: announcementKind,
  /** The inspection that it is about, if it is about one. */
  inspection: z.nullable(opaqueId),
  publishedAt: instant,
};
const state = z.enum(['published', 'withdrawn']);

/** An announcement as the office sees it: one edition (the newest unless another was asked for). */
const announcement = z.strictObject({
  ...facts,
  version: z.int().check(z.minimum(1)),
  state,
  withdrawnAt: z.nullable(instant),
  /** Why it was withdrawn: for the office alone. */
  reason: z.nullable(z.string()),
  ...content.shape,
  edition: z.int().check(z.minimum(1)),
  editions: z.array(edition),
  /** What of it is still kept, and so can be erased. */
  erasable: z.array(announcementText),
  /** What was erased, by what, when, and on which ground where the office said so. */
  erasures: z.array(
    z.strictObject({
      texts: z.array(announcementText),
      cause: textErasureCause,
      ground: z.nullable(erasureGround),
      at: instant,
    }),
  ),
});

const staff = { service: 'inspections', audience: 'staff' } as const;
const one = { params: z.strictObject({ announcement: opaqueId }) };
const editionQuery = z.strictObject({
  /** The newest when left out. */
  edition: z.optional(queryNumber(1, 999)),
});
const listQuery = z.strictObject({
  kind: z.optional(announcementKind),
  inspection: z.optional(opaqueId),
  ...page(),
});

/** The kinds that have no team to reach. */
const otherKind = { not: { const: 'stationing' } };

export const publishAnnouncement = endpoint({
  ...staff,
  name: 'publishAnnouncement',
  effect: 'create',
  method: 'POST',
  path: '/announcements',
  summary: 'Publishes an announcement 公告, of an inspection or of the office.',
  params: none,
  query: none,
  body: () =>
    withRules(
      z.strictObject({
        inspection: z.optional(opaqueId),
        kind: announcementKind,
        ...content.shape,
      }),
      {
        says: { anyOf: [{ properties: { kind: otherKind } }, { required: ['inspection'] }] },
        holds: ({ kind, inspection }) => kind !== 'stationing' || inspection !== undefined,
        at: 'inspection',
        fault: 'A stationing announcement is about an inspection',
      },
      {
        says: {
          anyOf: [
            { properties: { kind: { const: 'stationing' }, contact: { type: 'object' } } },
            { properties: { kind: otherKind, contact: { type: 'null' } } },
          ],
        },
        holds: ({ kind, contact: reached }) => (kind === 'stationing') === (reached !== null),
        at: 'contact',
        fault: 'A stationing announcement, and no other, says how its team is reached',
      },
    ),
  status: 201,
  answer: announcement,
  rejections: ['unknown-code', 'wrong-stage'],
});

export const correctAnnouncement = endpoint({
  ...staff,
  ...one,
  name: 'correctAnnouncement',
  effect: 'change',
  method: 'POST',
  path: '/announcements/{announcement}/correction',
  summary:
    'Words an announcement anew, as another edition; the earlier ones stay readable, but for one that is erased.',
  query: none,
  body: () =>
    z.extend(content, {
      /** What becomes of the edition that stood; it stays readable where nothing is said. */
      old: z.optional(z.enum(['kept', 'erased'])),
    }),
  status: 200,
  answer: announcement,
  rejections: ['wrong-stage'],
});

export const withdrawAnnouncement = endpoint({
  ...staff,
  ...one,
  name: 'withdrawAnnouncement',
  effect: 'change',
  method: 'POST',
  path: '/announcements/{announcement}/withdrawal',
  summary:
    'Takes an announcement back: nobody outside reads it any more, only that it was taken back.',
  query: none,
  body: () => z.strictObject({ reason: words(500) }),
  status: 200,
  answer: announcement,
  rejections: ['wrong-stage'],
});

export const eraseAnnouncementTexts = endpoint({
  ...staff,
  ...one,
  name: 'eraseAnnouncementTexts',
  effect: 'change',
  method: 'POST',
  path: '/announcements/{announcement}/erasure',
  summary:
    'Erases editions of an announcement for good; it keeps its row, which says that they were erased.',
  query: none,
  body: () =>
    z.strictObject({
      /** An edition has up to eight texts, and what is erased by one act is erased at once. */
      texts: z.array(announcementText).check(z.minLength(1), z.maxLength(20)),
      ground: erasureGround,
    }),
  status: 200,
  answer: announcement,
  rejections: ['nothing-to-erase'],
});

export const readAnnouncement = endpoint({
  ...staff,
  ...one,
  name: 'readAnnouncement',
  effect: 'read',
  method: 'GET',
  path: '/announcements/{announcement}',
  summary: 'One announcement, a withdrawn one too; earlier editions by number.',
  query: editionQuery,
  body: noBody,
  status: 200,
  answer: announcement,
  rejections: [],
});

/** A line of a list of announcements, with the title of the newest edition. */
const publicLine = z.strictObject({
  ...facts,
  title,
  /** When the newest edition was made; null while there is but one. */
  correctedAt: z.nullable(instant),
});

export const listAnnouncements = endpoint({
  ...staff,
  name: 'listAnnouncements',
  effect: 'read',
  method: 'GET',
  path: '/announcements',
  summary: 'Announcements, withdrawn ones too, newest first.',
  params: none,
  query: listQuery,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      announcements: z.array(
        z.extend(publicLine, {
          version: z.int().check(z.minimum(1)),
          state,
          withdrawnAt: z.nullable(instant),
        }),
      ),
      next: z.nullable(z.string()),
    }),
  rejections: [],
});

const anyone = { service: 'inspections', audience: 'public' } as const;

export const listPublicAnnouncements = endpoint({
  ...anyone,
  name: 'listPublicAnnouncements',
  effect: 'read',
  method: 'GET',
  path: '/public/announcements',
  summary: 'The announcements that stand, newest first.',
  params: none,
  query: listQuery,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      announcements: z.array(publicLine),
      next: z.nullable(z.string()),
    }),
  rejections: [],
});

export const readPublicAnnouncement = endpoint({
  ...anyone,
  ...one,
  name: 'readPublicAnnouncement',
  effect: 'read',
  method: 'GET',
  path: '/public/announcements/{announcement}',
  summary:
    'One announcement, earlier editions by number; of a withdrawn one, that it was withdrawn.',
  query: editionQuery,
  body: noBody,
  status: 200,
  answer: () =>
    z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('published'),
        ...facts,
        ...content.shape,
        edition: z.int().check(z.minimum(1)),
        editions: z.array(edition),
      }),
      z.strictObject({ state: z.literal('withdrawn'), ...facts, withdrawnAt: instant }),
    ]),
  rejections: [],
});

/** Every endpoint of announcements. */
export const announcementsEndpoints = [
  publishAnnouncement,
  correctAnnouncement,
  withdrawAnnouncement,
  eraseAnnouncementTexts,
  readAnnouncement,
  listAnnouncements,
  listPublicAnnouncements,
  readPublicAnnouncement,
] as const;

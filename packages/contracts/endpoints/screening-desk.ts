import * as z from 'zod/mini';
import { instant, localDate, opaqueId, subject } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { complaintParams, noBody, none, read } from './complaint-requests.ts';

/**
 * How long a complaint counts as being screened by whoever opened it, in minutes; its page asks for it again long before.
 * A constant, no policy of an office: it hinders nobody, and says nothing of how complaints are handled.
 */
export const claimMinutes = 15;

/** Why a screener sets a complaint aside 放一放, where they say so. */
export const setAsideReason = z.enum(['to-discuss', 'to-look-up', 'complex', 'other']);
export type SetAsideReason = z.infer<typeof setAsideReason>;

/** Who holds a complaint: the issuer's opaque subject, and whether that is the asking person. */
const whose = { by: subject, mine: z.boolean() };

/** Somebody has it open, until then or until they ask again. */
const claim = z.strictObject({ ...whose, until: instant });

/** Somebody does it last of theirs, until then. */
const aside = z.strictObject({ ...whose, until: instant, reason: z.nullable(setAsideReason) });

export const readScreeningDesk = endpoint({
  ...read,
  name: 'readScreeningDesk',
  path: '/screening-desk',
  summary: 'What waits for screening and who has it open, or has set it aside',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      claims: z.array(z.strictObject({ complaint: opaqueId, ...claim.shape })),
      setAside: z.array(z.strictObject({ complaint: opaqueId, ...aside.shape })),
      asOf: instant,
    }),
  rejections: [],
});

/** Nothing of a complaint changes, and nothing is kept: asked again it is the same, and needs no key. */
const desk = { ...read, method: 'POST' } as const;

export const claimScreening = endpoint({
  ...desk,
  name: 'claimScreening',
  path: '/complaints/{complaint}/screening-claim',
  summary: 'Has it open, or let it go, so that no colleague takes it up; it hinders nobody',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ hold: z.boolean() }),
  status: 200,
  answer: () =>
    z.strictObject({
      /** Whose it is now: of two who ask at once one has it, and the other reads here who. */
      claim: z.nullable(claim),
    }),
  rejections: ['own-case', 'wrong-stage'],
});

export const setAsideScreening = endpoint({
  ...desk,
  name: 'setAsideScreening',
  path: '/complaints/{complaint}/set-aside',
  summary: 'Puts it last of what the asking person has to screen, or back; its date runs on',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      aside: z.boolean(),
      /**
       * The day on which it is back: left out, tomorrow. None later than that of its date, or than tomorrow where that
       * has come.
       */
      until: z.optional(localDate),
      reason: z.optional(setAsideReason),
    }),
  status: 200,
  answer: () => z.strictObject({ setAside: z.nullable(aside) }),
  rejections: ['own-case', 'wrong-stage', 'dates-impossible'],
});

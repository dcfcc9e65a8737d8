import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import {
  batchId,
  complaintNumber,
  count,
  instant,
  localDate,
  lottery,
  lotteryIssue,
  opaqueId,
  recheckResult,
  sampleId,
  sampleSeed,
  sampleWithdrawalReason,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { change, noBody, none, publicRead, read } from './complaint-requests.ts';

/** The sample that a path names. */
const sampleParams = z.strictObject({ sample: sampleId });

/** How many are drawn: so many, or that share of those that are closed or closed in stages, rounded up. */
const sampleSize = once(() =>
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('count'), count: count.check(z.minimum(1)) }),
    z.strictObject({
      by: z.literal('share'),
      percent: z.int().check(z.minimum(1), z.maximum(100)),
    }),
  ]),
);
export type SampleSize = z.infer<ReturnType<typeof sampleSize>>;

/** The winning numbers of 双色球, as they are published. */
const red = z.int().check(z.minimum(1), z.maximum(33));
const blue = z.int().check(z.minimum(1), z.maximum(16));
const reds = 6;

const winningNumbers = once(() =>
  z.strictObject({ red: z.array(red).check(z.minLength(reds), z.maxLength(reds)), blue }),
);
export type WinningNumbers = z.infer<ReturnType<typeof winningNumbers>>;

/** By which terms a sample was announced. */
const terms = once(() => ({
  /** How many of it are closed or closed in stages: these are drawn from. */
  of: count,
  size: count,
  /** The share that was announced; null where a number was. */
  percent: z.nullable(z.int()),
  lottery,
  issue: lotteryIssue,
  /** The day on which the lottery draws. */
  drawnOn: localDate,
  announcedAt: instant,
}));

/** What was announced before anyone could know the numbers. */
const announced = once(() => ({
  sample: sampleId,
  batch: batchId,
  inspection: opaqueId,
  /** 第N批. */
  ordinal: z.int(),
  /** The edition of the published table that is drawn from; later ones change nothing. */
  edition: z.int(),
  ...terms(),
}));

/** 撤回公告: what was announced of the same edition before and taken back, the earliest first. */
const withdrawals = once(() =>
  z.array(z.strictObject({ ...terms(), withdrawnAt: instant, reason: sampleWithdrawalReason })),
);

/**
 * `announced`: nobody has entered the winning numbers yet; `entered`: one person has; `differing`: two have entered
 * different ones; `drawn`: two have entered the same; `withdrawn`: the announcement was taken back before its draw.
 */
const sampleState = z.enum(['announced', 'entered', 'differing', 'drawn', 'withdrawn']);

/** A sample in a list. */
export const sampleListed = once(() => z.strictObject({ ...announced(), state: sampleState }));

/** A sample as officials see it. */
export const sampleShown = once(() =>
  z.strictObject({
    ...sampleListed().shape,
    version: z.int(),
    withdrawals: withdrawals(),
    /**
     * What was entered, the last of each person; the numbers are not shown to whoever has not entered theirs, so that
     * they are not copied.
     */
    entries: z.array(
      z.strictObject({
        at: instant,
        own: z.boolean(),
        numbers: z.nullable(z.strictObject({ red: z.array(red), blue })),
      }),
    ),
    drawn: z.nullable(
      z.strictObject({
        at: instant,
        seed: sampleSeed,
        complaints: z.array(
          z.strictObject({
            number: complaintNumber,
            /** Null to whoever is recused from it. */
            complaint: z.nullable(opaqueId),
            /** What the re-check found; null while nothing was, and to whoever is recused. */
            result: z.nullable(recheckResult),
          }),
        ),
      }),
    ),
  }),
);

/** A sample as anyone sees it: with what is needed to draw it again. */
export const publicSampleShown = once(() =>
  z.strictObject({
    ...announced(),
    /** Whether the announcement was taken back: nothing is drawn by it then. */
    withdrawn: z.boolean(),
    withdrawals: withdrawals(),
    /** The numbers that are drawn from, as that edition has them. */
    list: z.array(complaintNumber),
    /** Null before it was drawn. */
    drawn: z.nullable(
      z.strictObject({
        at: instant,
        seed: sampleSeed,
        numbers: z.array(complaintNumber),
        /** Draws it again of the published table, and by standard tools of the list alone. */
        commands: z.strictObject({ project: z.string(), tools: z.string() }),
      }),
    ),
  }),
);

export const announceSample = endpoint({
  name: 'announceSample',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/samples',
  summary:
    'Announce that a sample is drawn for re-check on site 抽查: from which edition, how many, by which draw of a lottery to come',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      batch: batchId,
      edition: z.int().check(z.minimum(1), z.maximum(999)),
      size: sampleSize(),
      lottery,
      issue: lotteryIssue,
      drawnOn: localDate,
    }),
  status: 201,
  answer: sampleShown,
  rejections: ['already-done', 'sample-impossible'],
});

export const withdrawSample = endpoint({
  ...change,
  name: 'withdrawSample',
  path: '/samples/{sample}/withdrawal',
  summary:
    'Take the announcement of a sample back, before the day of its draw; it stays in sight, and another may be announced',
  params: sampleParams,
  query: none,
  body: () => z.strictObject({ reason: sampleWithdrawalReason }),
  status: 200,
  answer: sampleShown,
  rejections: ['wrong-stage', 'draw-come'],
});

export const enterWinningNumbers = endpoint({
  ...change,
  name: 'enterWinningNumbers',
  path: '/samples/{sample}/winning-numbers',
  summary:
    'Enter the winning numbers of the announced draw; the sample is drawn when two persons have entered the same',
  params: sampleParams,
  query: none,
  body: winningNumbers,
  status: 200,
  answer: sampleShown,
  rejections: ['wrong-stage', 'draw-not-yet', 'second-person-needed', 'sample-impossible'],
});

const ofInspection = once(() => z.strictObject({ inspection: opaqueId }));

export const listSamples = endpoint({
  ...read,
  name: 'listSamples',
  path: '/samples',
  summary: 'Every sample of an inspection, newest first',
  params: none,
  query: ofInspection,
  body: noBody,
  status: 200,
  answer: () => z.strictObject({ samples: z.array(sampleListed()), asOf: instant }),
  rejections: [],
});

export const readSample = endpoint({
  ...read,
  name: 'readSample',
  path: '/samples/{sample}',
  summary: 'One sample: what was announced, entered and drawn',
  params: sampleParams,
  query: none,
  body: noBody,
  status: 200,
  answer: sampleShown,
  rejections: [],
});

export const listPublicSamples = endpoint({
  ...publicRead,
  name: 'listPublicSamples',
  path: '/public/samples',
  summary:
    'Every sample of an inspection that was announced, newest first, and whether it was drawn',
  params: none,
  query: ofInspection,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      samples: z.array(
        z.strictObject({ ...announced(), drawn: z.boolean(), withdrawn: z.boolean() }),
      ),
      asOf: instant,
    }),
  rejections: [],
});

export const readPublicSample = endpoint({
  ...publicRead,
  name: 'readPublicSample',
  path: '/public/samples/{sample}',
  summary: 'One sample with its seed, its list and the commands by which anyone draws it again',
  params: sampleParams,
  query: none,
  body: noBody,
  status: 200,
  answer: publicSampleShown,
  rejections: [],
});

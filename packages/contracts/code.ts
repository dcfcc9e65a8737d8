import * as z from 'zod/mini';
import { batchIdForm } from './batch-place.ts';
import { organisationCodeForm } from './organisation-code-form.ts';

/**
 * The value types of everything that crosses a boundary. An event is made of these alone: codes, ids,
 * dates, numbers and references to notes. Free text never stands in an event (see `note`).
 */

/** A random or keyed 128-bit id in lower-case Crockford base 32 (26 characters). */
export const opaqueId = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));

/** Code of an organisation: a six-digit district, a nine-digit township, or our own short code (`kfq`). */
export const organisationCode = z.string().check(z.regex(organisationCodeForm));

/** A calendar date in Beijing, `2025-12-20`. */
export const localDate = z.iso.date();

/** An instant with offset, `2025-12-20T01:00:00.000Z`; always UTC on the wire. */
export const instant = z.iso.datetime();

/** 受理编号: channel, round, region, date received in Beijing, serial among those alike in all of it. */
export const complaintNumber = z.string().check(z.regex(/^[DXWFQTE]\d?[A-Z]{2}\d{8}\d{4}$/));

/**
 * 批次: the inspection and the ordinal of the batch in it. A later sub-batch 分批 of it, from the second to the 99th, adds
 * its own: `…-3.2`.
 */
export const batchId = z.string().check(z.regex(batchIdForm));

/** 分批 of a batch, from the second on: the first is the batch itself. */
export const subBatch = z.int().check(z.minimum(2), z.maximum(99));

/** A time of day by Beijing time, `18:00`. */
export const timeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));

/** 定时组批: on which days a batch is closed by itself; `paused`: on none. */
export const cutOffRhythm = z.enum(['every-day', 'working-days', 'paused']);
export type CutOffRhythm = z.infer<typeof cutOffRhythm>;

/** 抽查: the sample that is drawn from one edition of a batch's table. */
export const sampleId = z
  .string()
  .check(z.regex(new RegExp(batchIdForm.source.replace(/\$$/, '-[1-9]\\d{0,2}$'))));

/** A public lottery whose winning numbers make a seed: ssq 双色球, six red ones of 33 and a blue one of 16. */
export const lottery = z.enum(['ssq']);

/** 期号 of a lottery: the year and the serial of its draws in that year. */
export const lotteryIssue = z.string().check(z.regex(/^20\d{2}[01]\d{2}$/));

/** What a sample is drawn by: the lottery and its issue, the red numbers in ascending order, the blue one. */
export const sampleSeed = z
  .string()
  .check(z.regex(/^ssq-20\d{2}[01]\d{2}:(?:[0-3]\d-){5}[0-3]\d\+[01]\d$/));

/** What a re-check on site found: as the reply says, otherwise, or that nothing can be found any more. */
export const recheckResult = z.enum(['matches', 'differs', 'impossible']);
export type RecheckResult = z.infer<typeof recheckResult>;

/** Why an announcement of a sample is taken back: its draw, how many, or from which edition was wrong. */
export const sampleWithdrawalReason = z.enum(['wrong-draw', 'wrong-size', 'wrong-edition']);

/** Why nothing could be re-checked of one that was drawn: it was taken back, or its reply was erased. */
export const recheckImpossible = z.enum(['withdrawn', 'erased']);

/** Code in a list that is data (complaint types, industries): its owner says which codes exist. */
export const listCode = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));

/** The opaque subject of a signed-in person, as the issuer gives it; never a name. */
export const subject = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** A deadline's id: the matter, the organisation and the act that it is about. */
export const deadlineId = z.string().check(z.regex(/^[a-z-]+\/[0-9a-z-]+\/[0-9a-z-]+\/[a-z-]+$/));

/** Number of a matter as officials know it: an official complaint number, or a task's number. */
export const matterNumber = z.string().check(z.regex(/^[A-Z0-9-]{6,40}$/));

/** Where a page of a list ended, to be handed back as it was given: printable ASCII. */
export const cursor = z.string().check(z.regex(/^[!-~]{1,200}$/));

/** A count of things: zero or more, whole. */
export const count = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Where a note lies: its sealed item, and its field there. */
export const noteId = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}\.[a-z-]{1,24}$/));

/**
 * Reference to a note (sealed text): where it lies, and an HMAC of the text under a salt kept in the
 * note itself, so that erasing the note leaves the reference valid and confirms nothing.
 */
export const note = z.strictObject({
  note: noteId,
  mac: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type NoteRef = z.infer<typeof note>;

/** 渠道: phone 来电, letter 来信, web 网络, visit 来访, other 其他. */
export const channel = z.enum(['phone', 'letter', 'web', 'visit', 'other']);
export type Channel = z.infer<typeof channel>;

/** 承办: one organisation's part in a complaint, 牵头 or 协办. */
export const assignmentRole = z.enum(['lead', 'assist']);

/** 是否属实. */
export const verdict = z.enum([
  'substantiated',
  'mostly-substantiated',
  'partly-substantiated',
  'unsubstantiated',
]);
export type Verdict = z.infer<typeof verdict>;

/** 办结 / 阶段性办结 / 未办结. */
export const replyResult = z.enum(['closed', 'staged', 'open']);
export type ReplyResult = z.infer<typeof replyResult>;

/** 岗位: principal 主要负责人, in charge 分管负责人, liaison 联络员. */
export const duty = z.enum(['liaison', 'in-charge', 'principal']);
export type Duty = z.infer<typeof duty>;

/** Yuan, whole: the fines of a whole inspection go into hundreds of millions. */
const yuan = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000));

/** Counts of what was done to offenders: firms, yuan, cases, people (责令整改 … 问责). */
export const outcomes = z.strictObject({
  orderedToRectify: count,
  fined: count,
  fineYuan: yuan,
  criminalCases: count,
  detained: count,
  summoned: count,
  heldAccountable: count,
});
export type Outcomes = z.infer<typeof outcomes>;

/** One organisation's part in a complaint. */
export const assignment = z.strictObject({ organisation: organisationCode, role: assignmentRole });
export type Assignment = z.infer<typeof assignment>;

/** How a complaint with several types is counted in a published table. */
export const typeCounting = z.enum(['main', 'every']);
/** How a complaint assigned to several organisations is counted in a published table. */
export const organisationCounting = z.enum(['lead', 'each', 'joint-bucket']);

import { channel, complaintStage, officeAct } from '@ducha/contracts';
import fc from 'fast-check';
import { dayAfter } from '../../../dates.ts';
import { words } from '../../../texts/zh/words.ts';
import { complaintLedger, type ComplaintRow } from '../../complaints/complaint-ledger.ts';
import { complaints } from '../../complaints/zh.ts';

export const now = '2026-11-28T10:00:00.000Z';
const today = '2026-11-28';

export const kind = complaintLedger({
  texts: complaints,
  words,
  language: 'zh',
  nameOf: (code) => code,
  typeOf: (code) => code,
  types: ['noise', 'water', 'air'],
});

/** In these nothing was handed over, and nothing is due. */
const before = ['received', 'asked', 'accepted', 'declined', 'merged'];
/** In these nothing is due any more. */
const after = ['staged', 'closed', 'withdrawn'];

export const row = (given: Partial<ComplaintRow>): ComplaintRow => ({
  complaint: '1'.repeat(26),
  version: 3,
  inspection: '0'.repeat(26),
  stage: 'handling',
  channel: 'web',
  number: 'W3BJ202611230001',
  receivedOn: today,
  district: '110105',
  township: null,
  mainType: 'noise',
  keyAttention: false,
  organisations: [{ organisation: '110105', role: 'lead' }],
  batch: null,
  replyDue: '2026-12-04T16:00:00.000Z',
  replyDueUnpublished: [],
  outerDue: null,
  result: null,
  office: null,
  todo: null,
  gist: '工地夜间施工扰民',
  transferredOn: today,
  closedOn: null,
  repliedOn: null,
  verdict: null,
  ...given,
});

/** So many rows of one kind. */
export const rowsOf = (count: number, given: Partial<ComplaintRow>): readonly ComplaintRow[] =>
  Array.from({ length: count }, () => row(given));

const day = fc.integer({ min: -16, max: 1 }).map((days) => dayAfter(today, days));
const organisation = fc.constantFrom('110105', '110108', 'kfq', 'sthjj');
const instant = fc
  .integer({ min: -5 * 24, max: 9 * 24 })
  .map((hours) => new Date(Date.parse(now) + hours * 3_600_000).toISOString());
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 4 });

const anyRow: fc.Arbitrary<ComplaintRow> = fc
  .record({
    complaint: fc.stringMatching(/^[0-9]{26}$/),
    stage: fc.constantFrom(...complaintStage.options),
    channel: fc.constantFrom(...channel.options),
    receivedOn: day,
    district: maybe(organisation),
    mainType: maybe(fc.constantFrom('noise', 'water', 'air')),
    keyAttention: fc.boolean(),
    organisations: fc.uniqueArray(organisation, { minLength: 1, maxLength: 3 }).map((codes) =>
      codes.map((code, at) => ({
        organisation: code,
        role: at === 0 ? ('lead' as const) : ('assist' as const),
      })),
    ),
    replyDue: maybe(instant),
    office: maybe(
      fc.record({
        act: fc.constantFrom(...officeAct.options),
        due: maybe(instant),
        unpublished: fc.constant<number[]>([]),
      }),
    ),
    todo: maybe(
      fc.record({
        act: fc.constantFrom('sign-in' as const, 'reply' as const),
        due: maybe(instant),
        unpublished: fc.constant<number[]>([]),
      }),
    ),
    transferredOn: maybe(day),
    closedOn: maybe(day),
    repliedOn: maybe(day),
  })
  .map((given) =>
    row(
      before.includes(given.stage)
        ? {
            ...given,
            organisations: [],
            replyDue: null,
            todo: null,
            transferredOn: null,
            repliedOn: null,
          }
        : after.includes(given.stage)
          ? { ...given, todo: null }
          : given,
    ),
  );

/** Rows of an inspection, as they may come. */
export const anyRows = fc.array(anyRow, { maxLength: 60 });

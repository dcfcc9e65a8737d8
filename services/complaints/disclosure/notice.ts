import type { batchHandedOver, ComplaintPolicy, EventOf } from '@ducha/contracts';
import { channel } from '@ducha/contracts';
import type { Batch } from '../batches/batch-state.ts';
import type { OpeningBalance } from '../batches/series-events.ts';
import { batchWords, channelWords, type Bilingual } from '../complaint/words.ts';

/** A code and how often it counts. */
export interface Count {
  readonly code: string;
  readonly count: number;
}

/** 交办通知: the figures of a hand-over, counted in the units that the inspection's policy names. */
export interface NoticeFigures {
  readonly batch: string;
  readonly closedOn: string;
  readonly total: number;
  readonly keyAttention: number;
  readonly channels: readonly Count[];
  readonly organisations: readonly Count[];
  readonly types: readonly Count[];
  readonly typeTotal: number;
  readonly counting: Pick<ComplaintPolicy, 'typeCounting' | 'organisationCounting'>;
  readonly cumulative: { readonly complaints: number; readonly keyAttention: number };
  readonly opening: OpeningBalance | null;
}

type Row = EventOf<typeof batchHandedOver>['data']['complaints'][number];

/** 合办件: the bucket of complaints that several organisations share. */
const jointBucket = 'joint';

/** The figures of a batch that was handed over; undefined before. Computed from its rows, never typed. */
export function noticeFigures(batch: Batch): NoticeFigures | undefined {
  const { begun, closed, handedOver } = batch;
  if (begun === null || closed === null || handedOver === null) return undefined;
  const rows = handedOver.complaints;
  const { typeCounting, organisationCounting } = begun.policy;
  const types = descending(rows.flatMap((row) => typesCounted(row, typeCounting)));
  return {
    batch: handedOver.batch,
    closedOn: closed.closedOn,
    total: rows.length,
    keyAttention: rows.filter(({ keyAttention }) => keyAttention).length,
    channels: channel.options
      .map((code) => ({ code, count: rows.filter((row) => row.channel === code).length }))
      .filter(({ count }) => count > 0),
    organisations: descending(
      rows.flatMap((row) => organisationsCounted(row, organisationCounting)),
    ),
    types,
    typeTotal: types.reduce((sum, { count }) => sum + count, 0),
    counting: { typeCounting, organisationCounting },
    cumulative: handedOver.cumulative,
    opening: begun.opening,
  };
}

function typesCounted(row: Row, counting: ComplaintPolicy['typeCounting']): readonly string[] {
  switch (counting) {
    case 'main':
      return [row.mainType];
    case 'every':
      return [row.mainType, ...row.otherTypes];
  }
}

function organisationsCounted(
  row: Row,
  counting: ComplaintPolicy['organisationCounting'],
): readonly string[] {
  const all = row.assignments.map(({ organisation }) => organisation);
  const lead = row.assignments.filter(({ role }) => role === 'lead');
  switch (counting) {
    case 'lead':
      return lead.map(({ organisation }) => organisation);
    case 'each':
      return all;
    case 'joint-bucket':
      return all.length > 1 ? [jointBucket] : all;
  }
}

/** Highest count first; equal ones by code, as the districts stand in every list. */
function descending(codes: readonly string[]): Count[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** The names of the codes in a notice. */
export interface NoticeNames {
  organisation(code: string): Bilingual;
  type(code: string): Bilingual;
}

/** The notice as it is published, in Chinese and in English. */
export function noticeText(figures: NoticeFigures, names: NoticeNames): Bilingual {
  const { total, keyAttention, cumulative } = figures;
  const day = chineseDate(figures.closedOn);
  const channels = named(figures.channels, (code) => channelName(code));
  const organisations = named(figures.organisations, (code) => organisationName(code, names));
  const types = named(figures.types, (code) => names.type(code));
  const batch = batchWords(figures.batch);
  const unit = unitText(figures);
  const opening = openingText(figures.opening);
  const english = (list: readonly { name: Bilingual; count: number }[]): string =>
    list.map(({ name, count }) => `${name.english} ${count}`).join(', ');
  const chinese = (list: readonly { name: Bilingual; count: number }[]): string =>
    list.map(({ name, count }) => `${name.chinese}${count}件`).join('，');
  return {
    chinese: [
      `${day}，督察组交办${batch.chinese}群众信访举报件${total}件，其中重点关注${keyAttention}件。`,
      total === 0 ? '' : `按举报渠道分：${chinese(channels)}。`,
      total === 0 ? '' : `按承办单位分：${chinese(organisations)}。`,
      total === 0 ? '' : `按问题类型分：${chinese(types)}。`,
      `统计口径：${unit.chinese}`,
      `截至${day}，累计交办${cumulative.complaints}件，其中重点关注${cumulative.keyAttention}件${opening.chinese}。`,
    ].join(''),
    english: [
      `On ${figures.closedOn} the inspection team handed over ${batch.english}: complaints ${total}, of key attention ${keyAttention}.`,
      total === 0 ? '' : `By channel: ${english(channels)}.`,
      total === 0 ? '' : `By organisation: ${english(organisations)}.`,
      total === 0 ? '' : `By type: ${english(types)}.`,
      `Counted so: ${unit.english}`,
      `By ${figures.closedOn}, handed over in all: complaints ${cumulative.complaints}, of key attention ${cumulative.keyAttention}${opening.english}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  };
}

/** 统计口径: in which units the tallies count. */
export function unitText(figures: Pick<NoticeFigures, 'counting' | 'typeTotal'>): Bilingual {
  const types: Bilingual = {
    main: {
      chinese: '每件举报只按一个主要问题类型统计，各类型之和等于件数',
      english: 'one main type to a complaint, so the types add up to the complaints',
    },
    every: {
      chinese: `一件举报涉及多个问题类型的，在各类型中分别统计，合计${figures.typeTotal}个（次），大于或者等于件数`,
      english: `every type of a complaint counts, ${figures.typeTotal} in all, which may exceed the complaints`,
    },
  }[figures.counting.typeCounting];
  const organisations: Bilingual = {
    lead: {
      chinese: '由多个单位承办的，计入牵头单位',
      english: 'a shared complaint counts in the leading organisation',
    },
    each: {
      chinese: '由多个单位承办的，在各单位中分别统计',
      english: 'a shared complaint counts in each of its organisations',
    },
    'joint-bucket': {
      chinese: '由多个单位承办的，单列为合办件',
      english: 'a shared complaint counts as joint',
    },
  }[figures.counting.organisationCounting];
  return {
    chinese: `${types.chinese}；${organisations.chinese}。`,
    english: `${types.english}; ${organisations.english}.`,
  };
}

function openingText(opening: OpeningBalance | null): Bilingual {
  if (opening === null) return { chinese: '', english: '' };
  const { batches, complaints, keyAttention, asOf } = opening;
  return {
    chinese: `（含期初数：截至${chineseDate(asOf)}前${batches}批${complaints}件，其中重点关注${keyAttention}件）`,
    english: ` (opening balance as of ${asOf} included: batches ${batches}, complaints ${complaints}, of key attention ${keyAttention})`,
  };
}

/** `2025年12月20日`. */
export function chineseDate(date: string): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function named(
  counts: readonly Count[],
  name: (code: string) => Bilingual,
): { name: Bilingual; count: number }[] {
  return counts.map(({ code, count }) => ({ name: name(code), count }));
}

/** The name of a channel's code. */
export function channelName(code: string): Bilingual {
  const known = new Map<string, Bilingual>(Object.entries<Bilingual>(channelWords)).get(code);
  return known ?? { chinese: code, english: code };
}

/** Whether it is no organisation's code but the bucket of shared complaints. */
export function isJoint(code: string): boolean {
  return code === jointBucket;
}

/** The name of an organisation's code, or of the joint bucket. */
export function organisationName(code: string, names: NoticeNames): Bilingual {
  return isJoint(code) ? { chinese: '合办件', english: 'joint' } : names.organisation(code);
}

import type { batchShown, handOverNotice } from '@ducha/contracts';
import type { Person, Store } from '@ducha/lambda';
import type * as z from 'zod/mini';
import type { Batch } from './batch-state.ts';
import {
  channelName,
  isJoint,
  noticeFigures,
  noticeText,
  organisationName,
  unitText,
  type Count,
} from '../disclosure/notice.ts';
import { unrecusedFrom } from '../complaint/complaint-relations.ts';
import type { Bilingual } from '../complaint/words.ts';
import { publishedNames, type MissingName } from '../published-names/published-names.ts';

/**
 * A batch as an official sees it: its list without those that they are recused from. Throws for one that was
 * never begun.
 */
export async function showBatch(
  service: Store,
  state: Batch,
  { version, person }: { readonly version: number; readonly person: Person | null },
): Promise<z.infer<ReturnType<typeof batchShown>>> {
  const { begun, closed } = state;
  if (begun === null || closed === null) throw new Error('a batch that was never begun');
  const theirs = await unrecusedFrom(service, person, closed.complaints);
  const shown = closed.complaints.filter((complaint) => theirs.has(complaint));
  const notice = await noticeShown(service, state);
  return {
    ...listedBatch(state),
    version,
    answered: Object.keys(state.answers).length,
    complaints: shown.map((complaint) => {
      const answer = state.answers[complaint];
      return {
        complaint,
        number: answer?.went === true ? answer.number : null,
        left: answer?.went === false ? answer.reason : null,
      };
    }),
    ...notice,
  };
}

/** A batch in a list. */
export function listedBatch(
  state: Batch,
): Omit<
  z.infer<ReturnType<typeof batchShown>>,
  'version' | 'answered' | 'complaints' | 'notice' | 'missingNames'
> {
  const { begun, closed, handedOver, stage } = state;
  if (begun === null || closed === null || stage === 'none') {
    throw new Error('a batch that was never begun');
  }
  return {
    batch: begun.batch,
    inspection: closed.inspection,
    ordinal: begun.ordinal,
    state: stage,
    closedOn: closed.closedOn,
    handedOverAt: handedOver?.handedOverAt ?? null,
    total: handedOver?.complaints.length ?? closed.complaints.length,
    editions: state.editions.length,
    ...(begun.ahead === true ? { ahead: true } : {}),
  };
}

/** The office sees a batch whose notice cannot be named, and what is missing. */
async function noticeShown(
  service: Store,
  state: Batch,
): Promise<Pick<z.infer<ReturnType<typeof batchShown>>, 'notice' | 'missingNames'>> {
  if (state.handedOver === null) return { notice: null, missingNames: [] };
  const notice = await handOverNoticeOf(service, state);
  if (!('missing' in notice)) return { notice, missingNames: [] };
  return { notice: null, missingNames: notice.missing.map(({ list, code }) => ({ list, code })) };
}

/**
 * 交办通知 with the names of its day, or what of them is missing. Throws for a batch that was not handed
 * over.
 */
export async function handOverNoticeOf(
  service: Store,
  state: Batch,
): Promise<z.infer<ReturnType<typeof handOverNotice>> | { missing: readonly MissingName[] }> {
  const figures = noticeFigures(state);
  if (figures === undefined) throw new Error('a batch that was not handed over');
  const names = await publishedNames(service, {
    organisations: figures.organisations.map(({ code }) => code).filter((one) => !isJoint(one)),
    types: figures.types.map(({ code }) => code),
    on: figures.closedOn,
    at: state.handedOver?.handedOverAt ?? '',
  });
  if ('missing' in names) return names;
  const tally = (counts: readonly Count[], name: (code: string) => Bilingual) =>
    counts.map(({ code, count }) => ({ code, name: name(code), count }));
  const { opening, counting } = figures;
  return {
    text: noticeText(figures, names),
    total: figures.total,
    keyAttention: figures.keyAttention,
    channels: tally(figures.channels, channelName),
    organisations: tally(figures.organisations, (code) => organisationName(code, names)),
    types: tally(figures.types, (code) => names.type(code)),
    typeTotal: figures.typeTotal,
    unit: {
      types: counting.typeCounting,
      organisations: counting.organisationCounting,
      text: unitText(figures),
    },
    cumulative: figures.cumulative,
    openingBalance:
      opening === null
        ? null
        : {
            batches: opening.batches,
            complaints: opening.complaints,
            keyAttention: opening.keyAttention,
            asOf: opening.asOf,
          },
  };
}

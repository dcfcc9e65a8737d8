import type { batchShown, handOverNotice } from '@ducha/contracts';
import type { Person } from '@ducha/lambda';
import type * as z from 'zod/mini';
import type { Batch } from './batch.ts';
import {
  channelName,
  noticeFigures,
  noticeText,
  organisationName,
  unitText,
  type Count,
} from '../disclosure/notice.ts';
import { unrecusedFrom } from '../complaint/complaint-relations.ts';
import type { Bilingual } from '../complaint/words.ts';
import { organisationNames } from '../organisations/organisation-names.ts';
import type { ComplaintsService } from '../service.ts';

/**
 * A batch as an official sees it: its list without those that they are recused from. Throws for one that was
 * never begun.
 */
export async function showBatch(
  service: Pick<ComplaintsService, 'directory' | 'types' | 'client' | 'table'>,
  state: Batch,
  { version, person }: { readonly version: number; readonly person: Person | null },
): Promise<z.infer<ReturnType<typeof batchShown>>> {
  const { begun, closed, handedOver } = state;
  if (begun === null || closed === null) throw new Error('a batch that was never begun');
  const theirs = await unrecusedFrom(service, person, closed.complaints);
  const shown = closed.complaints.filter((complaint) => theirs.has(complaint));
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
    notice: handedOver === null ? null : await handOverNoticeOf(service, state),
  };
}

/** A batch in a list. */
export function listedBatch(
  state: Batch,
): Omit<z.infer<ReturnType<typeof batchShown>>, 'version' | 'answered' | 'complaints' | 'notice'> {
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
  };
}

/** 交办通知 with the names of its day. Throws for a batch that was not handed over. */
export async function handOverNoticeOf(
  service: Pick<ComplaintsService, 'directory' | 'types'>,
  state: Batch,
): Promise<z.infer<ReturnType<typeof handOverNotice>>> {
  const figures = noticeFigures(state);
  if (figures === undefined) throw new Error('a batch that was not handed over');
  const organisation = await organisationNames(
    service,
    figures.organisations.map(({ code }) => code),
    figures.closedOn,
  );
  const names = { organisation, type: await service.types.namer() };
  const tally = (counts: readonly Count[], name: (code: string) => Bilingual) =>
    counts.map(({ code, count }) => ({ code, name: name(code), count }));
  const { opening, counting } = figures;
  return {
    text: noticeText(figures, names),
    total: figures.total,
    keyAttention: figures.keyAttention,
    channels: tally(figures.channels, channelName),
    organisations: tally(figures.organisations, (code) => organisationName(code, names)),
    types: tally(figures.types, names.type),
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

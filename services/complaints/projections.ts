import { createHash } from 'node:crypto';
import type { Assignment } from '@ducha/contracts';
import { organisationProjection } from '@ducha/directory';
import type { AnyProjection, Contribution, ListKey, Projection, Row } from '@ducha/event-log';
import { batchStream, type Batch, type BatchEvent } from './domain/batch.ts';
import { complaintStream, type Complaint, type ComplaintEvent } from './domain/complaint.ts';
import {
  complaintTypeStream,
  type ComplaintType,
  type ComplaintTypeEvent,
} from './domain/complaint-type.ts';
import {
  inspectionStream,
  type InspectionCopy,
  type InspectionCopyEvent,
} from './domain/inspection-copy.ts';

/** How many partitions the complaints of one inspection are spread over in lists. */
const lanes = 8;

/** The partitions of an inspection's complaints. */
export function complaintLists(inspection: string): string[] {
  return Array.from({ length: lanes }, (_, lane) => `complaints/${inspection}/${lane}`);
}

/** The complaints that an organisation has a part in, those still with it or those done. */
export function partList(organisation: string, state: 'open' | 'closed'): string {
  return `parts/${organisation}/${state}`;
}

export const inspectionsList = 'inspections';
export const complaintTypesList = 'complaint-types';

/** The batches of an inspection, in order. */
export function batchesList(inspection: string): string {
  return `batches/${inspection}`;
}

/** The figure of an inspection: its funnel, and tallies beside it. */
export function funnelFigure(inspection: string): string {
  return `funnel/${inspection}`;
}

const complaintProjection: Projection<Complaint, ComplaintEvent> = {
  stream: complaintStream,
  rows(state, id) {
    const { intake } = state;
    if (intake === null) return [{ name: 'main', data: {} }];
    const data = listedData(state);
    const lane = Number.parseInt(createHash('sha256').update(id).digest('hex').slice(0, 4), 16);
    const done = state.stage === 'closed' || state.stage === 'staged' ? 'closed' : 'open';
    const lists = state.transfer === null ? [] : leadFirst(state.assignments);
    const partKey = (organisation: string): ListKey => ({
      list: partList(organisation, done),
      order: `${state.replyDue ?? ''}/${id}`,
    });
    const [lead, ...assisting] = lists;
    // The leading organisation finds the main row itself: one row less to write for most complaints.
    const main: Row = {
      name: 'main',
      data,
      list1: {
        list: `complaints/${intake.inspection}/${lane % lanes}`,
        order: `${state.stage}/${intake.receivedAt}/${id}`,
      },
      ...(lead === undefined ? {} : { list2: partKey(lead) }),
      ...(state.stage === 'asked' && state.question !== null ? { due: state.question.due } : {}),
    };
    const parts = assisting.map((organisation): Row => ({
      name: `part-${organisation}`,
      data,
      list2: partKey(organisation),
    }));
    return [main, ...parts];
  },
  figures(state) {
    const { intake } = state;
    if (intake === null) return [];
    const figure = funnelFigure(intake.inspection);
    return cellsOf(state).map((cell): Contribution => ({ figure, cell, n: 1 }));
  },
};

function leadFirst(assignments: readonly Assignment[]): string[] {
  return assignments
    .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
    .map(({ organisation }) => organisation);
}

/** What a list shows of a complaint: codes, ids, dates. */
function listedData(state: Complaint): Row['data'] {
  const { intake, accepted } = state;
  return {
    inspection: intake?.inspection ?? null,
    stage: state.stage,
    channel: intake?.channel ?? null,
    number: state.number,
    receivedOn: intake?.receivedOn ?? null,
    acceptedAt: accepted === null ? null : state.screenedAt,
    mainType: accepted?.mainType ?? null,
    keyAttention: accepted?.keyAttention ?? false,
    organisations: state.assignments.map(({ organisation, role }) => ({ organisation, role })),
    batch: state.transfer?.batch ?? null,
    replyDue: state.replyDue,
    result: state.result,
  };
}

/** The cells of the funnel that a complaint counts in. Valid = accepted or merged. */
function cellsOf(state: Complaint): string[] {
  const transferred = state.transfer !== null;
  const confirmed = state.replies.findLast(({ cleared }) => cleared !== null);
  return [
    'received',
    `channel:${state.intake?.channel ?? 'other'}`,
    ...(state.accepted !== null || state.mergedInto !== null ? ['valid'] : []),
    ...(state.mergedInto !== null ? ['merged'] : []),
    ...(state.declined !== null ? ['declined'] : []),
    ...(transferred ? ['transferred', state.result ?? 'open'] : []),
    ...(transferred && state.accepted?.keyAttention === true ? ['key-attention'] : []),
    ...(confirmed === undefined ? [] : [`verdict:${confirmed.verdict}`]),
  ];
}

const batchProjection: Projection<Batch, BatchEvent> = {
  stream: batchStream,
  rows(state, id) {
    const { begun, closed, handedOver } = state;
    if (begun === null || closed === null) return [{ name: 'main', data: {} }];
    const data = {
      batch: id,
      inspection: closed.inspection,
      ordinal: begun.ordinal,
      state: state.stage,
      closedOn: closed.closedOn,
      handedOverAt: handedOver?.handedOverAt ?? null,
      total: handedOver?.complaints.length ?? closed.complaints.length,
      editions: state.editions.length,
    };
    const order = String(begun.ordinal).padStart(5, '0');
    return [
      {
        name: 'main',
        data,
        list1: { list: batchesList(closed.inspection), order },
        // The public list is sparse: what is still being handed over is not in it.
        ...(handedOver === null ? {} : { list2: { list: batchesList(closed.inspection), order } }),
      },
    ];
  },
};

const inspectionProjection: Projection<InspectionCopy, InspectionCopyEvent> = {
  stream: inspectionStream,
  rows({ opened, closed, sourceVersion }, id) {
    const copy =
      opened === null
        ? null
        : {
            from: opened.from,
            until: opened.until,
            targets: opened.targets,
            policy: {
              round: opened.policy.round,
              signIn: { ...opened.policy.signIn },
              reply: { ...opened.policy.reply },
              typeCounting: opened.policy.typeCounting,
              organisationCounting: opened.policy.organisationCounting,
            },
          };
    return [
      {
        name: 'main',
        data: { opened: copy, closed: closed === null ? null : { ...closed }, sourceVersion },
        list1: { list: inspectionsList, order: `${opened?.from ?? '0'}/${id}` },
      },
    ];
  },
};

const complaintTypeProjection: Projection<ComplaintType, ComplaintTypeEvent> = {
  stream: complaintTypeStream,
  rows({ defined }, id) {
    if (defined === null) return [{ name: 'main', data: {} }];
    const order = `${defined.list}/${defined.kind}/${String(defined.order).padStart(4, '0')}/${id}`;
    const { chinese, english, ...entry } = defined;
    return [
      {
        name: 'main',
        data: { ...entry, chinese: { ...chinese }, english: { ...english } },
        list1: { list: complaintTypesList, order },
      },
    ];
  },
};

/** Everything of this service that is seen in lists and figures. */
export const projections: readonly AnyProjection[] = [
  complaintProjection,
  batchProjection,
  inspectionProjection,
  complaintTypeProjection,
  organisationProjection,
];

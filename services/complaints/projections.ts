import { calendarProjection, organisationProjection, teamProjection } from '@ducha/directory';
import { batchPlaceOf, type InspectionPolicy } from '@ducha/contracts';
import type { AnyProjection, Contribution, Projection, RowData } from '@ducha/event-log';
import { lookRows } from './looks/look-rows.ts';
import { complaintRows } from './complaint/complaint-rows.ts';
import { accessStream } from './looks/access-fold.ts';
import type { Access } from './looks/access-state.ts';
import type { AccessEvent } from './looks/access-events.ts';
import { batchStream } from './batches/batch-fold.ts';
import { publishedIn } from './batches/listed-batch.ts';
import type { Batch } from './batches/batch-state.ts';
import type { BatchEvent } from './batches/batch-events.ts';
import { cutOffStream } from './cut-off/cut-off-fold.ts';
import { listedCutOffs } from './cut-off/listed-cut-offs.ts';
import type { CutOffs } from './cut-off/cut-off-state.ts';
import type { CutOffEvent } from './cut-off/cut-off-events.ts';
import { complaintStream } from './complaint/complaint-fold.ts';
import { leadOf, type Complaint } from './complaint/complaint-state.ts';
import type { ComplaintEvent } from './complaint/complaint-events.ts';
import {
  complaintTypeStream,
  type ComplaintType,
  type ComplaintTypeEvent,
} from './complaint-types/complaint-type.ts';
import { photographCopyStream } from './passing-on/photograph-copy-fold.ts';
import type { PhotographCopy } from './passing-on/photograph-copy-state.ts';
import type { PhotographCopyEvent } from './passing-on/photograph-copy-events.ts';
import { settlingDue } from './passing-on/settling.ts';
import { photographStream } from './photographs/photograph-fold.ts';
import type { Photograph } from './photographs/photograph-state.ts';
import type { PhotographEvent } from './photographs/photograph-events.ts';
import { unnamedDue } from './photographs/unnamed.ts';
import { sampleStream } from './sampling/sample-fold.ts';
import type { Sample } from './sampling/sample-state.ts';
import type { SampleEvent } from './sampling/sample-events.ts';
import { listedSample } from './sampling/listed-sample.ts';
import { inspectionStream } from './inspections/inspection-copy-fold.ts';
import type { InspectionCopy } from './inspections/inspection-copy-state.ts';
import type { InspectionCopyEvent } from './inspections/inspection-copy-events.ts';

/** Every inspection that was heard of: a new calendar is taken to the complaints of each. */
export const inspectionsList = 'inspections';
export const complaintTypesList = 'complaint-types';

/** The batches of an inspection, in order. */
export function batchesList(inspection: string): string {
  return `batches/${inspection}`;
}

/** The samples of an inspection, by when they were announced. */
export function samplesList(inspection: string): string {
  return `samples/${inspection}`;
}

/** The figure of an inspection: its funnel, and tallies beside it. */
export function funnelFigure(inspection: string): string {
  return `funnel/${inspection}`;
}

/**
 * The figure of what was handed over in an inspection, by leading organisation and main type. It has
 * many cells and changes seldom: beside the funnel, so that the funnel's lanes stay small.
 */
export function leadsFigure(inspection: string): string {
  return `leads/${inspection}`;
}

const complaintProjection: Projection<Complaint, ComplaintEvent> = {
  stream: complaintStream,
  rows: (state, id, { version }) => complaintRows(state, id, version),
  figures(state) {
    const { intake } = state;
    if (intake === null) return [];
    const counted = (figure: string, cells: readonly string[]): Contribution[] =>
      cells.map((cell) => ({ figure, cell, n: 1 }));
    return [
      ...counted(funnelFigure(intake.inspection), cellsOf(state)),
      ...counted(leadsFigure(intake.inspection), leadCellsOf(state)),
    ];
  },
};

/**
 * The cells of the funnel that a complaint counts in. Valid = accepted or merged. One that was taken back before it was
 * handed over counts as received and withdrawn; one of after it as before, and is never closed.
 */
function cellsOf(state: Complaint): string[] {
  const transferred = state.transfer !== null;
  if (state.withdrawn !== null && !transferred) {
    return ['received', `channel:${state.intake?.channel ?? 'other'}`, 'withdrawn'];
  }
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

/** Once in the leading organisation's results and once in its main type: each adds up to the transferred. */
function leadCellsOf(state: Complaint): string[] {
  const lead = leadOf(state);
  const { transfer, accepted, result } = state;
  if (transfer === null || accepted === null || lead === undefined) return [];
  return [`lead:${lead}:${result ?? 'open'}`, `type:${accepted.mainType}`];
}

/** In no list: only the clock looks at one that waits for its complaint. */
const photographProjection: Projection<Photograph | null, PhotographEvent> = {
  stream: photographStream,
  rows(state) {
    const due = unnamedDue(state);
    return [{ name: 'main', data: {}, ...(due === undefined ? {} : { due }) }];
  },
};

/** In no list: only the clock looks at one, once. */
const photographCopyProjection: Projection<PhotographCopy | null, PhotographCopyEvent> = {
  stream: photographCopyStream,
  rows(state) {
    const due = settlingDue(state);
    return [{ name: 'main', data: {}, ...(due === undefined ? {} : { due }) }];
  },
};

const accessProjection: Projection<Access, AccessEvent> = {
  stream: accessStream,
  rows: ({ looks }, id) => lookRows(looks, id),
};

const batchProjection: Projection<Batch, BatchEvent> = {
  stream: batchStream,
  rows(state, id) {
    const { begun, closed, handedOver } = state;
    if (begun === null || closed === null) return [{ name: 'main', data: {} }];
    const edition = state.editions.at(-1);
    const data = {
      batch: id,
      inspection: closed.inspection,
      ordinal: begun.ordinal,
      state: state.stage,
      closedOn: closed.closedOn,
      handedOverAt: handedOver?.handedOverAt ?? null,
      total: handedOver?.complaints.length ?? closed.complaints.length,
      editions: state.editions.length,
      ...(begun.ahead === true ? { ahead: true } : {}),
      // For the to-dos alone: what the last edition tells of each complaint.
      ...(edition === undefined ? {} : { published: publishedIn(edition.rows) }),
    };
    // A later sub-batch comes after its batch.
    const { subBatch } = batchPlaceOf(id);
    const order =
      String(begun.ordinal).padStart(5, '0') +
      (subBatch === 1 ? '' : `.${String(subBatch).padStart(2, '0')}`);
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

/** In no list: read by the inspection it is of, and found by the clock when a time has come. */
const cutOffProjection: Projection<CutOffs, CutOffEvent> = {
  stream: cutOffStream,
  rows(state) {
    const listed = listedCutOffs(state);
    const { nextAt } = listed;
    return [{ name: 'main', data: listed, ...(nextAt === null ? {} : { due: nextAt }) }];
  },
};

const sampleProjection: Projection<Sample, SampleEvent> = {
  stream: sampleStream,
  rows(state, id) {
    const { announced } = state;
    if (announced === null) return [{ name: 'main', data: {} }];
    const list1 = { list: samplesList(announced.inspection), order: `${announced.at}/${id}` };
    return [{ name: 'main', data: listedSample(state), list1 }];
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
            level: opened.level,
            policy: stated(opened.policy),
            kept: opened.kept,
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
  photographProjection,
  photographCopyProjection,
  accessProjection,
  batchProjection,
  cutOffProjection,
  sampleProjection,
  inspectionProjection,
  complaintTypeProjection,
  organisationProjection,
  teamProjection,
  calendarProjection({ counts: true }),
];

/** What an inspection says of its own; what it leaves out is left out of the row. */
function stated(policy: InspectionPolicy): RowData {
  return Object.fromEntries(
    Object.entries(policy).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

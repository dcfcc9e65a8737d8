import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  commitItem,
  encodeCommit,
  figureDelta,
  fold,
  genesis,
  idOf,
  sumDeltas,
  viewSteps,
  type Commit,
  type Item,
} from '@ducha/event-log';
import type { NoteRef } from '@ducha/contracts';
import type { Notes } from '@ducha/notes';
import { openDynoxideFile, type DynoxideFile } from '@ducha/local-cloud/engines/dynoxide-file.ts';
import {
  complaintAccepted,
  complaintAsked,
  complaintReceived,
  complaintTransferred,
  type ComplaintEvent,
} from '../../services/complaints/complaint/complaint-events.ts';
import { complaintStream } from '../../services/complaints/complaint/complaint-fold.ts';
import { projections } from '../../services/complaints/projections.ts';
import { SeededRandom } from '../replay/seeded-random.ts';
import { drawnText } from './drawn-text.ts';
import { storedItem } from './stored-item.ts';

/** Where a grown log is laid, and what its complaints are about. */
export interface Ground {
  /** The engine's file; the engine rests. */
  readonly file: string;
  readonly logTable: string;
  readonly sealedTable: string;
  readonly notes: Notes;
  readonly inspection: string;
  readonly districts: readonly string[];
  /** When the first of them came in, UTC; each later one a second after. */
  readonly from: Date;
}

/** How a laid complaint stands: with an organisation, or waiting for an answer of the complainant. */
export type Standing = 'transferred' | 'asked';

/** Complaints laid in one piece: larger ones cost memory, smaller ones time. */
const piece = 2_500;

/** Sealed items that laid complaints share. */
const sharedNotes = 1_000;

/** The id of a laid complaint. */
export function laidComplaint(standing: Standing, index: number): string {
  return idOf('bench', standing, String(index));
}

/**
 * Lays complaints straight into the engine's file: valid commits with their sealed items, and the views and
 * figures that the service's own projection makes of them, as a rebuild would. Due rows of `asked` ones lie at `due`.
 * A thousand sealed items are shared, as sealing is most of the work and a note is found by its key alone.
 */
export async function layComplaints(
  ground: Ground,
  standing: Standing,
  range: LaidRange,
): Promise<void> {
  const database = openDynoxideFile(ground.file);
  const notes = await layNotes(ground, database, range.from);
  const deltas: Map<string, Map<string, number>>[] = [];
  try {
    for (let from = range.from; from < range.to; from += piece) {
      const log: Item[] = [];
      for (let index = from; index < Math.min(range.to, from + piece); index += 1) {
        const shared = notes[index % notes.length];
        if (shared === undefined) throw new Error('no notes were laid');
        const laid = complaintItems(ground, standing, shared, { index, due: range.due });
        log.push(...laid.log);
        deltas.push(laid.delta);
      }
      database.insertItems(ground.logTable, log.map(storedItem));
      deltas.splice(0, deltas.length, sumDeltas(deltas));
    }
    const { lane } = range;
    if (lane === undefined) return;
    const figures = [...sumDeltas(deltas)].map(([figure, cells]) =>
      figureItem(figure, cells, lane),
    );
    database.insertItems(ground.logTable, figures.map(storedItem));
  } finally {
    database.close();
  }
}

/** Which complaints are laid: those from one index to below another. */
export interface LaidRange {
  readonly from: number;
  readonly to: number;
  readonly due: string;
  /** The lane of figures that counts them, which nothing else may have counted in; without one, no figure does. */
  readonly lane?: number;
}

/** A sealed item with two texts. */
interface LaidNotes {
  readonly id: string;
  readonly problem: NoteRef;
  readonly other: NoteRef;
}

async function layNotes(
  ground: Ground,
  database: DynoxideFile,
  seed: number,
): Promise<readonly LaidNotes[]> {
  const random = new SeededRandom(seed);
  const note = () => ({
    text: drawnText(random, 200),
    class: 'cleared' as const,
    purpose: 'complaint',
    retentionYears: 10,
  });
  const sealings = await Promise.all(
    Array.from({ length: sharedNotes }, () =>
      ground.notes.seal({ problem: note(), other: note() }, 'bench'),
    ),
  );
  database.insertItems(
    ground.sealedTable,
    sealings.map(({ item }) => storedItem(putItem(item.write))),
  );
  return sealings.map(({ refs, item }) => ({ id: item.id, ...refs }));
}

interface Laid {
  readonly log: readonly Item[];
  readonly delta: Map<string, Map<string, number>>;
}

function complaintItems(
  ground: Ground,
  standing: Standing,
  notes: LaidNotes,
  one: { readonly index: number; readonly due: string },
): Laid {
  const id = laidComplaint(standing, one.index);
  const at = new Date(ground.from.getTime() + one.index * 1_000).toISOString();
  const { problem, other } = notes;
  const second =
    standing === 'transferred'
      ? handled(ground, { ...one, at, cleared: other })
      : [asked(other, one.due)];
  const steps = [received(ground, { index: one.index, at, problem }), ...second];
  const commits = chained(`${complaintStream.kind}/${id}`, at, steps, notes.id);
  const { state, version } = fold(complaintStream, commits);
  const projection = projections.find(({ stream }) => stream.kind === complaintStream.kind);
  if (projection === undefined) throw new Error('complaints have no projection');
  const contributions = projection.figures?.(state, id) ?? [];
  const rows = projection.rows(state, id, { version, at });
  const unseen = { version: 0, parts: {}, contributions: [] };
  const view = viewSteps(ground.logTable, `${complaintStream.kind}/${id}`, unseen, {
    version,
    rows,
    contributions,
    writtenAt: at,
  });
  return {
    log: [...commits.map(commitItem), ...view.flat().map(putItem)],
    delta: figureDelta([], contributions),
  };
}

function received(
  ground: Ground,
  {
    index,
    at,
    problem,
  }: { readonly index: number; readonly at: string; readonly problem: NoteRef },
): ComplaintEvent {
  return {
    type: complaintReceived.type,
    data: {
      inspection: ground.inspection,
      channel: 'web',
      receivedAt: at,
      receivedOn: at.slice(0, 10),
      postedOn: null,
      problem,
      place: null,
      contact: { name: null, phone: null, address: null },
      district: districtOf(ground, index),
      suggestedType: 'noise',
      foreign: null,
    },
  };
}

function asked(question: NoteRef, due: string): ComplaintEvent {
  return { type: complaintAsked.type, data: { question, answerBy: due.slice(0, 10), due } };
}

function handled(
  ground: Ground,
  one: { readonly index: number; readonly at: string; readonly cleared: NoteRef },
): ComplaintEvent[] {
  const organisation = districtOf(ground, one.index);
  const serial = String(one.index % 10_000).padStart(4, '0');
  const later = (days: number): string =>
    new Date(Date.parse(one.at) + days * 24 * 3_600_000).toISOString();
  return [
    {
      type: complaintAccepted.type,
      data: {
        number: `W3BJ${one.at.slice(0, 10).replaceAll('-', '')}${serial}`,
        mainType: 'noise',
        otherTypes: [],
        industry: null,
        keyAttention: one.index % 5 === 0,
        assignments: [{ organisation, role: 'lead' }],
        cleared: one.cleared,
      },
    },
    {
      type: complaintTransferred.type,
      data: {
        batch: `${ground.inspection}-${1 + Math.floor(one.index / 200)}`,
        at: one.at,
        signInDue: later(1),
        replyDue: later(10),
      },
    },
  ];
}

function districtOf({ districts }: Ground, index: number): string {
  const district = districts[index % districts.length];
  if (district === undefined) throw new Error('no district');
  return district;
}

/** One commit for each event, each linked to the one before; the notes came with the first. */
function chained(
  stream: string,
  at: string,
  events: readonly ComplaintEvent[],
  sealed: string,
): Commit[] {
  let previous = genesis;
  return events.map((happened, index) => {
    const commit: Commit = {
      stream,
      version: index + 1,
      at,
      actor: { role: 'system', organisation: null, subject: null },
      command: idOf('bench', stream, String(index)),
      fingerprint: index === 0 ? null : idOf('bench', stream),
      sealed: index === 0 ? sealed : null,
      cause: null,
      trace: `00-${'0'.repeat(31)}1-${'0'.repeat(15)}1-00`,
      events: [happened],
      previous,
    };
    previous = encodeCommit(commit).hash;
    return commit;
  });
}

function putItem(write: TransactWriteItem): Item {
  if (write.Put?.Item === undefined) throw new Error('a new view and a new note are put, whole');
  return write.Put.Item;
}

function figureItem(figure: string, cells: ReadonlyMap<string, number>, lane: number): Item {
  const counts = [...cells].map(([cell, n]) => [`n:${cell}`, { N: String(n) }] as const);
  return {
    pk: { S: `f/${figure}/${lane}` },
    sk: { S: 'figure' },
    ...Object.fromEntries(counts),
  };
}

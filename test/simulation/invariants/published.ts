import type { Commit } from '@ducha/event-log';
import { batchIdOf, batchPlaceOf } from '@ducha/contracts';
import type {
  BatchEvent,
  DisclosedRow,
} from '../../../services/complaints/batches/batch-events.ts';
import { batchStream } from '../../../services/complaints/batches/batch-fold.ts';
import type { Batch } from '../../../services/complaints/batches/batch-state.ts';
import { seriesStream } from '../../../services/complaints/batches/series-fold.ts';
import { cutOffStream } from '../../../services/complaints/cut-off/cut-off-fold.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { disclosedRowOf } from '../../../services/complaints/disclosure/disclosure.ts';
import {
  addTotals,
  noResults,
  totalsOf,
  type ResultTotals,
} from '../../../services/complaints/disclosure/result-totals.ts';
import { handOversStream } from '../../../services/inspections/hand-overs/hand-overs-fold.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf, type Folded } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** How far apart in time what was read and what was written may lie, in milliseconds: tries, slow calls, clocks. */
const slack = 90_000;

/** What is published of batches: their hand-over, and the editions 版 of their tables 公开情况一览表. */
export const publishedInvariants: readonly Invariant[] = [
  {
    name: 'a batch is what went out with it',
    says: 'Every complaint of a batch’s list went out with it or is named with its reason; none goes out with two.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const batches = foldsOf(evidence, 'complaints', batchStream);
      const went = new Map<string, string>();
      const faults = [...batches].flatMap(([id, { state }]) => {
        const { closed, handedOver } = state;
        if (closed === null || handedOver === null) return [];
        const gone = handedOver.complaints.map(({ complaint }) => complaint);
        const answered = [...gone, ...handedOver.left.map(({ complaint }) => complaint)];
        const list =
          answered.toSorted().join() === closed.complaints.toSorted().join()
            ? []
            : [
                `batch ${id} was closed with ${closed.complaints.length} complaints, ${answered.length} are accounted for`,
              ];
        const others = gone.flatMap((complaint) => {
          const with_ = complaints.get(complaint)?.state.transfer?.batch;
          went.set(complaint, id);
          return with_ === id
            ? []
            : [`${complaint} is in batch ${id} and went out with ${with_ ?? 'none'}`];
        });
        return [...list, ...others];
      });
      const missing = [...complaints].flatMap(
        ([
          id,
          {
            state: { transfer },
          },
        ]) =>
          transfer === null ||
          went.get(id) === transfer.batch ||
          batches.get(transfer.batch)?.state.handedOver === null
            ? []
            : [`${id} went out with ${transfer.batch}, which does not name it`],
      );
      return [...faults, ...missing];
    },
  },
  {
    name: 'a time closes one batch',
    says: 'Every time at which batches are closed by themselves passes once and in order, and what it closed is one batch of its own with something in it, of what was accepted before it.',
    moment: 'at-rest',
    check(evidence) {
      const batches = foldsOf(evidence, 'complaints', batchStream);
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      return [...foldsOf(evidence, 'complaints', cutOffStream)].flatMap(
        ([inspection, { commits }]) => {
          const passed = commits
            .flatMap(({ events }) => events)
            .map((stored) => cutOffStream.events.parse(stored))
            .flatMap((event) => (event.type === 'cut-off.passed.v1' ? [event.data] : []));
          const slots = passed.map(({ slot }) => slot);
          const faults =
            slots.join() === [...new Set(slots)].toSorted().join()
              ? []
              : [`the times of ${inspection} passed as ${slots.join()}`];
          const closed = passed.flatMap(({ slot, batch }) =>
            batch === null ? [] : [{ slot, batch }],
          );
          const twice = closed.length === new Set(closed.map(({ batch }) => batch)).size;
          const wrong = closed.flatMap(({ slot, batch }) => {
            const list = batches.get(batch)?.state.closed?.complaints ?? [];
            const late = list.filter((id) => {
              const acceptedAt = complaints
                .get(id)
                ?.commits.findLast(({ events }) =>
                  events.some(({ type }) => type === 'complaint.accepted.v1'),
                )?.at;
              return acceptedAt === undefined || acceptedAt >= slot;
            });
            return list.length > 0 && late.length === 0
              ? []
              : [
                  `batch ${batch} of ${slot} has ${list.length}, ${late.length} of them from after it`,
                ];
          });
          return [
            ...faults,
            ...(twice ? [] : [`a batch of ${inspection} is of two times`]),
            ...wrong,
          ];
        },
      );
    },
  },
  {
    name: 'batches are counted on',
    says: 'Batches of an inspection bear its next numbers, sub-batches the next of their batch, and the totals of a hand-over are those of all before, the opening balance and this one.',
    moment: 'at-rest',
    check: (evidence) =>
      bySeries(evidence, 'batch.handed-over.v1').flatMap(([inspection, steps]) => {
        const { opening } = steps[0]?.batch.begun ?? { opening: null };
        const sum = {
          ordinal: opening?.batches ?? 0,
          subBatch: 1,
          complaints: opening?.complaints ?? 0,
          keyAttention: opening?.keyAttention ?? 0,
        };
        return steps.flatMap(({ id, event }) => {
          if (event.type !== 'batch.handed-over.v1') return [];
          const { ordinal, complaints, cumulative } = event.data;
          const isSubBatch = batchPlaceOf(id).subBatch > 1;
          sum.subBatch = isSubBatch ? sum.subBatch + 1 : 1;
          if (!isSubBatch) sum.ordinal += 1;
          sum.complaints += complaints.length;
          sum.keyAttention += complaints.filter(({ keyAttention }) => keyAttention).length;
          const right =
            ordinal === sum.ordinal &&
            id === batchIdOf({ inspection, ordinal: sum.ordinal, subBatch: sum.subBatch }) &&
            cumulative.complaints === sum.complaints &&
            cumulative.keyAttention === sum.keyAttention;
          return right
            ? []
            : [
                `batch ${id} of ${inspection} is number ${ordinal} with ${cumulative.complaints} and ${cumulative.keyAttention} in all; ` +
                  `it should be ${sum.ordinal}.${sum.subBatch}, ${sum.complaints}, ${sum.keyAttention}`,
              ];
        });
      }),
  },
  {
    name: 'an inspection counts its batches',
    says: 'The inspections service has counted every batch that went out, each once, with all its complaints.',
    moment: 'at-rest',
    check(evidence) {
      const counted = foldsOf(evidence, 'inspections', handOversStream);
      const byInspection = new Map<
        string,
        { batches: string[]; complaints: number; keyAttention: number }
      >();
      for (const [id, { state }] of foldsOf(evidence, 'complaints', batchStream)) {
        if (state.handedOver === null) continue;
        const { inspection, complaints } = state.handedOver;
        const sum = byInspection.get(inspection) ?? { batches: [], complaints: 0, keyAttention: 0 };
        sum.batches.push(id);
        sum.complaints += complaints.length;
        sum.keyAttention += complaints.filter(({ keyAttention }) => keyAttention).length;
        byInspection.set(inspection, sum);
      }
      for (const id of counted.keys()) {
        if (!byInspection.has(id))
          byInspection.set(id, { batches: [], complaints: 0, keyAttention: 0 });
      }
      return [...byInspection].flatMap(([id, sum]) => {
        const state = counted.get(id)?.state ?? handOversStream.initial;
        const same =
          state.batches.toSorted().join() === sum.batches.toSorted().join() &&
          state.complaints === sum.complaints &&
          state.keyAttention === sum.keyAttention;
        return same
          ? []
          : [
              `inspection ${id} counts ${state.complaints} in ${state.batches.length} batches; ${sum.complaints} went out in ${sum.batches.length}`,
            ];
      });
    },
  },
  {
    name: 'a table shows what was confirmed',
    says: 'Each row of an edition is the confirmed reply of its complaint as it stood when the edition was made, or says that there is none; and every complaint of the batch has its row.',
    moment: 'at-rest',
    check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      return [...foldsOf(evidence, 'complaints', batchStream)].flatMap(([id, { state, events }]) =>
        events.flatMap(({ event, commit }) => {
          if (event.type !== 'batch.disclosed.v3') return [];
          const { edition, rows } = event.data;
          const name = `batch ${id}, edition ${edition}`;
          const expected = state.handedOver?.complaints.map(({ complaint }) => complaint) ?? [];
          const shown = rows.map(({ complaint }) => complaint);
          const list =
            expected.join() === shown.join()
              ? []
              : [`${name} shows other complaints than went out`];
          const wrong = rows.flatMap((row) => {
            const found = complaints.get(row.complaint);
            return found !== undefined && wasSo(found, row, commit)
              ? []
              : [
                  `${name}: the row of ${row.number} is none that its complaint had at ${commit.at}`,
                ];
          });
          return [...list, ...wrong];
        }),
      );
    },
  },
  {
    name: 'editions follow one another',
    says: 'The editions of a batch are 1, 2, 3 …, each later than the one before.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', batchStream)].flatMap(
        ([
          id,
          {
            state: { editions },
          },
        ]) =>
          editions.flatMap(({ edition, asOf }, index) => {
            const before = editions[index - 1];
            const later =
              before === undefined || Date.parse(asOf) > Date.parse(before.asOf) - slack;
            return edition === index + 1 && later
              ? []
              : [
                  `batch ${id}: edition ${edition} of ${asOf} follows ${before?.edition ?? 0} of ${before?.asOf ?? 'none'}`,
                ];
          }),
      ),
  },
  {
    name: 'an edition says something new',
    says: 'No edition of a batch says of each of its complaints what the one before said.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', batchStream)].flatMap(
        ([
          id,
          {
            state: { editions },
          },
        ]) =>
          editions.flatMap(({ edition, rows }, index) =>
            index > 0 && isSame(rows, editions[index - 1]?.rows)
              ? [`batch ${id}: edition ${edition} says what the one before said`]
              : [],
          ),
      ),
  },
  {
    name: 'totals are the sums of rows, cumulative ones of totals',
    says: 'The totals of an edition are what its rows add up to; cumulative ones are the newest edition of each batch so far.',
    moment: 'at-rest',
    check: (evidence) =>
      bySeries(evidence, 'batch.disclosed.v3').flatMap(([inspection, steps, results]) => {
        const newest = new Map<string, ResultTotals>();
        const sums = steps.flatMap(({ id, event }) => {
          if (event.type !== 'batch.disclosed.v3') return [];
          const { edition, rows, totals, cumulative } = event.data;
          const counted = rows.map(totalsOf).reduce((sum, one) => addTotals(sum, one), noResults);
          newest.set(id, counted);
          const name = `batch ${id}, edition ${edition}`;
          return [
            ...(isSame(counted, totals) ? [] : [`${name}: its totals are not those of its rows`]),
            ...(isSame(sumOf(newest), cumulative)
              ? []
              : [`${name}: its cumulative totals are not the sum of all batches`]),
          ];
        });
        return isSame(sumOf(newest), results)
          ? sums
          : [...sums, `the results of the series of ${inspection} are not the sum of its batches`];
      }),
  },
];

/** Something that happened to a batch, in the order in which its series saw it. */
interface Step {
  readonly id: string;
  readonly batch: Batch;
  readonly event: BatchEvent;
}

/** By inspection what of a kind happened to its batches, in the order of the series; and the series' results. */
function bySeries(
  evidence: Pick<Evidence, 'logs'>,
  type: BatchEvent['type'],
): [inspection: string, steps: Step[], results: ResultTotals][] {
  const byCommand = new Map<string, Step>();
  for (const [id, { state, events }] of foldsOf(evidence, 'complaints', batchStream)) {
    for (const { event, commit } of events) {
      if (event.type === type) byCommand.set(commit.command, { id, batch: state, event });
    }
  }
  return [...foldsOf(evidence, 'complaints', seriesStream)].map(
    ([inspection, { commits, state }]) => [
      inspection,
      commits.flatMap(({ command }) => byCommand.get(command) ?? []),
      state.results,
    ],
  );
}

/** Whether a row is what a complaint came to, at some version that it had about when a commit was made. */
function wasSo(
  { commits, states }: Folded<Parameters<typeof disclosedRowOf>[1], unknown>,
  row: DisclosedRow,
  { at }: Commit,
): boolean {
  const moment = Date.parse(at);
  const settled = commits.filter((commit) => Date.parse(commit.at) < moment - slack).length;
  const possible = commits.filter((commit) => Date.parse(commit.at) <= moment + slack).length;
  return states
    .slice(settled, possible + 1)
    .some((state) => isSame(disclosedRowOf(row.complaint, state), row));
}

function sumOf(totals: ReadonlyMap<string, ResultTotals>): ResultTotals {
  return [...totals.values()].reduce((sum, one) => addTotals(sum, one), noResults);
}

/** Whatever the order of their members. */
function isSame(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

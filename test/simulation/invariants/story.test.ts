import { registerComplaint } from '@ducha/contracts';
import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type {
  BatchEvent,
  DisclosedRow,
} from '../../../services/complaints/batches/batch-events.ts';
import { disclosedRowOf } from '../../../services/complaints/disclosure/disclosure.ts';
import { noResults, totalsOf } from '../../../services/complaints/disclosure/result-totals.ts';
import {
  complaintAfter,
  histories,
} from '../../../services/complaints/testing/complaint-history.ts';
import type { Evidence } from './evidence.ts';
import { storyInvariants } from './story.ts';
import { after, evidenceOf, faultsOf, idFor, monday } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const batch = `${'d'.repeat(26)}-1`;
const key = '3f0c7a52-51c1-4f7e-9d2b-0d6f1c2a9b10';
const receipt = '1'.repeat(20);
const clerk = { sub: 'clerk', roles: ['office-clerk@office'] };
const row = disclosedRowOf(complaint, complaintAfter(...histories.closed)) as DisclosedRow;
const disclosed: BatchEvent = {
  type: 'batch.disclosed.v3',
  data: { edition: 1, asOf: after(50), rows: [row], totals: totalsOf(row), cumulative: noResults },
};

const outcome = {
  verdict: 'substantiated',
  verdictText: { chinese: '属实', english: 'substantiated' },
  result: 'closed',
  resultText: { chinese: '已办结', english: 'closed' },
  findings: '属实',
  handling: '已处理',
  goal: '达标',
};
/** What the house answers, by endpoint. */
const right = {
  followComplaint: {
    stage: 'closed',
    number: row.number,
    receivedOn: '2025-12-20',
    joined: false,
    transferredOn: '2025-12-20',
    declined: null,
    closedOn: '2025-12-28',
    outcome: { edition: 1, ...outcome },
    newerUnpublished: false,
  },
  readComplaint: {
    stage: 'closed',
    number: row.number,
    receivedOn: '2025-12-20',
    mergedInto: null,
    transferredAt: '2025-12-20T01:00:00.000Z',
    declined: null,
    result: 'closed',
  },
  readPublicTable: {
    edition: 1,
    asOf: after(50),
    rows: [{ number: row.number, keyAttention: true, problem: '噪声', ...outcome }],
  },
  readPublicResult: { complaints: 1, closed: 1, staged: 0, open: 0 },
};
type Answers = { readonly [Name in keyof typeof right]: object };

/** A world that answers so, each time after a while. */
function worldWith(answers: Answers): Evidence['world'] {
  const open: (() => void)[] = [];
  const door = {
    ask: async ({ name }: { name: keyof Answers }) =>
      new Promise((resolve) => {
        open.push(() => resolve({ status: 200, body: answers[name], version: 1 }));
      }),
  };
  const passUntil = async (): Promise<void> => {
    open.shift()?.();
    await Promise.resolve();
  };
  return { door, passUntil, time: { now: 0 } } as unknown as Evidence['world'];
}
const faults = (
  name: string,
  answers: Partial<Answers>,
  erased: readonly string[] = [],
  typed = '噪声',
) =>
  faultsOf(
    storyInvariants,
    name,
    evidenceOf(
      {
        complaints: {
          [`complaint/${complaint}`]: [
            {
              command: idOf('command', 'registerComplaint', clerk.sub, key),
              events: [histories.closed[0]!],
            },
            ...histories.closed.slice(1).map((event) => ({
              events: [
                event.type === 'complaint.transferred.v1'
                  ? { ...event, data: { ...event.data, batch } }
                  : event,
              ],
            })),
            ...(erased.length === 0
              ? []
              : [
                  {
                    events: [
                      {
                        type: 'note.erased.v1',
                        data: {
                          matter: { kind: 'complaint', id: complaint },
                          cause: 'office',
                          parts: ['published'],
                          notes: erased,
                          files: [],
                          plan: [],
                          last: true,
                        },
                      },
                    ],
                  },
                ]),
          ],
          [`batch/${batch}`]: [{ events: [disclosed] }],
        },
      },
      {
        world: worldWith({ ...right, ...answers }),
        exchanges: [
          {
            endpoint: registerComplaint,
            as: clerk,
            asked: { key, body: { problem: typed } },
            answered: { status: 201, body: { receipt, complaint }, version: 1 },
            at: Date.parse(monday),
          },
        ],
      },
    ),
  );

test('places that say the same break nothing', async () => {
  for (const { name } of storyInvariants) expect(await faults(name, {}), name).toEqual([]);
});

test('a page that stands elsewhere, and an outcome that is not the one of the table, are found', async () => {
  const name = 'receipt, table and detail tell one story';
  const page = (more: object) => ({ followComplaint: { ...right.followComplaint, ...more } });
  expect(await faults(name, page({ stage: 'handling' }))).toEqual([
    `complaint ${complaint}: its stage is "handling" here and "closed" there`,
  ]);
  const staged = { ...right.followComplaint.outcome, result: 'staged' };
  // Against the table; and that nothing newer is said to be.
  expect(await faults(name, page({ outcome: staged }))).toHaveLength(2);
  expect(await faults(name, page({ outcome: null }))).toHaveLength(2);
  const [shown] = right.readPublicTable.rows;
  const table = { ...right.readPublicTable, rows: [{ ...shown, result: 'open' }] };
  // Page and detail against the table.
  expect(await faults(name, { readPublicTable: table })).toHaveLength(2);
});

test('a receipt that says closed above what was published as staged is found, unless it says that there is more', async () => {
  const name = 'receipt, table and detail tell one story';
  const staged = { result: 'staged' };
  const [shown] = right.readPublicTable.rows;
  const told = (newerUnpublished: boolean) =>
    faults(name, {
      followComplaint: {
        ...right.followComplaint,
        outcome: { ...right.followComplaint.outcome, ...staged },
        newerUnpublished,
      },
      readPublicTable: {
        ...right.readPublicTable,
        // Before the reply that closed it was confirmed.
        asOf: after(0),
        rows: [{ ...shown, ...staged }],
      },
    });
  expect(await told(false)).toEqual([
    `complaint ${complaint}: the newest result is "staged" here and "closed" there`,
  ]);
  expect(await told(true)).toEqual([]);
});

test('an edition that is read with other rows or totals is found, and one that still shows what was erased', async () => {
  const name = 'an edition is read as it was made';
  expect(
    await faults(name, { readPublicResult: { ...right.readPublicResult, closed: 2 } }),
  ).toHaveLength(1);
  expect(
    await faults(name, { readPublicTable: { ...right.readPublicTable, rows: [] } }),
  ).not.toEqual([]);
  expect(await faults(name, {}, [row.problem.note])).not.toEqual([]);
  const [shown] = right.readPublicTable.rows;
  const gone = {
    readPublicTable: { ...right.readPublicTable, rows: [{ ...shown, problem: '已删除' }] },
  };
  expect(await faults(name, gone)).toHaveLength(1);
  expect(await faults(name, gone, [], '已删除')).toEqual([]);
});

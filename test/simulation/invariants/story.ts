import { beijingDate } from '@ducha/calendar';
import {
  followComplaint,
  readComplaint,
  readPublicResult,
  readPublicTable,
  type Endpoint,
} from '@ducha/contracts';
import { batchStream } from '../../../services/complaints/batches/batch-fold.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import type { Answered, Asked, Claims } from '../people/door.ts';
import { acknowledged, commitsByCommand } from './acknowledged.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** Questions of one history: enough that many histories ask everything, few enough that each stays quick. */
const mostReceipts = 6;
const mostEditions = 4;

/** Between a confirmation and an edition that must know of it, in milliseconds. */
const slack = 90_000;

/** What people read of one matter in several places; the house itself is asked, when nothing goes wrong any more. */
export const storyInvariants: readonly Invariant[] = [
  {
    name: 'receipt, table and detail tell one story',
    says: 'The follow-up page, the published table and the page of the office say the same of where a complaint stands, in the same words.',
    moment: 'at-the-end',
    async check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const batches = foldsOf(evidence, 'complaints', batchStream);
      const chosen = receiptsIn(evidence).flatMap(({ receipt, complaint }) => {
        const own = complaints.get(complaint)?.state;
        if (own === undefined) return [];
        const followed = lastOf(complaints, complaint);
        const batch = complaints.get(followed)?.state.transfer?.batch;
        const editions = batches.get(batch ?? '')?.state.editions ?? [];
        return [{ receipt, complaint, followed, table: editions.length > 0 ? batch : undefined }];
      });
      // Those that say most first.
      const first = chosen.toSorted(
        (a, b) => Number(b.table !== undefined) - Number(a.table !== undefined),
      );
      const told = await Promise.all(
        askAll(
          evidence,
          first
            .slice(0, mostReceipts)
            .map(({ receipt, complaint, followed, table }) => [
              [followComplaint, null, { receipt }] as const,
              [readComplaint, head, { params: { complaint } }] as const,
              [readComplaint, head, { params: { complaint: followed } }] as const,
              ...(table === undefined
                ? []
                : [[readPublicTable, null, { params: { batch: table } }] as const]),
            ]),
        ),
      );
      return told.flatMap(([page, detail, followed, table], index) => {
        const { complaint = '' } = first[index] ?? {};
        const refused = [page, detail, followed, table].filter(
          (one) => one !== undefined && one.status !== 200,
        );
        if (
          page === undefined ||
          detail === undefined ||
          followed === undefined ||
          refused.length > 0
        ) {
          return [
            `of complaint ${complaint} the house answered ${refused.map((one) => one?.status).join()}`,
          ];
        }
        const confirmedAt = complaints
          .get(lastOf(complaints, complaint))
          ?.events.findLast(({ event: { type } }) => resulting.has(type))?.commit.at;
        return differences(page.body, detail.body, followed.body, table?.body, confirmedAt).map(
          (what) => `complaint ${complaint}: ${what}`,
        );
      });
    },
  },
  {
    name: 'an edition is read as it was made',
    says: 'Whoever reads an edition, the newest or an old one, reads the rows and the totals of its commit; of what was erased since it says that it was.',
    moment: 'at-the-end',
    async check(evidence) {
      const complaints = foldsOf(evidence, 'complaints', complaintStream);
      const editions = [...foldsOf(evidence, 'complaints', batchStream)]
        .flatMap(([batch, { state }]) => state.editions.map((edition) => ({ batch, edition })))
        .slice(0, mostEditions);
      const told = await Promise.all(
        askAll(
          evidence,
          editions.map(({ batch, edition }) => {
            const asked = { params: { batch }, query: { edition: String(edition.edition) } };
            return [
              [readPublicTable, null, asked] as const,
              [readPublicResult, null, asked] as const,
            ];
          }),
        ),
      );
      // Where somebody wrote the very word, it does not tell that anything was erased.
      const isTyped = evidence.exchanges.some(({ asked }) =>
        JSON.stringify(asked.body ?? null).includes(JSON.stringify(erasedWord)),
      );
      return told.flatMap(([table, result], index) => {
        const { batch = '', edition } = editions[index] ?? {};
        const name = `batch ${batch}, edition ${edition?.edition ?? 0}`;
        if (edition === undefined || table?.status !== 200 || result?.status !== 200) {
          return [`${name} was answered ${table?.status ?? 0} and ${result?.status ?? 0}`];
        }
        const { complaints: all, closed, staged, open } = edition.totals;
        const totals = [
          result.body.complaints,
          result.body.closed,
          result.body.staged,
          result.body.open,
        ];
        const rows = edition.rows.flatMap((row, place) => {
          const shown = table.body.rows[place] ?? {};
          const same =
            shown.number === row.number &&
            shown.verdict === row.verdict &&
            shown.result === row.result &&
            shown.keyAttention === row.keyAttention;
          const gone = complaints.get(row.complaint)?.state.erased.notes ?? [];
          const texts = (['problem', 'findings', 'handling'] as const).filter((text) =>
            gone.includes(row[text]?.note ?? '')
              ? shown[text] !== erasedWord
              : shown[text] === erasedWord && !isTyped,
          );
          return [
            ...(same
              ? []
              : [
                  `${name}: row ${place + 1} is ${shown.number} ${shown.result}, not ${row.number} ${row.result}`,
                ]),
            ...texts.map(
              (text) =>
                `${name}: the ${text} of ${row.number} is shown or not against what was erased`,
            ),
          ];
        });
        return [
          ...(totals.join() === [all, closed, staged, open].join()
            ? []
            : [`${name}: other totals are read than were made`]),
          ...(table.body.rows.length === edition.rows.length
            ? []
            : [`${name}: ${table.body.rows.length} rows are read`]),
          ...rows,
        ];
      });
    },
  },
];

/** What gives a complaint its result. */
const resulting: ReadonlySet<string> = new Set([
  'complaint.reply-confirmed.v1',
  'complaint.rectification-ended.v1',
]);
const erasedWord = '已删除';
/** The head of the office, who may read every complaint. */
const head: Claims = { sub: 'head', roles: ['office-head@office'] };

/** What an answer holds, as whoever compares it expects it. */
interface Told {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- each endpoint answers its own
  readonly body: any;
}
type Question = readonly [endpoint: Endpoint, as: Claims | null, asked: Asked];

/** Where the places differ; nothing where they tell one story. */
function differences(
  page: Told['body'],
  detail: Told['body'],
  followed: Told['body'],
  table: Told['body'],
  confirmedAt: string | undefined,
): string[] {
  const found: string[] = [];
  const same = (what: string, one: unknown, other: unknown): void => {
    if (JSON.stringify(one ?? null) !== JSON.stringify(other ?? null)) {
      found.push(
        `${what} is ${JSON.stringify(one ?? null)} here and ${JSON.stringify(other ?? null)} there`,
      );
    }
  };
  const dayOf = (instant: string | null): string | null =>
    instant === null ? null : beijingDate(instant);
  same('its stage', page.stage, followed.stage);
  same('its number', page.number, detail.number);
  same('the day on which it came', page.receivedOn, detail.receivedOn);
  same('that it was joined', page.joined, detail.mergedInto !== null);
  same('the day of its hand-over', page.transferredOn, dayOf(followed.transferredAt));
  same('that it was declined', page.declined !== null, detail.declined !== null);
  same('that it is closed', page.closedOn !== null, followed.result === 'closed');
  same('that it ended', followed.stage === 'closed', followed.result === 'closed');
  const row = table?.rows.find((one: { number: string }) => one.number === followed.number);
  same('that it is published', page.outcome !== null, row !== undefined);
  // Whoever reads a result of before is told that there is a newer one.
  if (page.newerUnpublished !== true && followed.transferredAt !== null) {
    same('the newest result', page.outcome?.result ?? 'open', followed.result ?? 'open');
  }
  if (row === undefined || page.outcome === null) return found;
  same('the edition', page.outcome.edition, table.edition);
  for (const field of [
    'verdict',
    'verdictText',
    'result',
    'resultText',
    'findings',
    'handling',
    'goal',
  ]) {
    same(`the ${field}`, page.outcome[field], row[field]);
  }
  // What was confirmed well before the edition stands in it.
  const known =
    confirmedAt !== undefined && Date.parse(confirmedAt) < Date.parse(table.asOf) - slack;
  if (known) same('the result', row.result, followed.result);
  return found;
}

/** The one that a complaint is handled together with in the end, or itself. */
function lastOf(
  complaints: ReadonlyMap<string, { readonly state: { readonly mergedInto: string | null } }>,
  complaint: string,
): string {
  const into = complaints.get(complaint)?.state.mergedInto ?? null;
  return into === null ? complaint : lastOf(complaints, into);
}

/** Receipts that were given, each with its complaint, in the order in which they were. */
function receiptsIn(evidence: Evidence): { receipt: string; complaint: string }[] {
  const commits = commitsByCommand(evidence);
  const found = acknowledged(evidence).flatMap(({ name, command, body }) => {
    if (name !== 'submitComplaint' && name !== 'registerComplaint') return [];
    const stream = (commits.get(command) ?? []).find((one) => one.stream.startsWith('complaint/'));
    return stream === undefined
      ? []
      : [{ receipt: String(body.receipt), complaint: stream.stream.slice('complaint/'.length) }];
  });
  return [...new Map(found.map((one) => [one.complaint, one])).values()];
}

/** Asks all at once and lets time pass until all are answered; gives the answers in the groups of the questions. */
function askAll(
  { world }: Pick<Evidence, 'world'>,
  groups: readonly (readonly Question[])[],
): Promise<Told[]>[] {
  let waiting = 0;
  const ask = async ([endpoint, as, asked]: Question): Promise<Told> => {
    waiting += 1;
    const answered: Answered | 'lost' = await world.door.ask(endpoint, as, asked);
    waiting -= 1;
    return answered === 'lost' ? { status: 0, body: null } : answered;
  };
  const answers = groups.map((group) => Promise.all(group.map(ask)));
  const pass = async (): Promise<void> => {
    for (let turn = 0; turn < 600 && waiting > 0; turn += 1)
      await world.passUntil(world.time.now + 100);
  };
  const passed = pass();
  return answers.map(async (answer) => (await Promise.all([answer, passed]))[0]);
}

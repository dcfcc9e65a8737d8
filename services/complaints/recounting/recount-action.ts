import type { Calendar } from '@ducha/calendar';
import { calendarStream, decideGoneThrough, nextRound, type CalendarCopy } from '@ducha/directory';
import {
  idOf,
  inParallel,
  isRejection,
  ledgerPartition,
  listPages,
  ref,
  type Command,
} from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { complaintLedgers, everyOfficeTodoList } from '../complaint/complaint-rows.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { everyInspection } from '../inspections/every-inspection.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import {
  policyOfComplaints,
  type PolicyOfComplaints,
} from '../inspections/policy-of-complaints.ts';
import { decideRecount, hasDates } from './recount.ts';

const pageSize = 100;
const width = 8;
/** Time that is left for the page in hand, in milliseconds. */
const reserve = 10_000;

type Reading = Pick<Store, 'client' | 'table' | 'log'>;

/** What one complaint's dates are counted anew by. */
interface Round {
  readonly command: Command;
  readonly calendar: Calendar;
  /** What the ids of its commands follow from: a complaint that has been done is not done again. */
  readonly name: string;
}

/**
 * Another calendar came: every complaint that has open dates is asked to count them anew, and when all were,
 * the round is over. Whatever ends in the middle, the clock meets the same due row a minute later and goes
 * through them again; those that were done are left as they are.
 */
export function recountAction(store: Reading): DueAction {
  return async ({ id, command, remaining }) => {
    const stream = ref(calendarStream, id);
    const { state } = await store.log.load(stream);
    if (!isDue(state, command.at)) return;
    const { sourceVersion, calendar } = state;
    const round = state.gone + 1;
    const name = idOf('recount', String(sourceVersion), String(round));
    const policies = new Map<unknown, PolicyOfComplaints>();
    for await (const inspection of everyInspection(store)) {
      const { opened } = (await store.log.load(ref(inspectionStream, inspection))).state;
      if (opened === null) continue;
      const policy = policyOfComplaints(opened);
      policies.set(inspection, policy);
      for await (const complaints of openComplaints(store, inspection)) {
        if (remaining() < reserve) return;
        await inParallel(complaints, width, (complaint) =>
          recountOne(store, complaint, policy, { command, calendar, name }),
        );
      }
    }
    // What waits for the office, of closed ones too.
    const waiting = { index: 'list3', lists: everyOfficeTodoList(), limit: pageSize } as const;
    for await (const rows of listPages(store.client, store.table, waiting)) {
      if (remaining() < reserve) return;
      await inParallel(rows, width, async ({ id: complaint, data }) => {
        const policy = policies.get(data['inspection']);
        if (policy !== undefined) {
          await recountOne(store, complaint, policy, { command, calendar, name });
        }
      });
    }
    const done = await store.log.handle({
      command: { ...command, id: name, fingerprint: name },
      stream,
      decide: (copy) => decideGoneThrough(copy, { sourceVersion, round }),
    });
    if (isRejection(done)) throw new Error(`a round was refused: ${done.rejected}`);
  };
}

function isDue(copy: CalendarCopy, now: string): boolean {
  const due = nextRound(copy);
  return due !== undefined && due <= now;
}

async function recountOne(
  { log }: Reading,
  complaint: string,
  policy: PolicyOfComplaints,
  { command, calendar, name }: Round,
): Promise<void> {
  const id = idOf(name, complaint);
  const done = await log.handle({
    command: { ...command, id, fingerprint: id },
    stream: ref(complaintStream, complaint),
    decide: (state) => decideRecount(complaint, state, { calendar, policy }),
  });
  if (isRejection(done)) throw new Error(`a recount was refused: ${done.rejected}`);
}

/** The complaints of an inspection that are open and have dates, page by page. */
async function* openComplaints(
  { client, table }: Reading,
  inspection: string,
): AsyncGenerator<readonly string[]> {
  const lists = complaintLedgers(inspection, 'open').map(ledgerPartition);
  const query = { index: 'list1', lists, limit: pageSize } as const;
  for await (const rows of listPages(client, table, query)) {
    yield rows.filter(({ data }) => hasDates(data['stage'])).map(({ id }) => id);
  }
}

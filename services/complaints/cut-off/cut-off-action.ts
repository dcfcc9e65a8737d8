import { beijingDate } from '@ducha/calendar';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { batchStream } from '../batches/batch-fold.ts';
import { nextBatch, policyOfBatch } from '../batches/closing.ts';
import { seriesStream } from '../batches/series-fold.ts';
import { waitingForBatch, type Candidate } from '../batches/waiting.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { publishedNames } from '../published-names/published-names.ts';
import { cutOffStream } from './cut-off-fold.ts';
import { lastDayOfCutOffs } from './last-day.ts';
import { comeBy, decideScheduledClosing, passedBy } from './passing.ts';

/**
 * A time at which batches of an inspection are closed by themselves has come. What the clock meets twice is done once:
 * the list of the batch and that the time has passed are one transaction. What cannot be done yet stays due: the batch
 * before is still being handed over, or a colleague has just closed one.
 */
export function cutOffAction(store: Store): DueAction {
  const { log } = store;
  return async ({ id: inspection, command }) => {
    const stream = ref(cutOffStream, inspection);
    const now = command.at;
    const [{ state: cutOffs }, { state: copy }, calendar] = await Promise.all([
      log.load(stream),
      log.load(ref(inspectionStream, inspection)),
      readCalendar(store),
    ]);
    const facts = { now, calendar, lastDay: lastDayOfCutOffs(copy, calendar) };
    const come = comeBy(cutOffs, facts);
    if (come.what !== 'close') {
      await log.handle({
        command,
        stream,
        decide: (current) => passedBy(notToClose(comeBy(current, facts))),
      });
      return;
    }
    const { opened } = copy;
    if (opened === null) throw new Error('batches of an inspection that nobody heard of');
    const closedOn = beijingDate(now);
    const [{ state: series }, going] = await Promise.all([
      log.load(ref(seriesStream, inspection)),
      nameable(store, await waitingForBatch(store, { inspection, cutOff: come.slot.at }), {
        on: closedOn,
        at: now,
      }),
    ]);
    const place = { inspection, closedOn };
    const batch = nextBatch(series, place);
    const done = await log.handle({
      command,
      stream,
      companions: () => ({ series: ref(seriesStream, inspection), batch: ref(batchStream, batch) }),
      decide: (current, its) => {
        const still = comeBy(current, facts);
        // Somebody has set it otherwise, or closed a batch, while the list was read: the clock comes again.
        if (still.what !== 'close' || still.slot.at !== come.slot.at) return [];
        if (nextBatch(its.series, place) !== batch) {
          return { rejected: 'batch-unfinished' };
        }
        return decideScheduledClosing(its.series, still, {
          ...place,
          complaints: going.named.map(({ id }) => id),
          unnamed: going.unnamed,
          policy: policyOfBatch(policyOfComplaints(opened)),
          request: command.id,
        });
      },
    });
    if (isRejection(done) && done.rejected !== 'batch-unfinished') {
      throw new Error(`a batch was not closed: ${done.rejected}`);
    }
  };
}

/** What was to be closed when it is decided, but not when it was read, is left to the next look of the clock. */
function notToClose(come: ReturnType<typeof comeBy>) {
  return come.what === 'close' ? ({ what: 'nothing' } as const) : come;
}

/** Those of which it can be said where they go and what about, and how many others there are. */
async function nameable(
  store: Store,
  waiting: readonly Candidate[],
  when: { readonly on: string; readonly at: string },
): Promise<{ readonly named: readonly Candidate[]; readonly unnamed: number }> {
  const names = await publishedNames(store, {
    organisations: waiting.flatMap(({ organisations }) => organisations),
    types: waiting.map(({ mainType }) => mainType),
    ...when,
  });
  if (!('missing' in names)) return { named: waiting, unnamed: 0 };
  const missing = new Set(names.missing.map(({ list, code }) => `${list}/${code}`));
  const named = waiting.filter(
    ({ mainType, organisations }) =>
      !missing.has(`types/${mainType}`) &&
      organisations.every((code) => !missing.has(`organisations/${code}`)),
  );
  return { named, unnamed: waiting.length - named.length };
}

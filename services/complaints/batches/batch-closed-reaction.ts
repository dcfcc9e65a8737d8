import { batchClosed, type Assignment } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { idOf, inParallel, isRejection, ref, type Command } from '@ducha/event-log';
import { reaction, type Heard, type Reaction, type Store } from '@ducha/lambda';
import { batchStream } from './batch-fold.ts';
import { unanswered, type Batch } from './batch-state.ts';
import type { Answer } from './batch-events.ts';
import { decideAnswered, decideHandOver } from './closing.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { leadOf, type Complaint, type SetDate } from '../complaint/complaint-state.ts';
import { duesFrom, type Dues } from '../complaint/deadlines.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { seriesStream } from './series-fold.ts';
import { decideTransfer, type LeftBehind } from '../complaint/transfer.ts';

/** How many complaints are asked before their answers are noted, and how many of these at once. */
const chunk = 50;
const width = 8;
/** Time that is left for the chunk in hand, in milliseconds. */
const reserve = 5_000;

/**
 * A batch's list is fixed: each complaint on it is asked to go, answers are noted in chunks, and when
 * all have answered the batch is handed over. Whatever crashes, the next delivery goes on where this
 * one ended: the command of each complaint has the id of batch and complaint.
 */
export function batchClosedReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(batchClosed, async (heard) => {
    const { batch, inspection } = heard.data;
    const stream = ref(batchStream, batch);
    let { state } = await log.load(stream);
    if (state.begun === null) return { never: 'batch-never-begun' };
    const { opened } = (await log.load(ref(inspectionStream, inspection))).state;
    if (opened === null) return { never: 'inspection-never-began' };
    const calendar = await readCalendar({ log });
    const dues = duesFrom(heard.time, policyOfComplaints(opened), calendar);
    while (state.stage === 'closing' && unanswered(state).length > 0) {
      if (heard.remaining() < reserve) throw new OutOfTime('the batch goes on');
      const answers = await ask(log, heard, unanswered(state).slice(0, chunk), dues);
      const noted = await log.handle({
        command: { ...heard.command, id: idOf('answers', batch, answers[0]?.complaint ?? '') },
        stream,
        decide: (current) => decideAnswered(current, answers),
      });
      if (isRejection(noted)) return { never: noted.rejected };
      state = await newest(log, batch);
    }
    const done = await log.handle({
      command: { ...heard.command, id: idOf('hand-over', batch) },
      stream,
      companions: () => ({ series: ref(seriesStream, inspection) }),
      decide: (current, { series }) => decideHandOver(current, series, heard.time),
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}

/** The invocation ends before the batch does; the queue delivers it again. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

async function newest(log: Store['log'], batch: string): Promise<Batch> {
  return (await log.load(ref(batchStream, batch))).state;
}

async function ask(
  log: Store['log'],
  heard: Heard<{ readonly batch: string }>,
  complaints: readonly string[],
  dues: Dues,
): Promise<Answer[]> {
  const { batch } = heard.data;
  const answers: Answer[] = [];
  await inParallel(complaints, width, async (complaint) => {
    const command: Command = { ...heard.command, id: idOf('transfer', batch, complaint) };
    const done = await log.handle({
      command,
      stream: ref(complaintStream, complaint),
      decide: (state) => decideTransfer(state, { complaint, batch, at: heard.time, dues }),
    });
    answers.push(
      isRejection(done)
        ? { went: false, complaint, reason: reasonOf(done.rejected) }
        : wentAnswer(complaint, done.state),
    );
  });
  return answers;
}

/** With the dates that it went with: another delivery may have counted them by another calendar. */
function wentAnswer(complaint: string, state: Complaint): Answer {
  const { number, accepted, intake, transfer, dates } = state;
  if (number === null || accepted === null || intake === null || transfer === null) {
    throw new Error('a complaint was handed over that was never accepted');
  }
  const assignments = handedTo(state);
  const lead = leadOf({ assignments }) ?? '';
  return {
    went: true,
    complaint,
    number,
    channel: intake.channel,
    assignments: [...assignments],
    mainType: accepted.mainType,
    otherTypes: accepted.otherTypes,
    keyAttention: accepted.keyAttention,
    signInDue: transfer.signInDue,
    replyDue: transfer.replyDue,
    ...unknownYears('signInUnpublished', dates.signIn[lead] ?? null),
    ...unknownYears('replyUnpublished', dates.reply),
  };
}

/** To whom it went, whatever the office has put right when another delivery asks. */
function handedTo({ assignments, reassignments }: Complaint): readonly Assignment[] {
  return reassignments.find(({ handedOver }) => handedOver)?.before ?? assignments;
}

function unknownYears<Name extends string>(name: Name, date: SetDate | null) {
  const years = date?.counted?.unpublished?.years;
  return years === undefined ? {} : { [name]: [...years] };
}

const reasons: readonly LeftBehind[] = ['merged', 'withdrawn', 'declined', 'already-transferred'];

function reasonOf(rejected: string): LeftBehind {
  const reason = reasons.find((one) => one === rejected);
  if (reason === undefined) throw new Error(`a complaint answered ${rejected}`);
  return reason;
}

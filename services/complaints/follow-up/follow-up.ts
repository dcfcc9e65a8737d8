import { beijingDate, stateCouncilCalendar } from '@ducha/calendar';
import { noteRefsIn, type followComplaint } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { ref, type Rejection } from '@ducha/event-log';
import type * as z from 'zod/mini';
import { batchStream } from '../batches/batch-fold.ts';
import type { Batch } from '../batches/batch-state.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { isPaused, type Complaint } from '../complaint/complaint-state.ts';
import {
  declineWords,
  noVerdict,
  resultWordOf,
  stageWords,
  verdictWords,
} from '../complaint/words.ts';
import { answerDate, unpublishedOf, type DueDate } from '../complaint/deadlines.ts';
import { lastDay } from '../complaint/last-day.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { rowMark } from '../disclosure/row-mark.ts';
import { closingOf } from '../call-back/closing.ts';
import { refusedReopening } from '../call-back/reopening.ts';
import { saidOf, type Identified } from '../call-back/satisfaction.ts';
import { decideWithdraw } from '../putting-right/withdraw.ts';
import { erasableByReceipt, shownErasures } from '../erasure/shown-erasures.ts';
import { shownMessages } from '../messages/shown-messages.ts';
import { publishedNames } from '../published-names/published-names.ts';
import type { ComplaintsService } from '../service.ts';
import { textOf, textOrNull } from '../complaint/texts.ts';

type FollowUp = z.infer<typeof followComplaint.answer>;

/** What a complainant sees. A merged complaint shows the progress and outcome of the one it joined. */
export async function followUp(
  service: ComplaintsService,
  id: string,
  own: Complaint,
  now: string,
): Promise<FollowUp | Rejection> {
  const { intake } = own;
  if (intake === null) return { rejected: 'receipt-unknown' };
  const joined = await joinedBy(service, own);
  const followed = joined?.state ?? own;
  // That of the whole, where the organisation has one of its own inside it.
  const reply = isPaused(followed) ? null : (followed.dates.outer ?? followed.dates.reply);
  const stage = followed.stage === 'none' ? own.stage : followed.stage;
  if (stage === 'none') return { rejected: 'receipt-unknown' };
  return {
    stage,
    stageText: stageWords[stage],
    number: own.number,
    receivedOn: intake.receivedOn,
    acceptedOn: own.number === null || own.screenedAt === null ? null : beijingDate(own.screenedAt),
    transferredOn: followed.transfer === null ? null : beijingDate(followed.transfer.at),
    replyDueOn: reply === null ? null : lastDay(reply.due),
    replyDueUnpublished: reply === null ? [] : await unknownYears(service, reply),
    closedOn: followed.closedOn,
    question: await questionOf(service, own),
    messages: await messagesOf(service, own),
    declined: await declinedOf(service, own),
    undone: undoneOf(own),
    withdrawn:
      own.withdrawn === null ? null : { by: own.withdrawn.by, on: beijingDate(own.withdrawn.at) },
    withdrawable: !('rejected' in decideWithdraw(own, { by: 'complainant', ground: null, at: '' })),
    joined: joined !== undefined,
    ...(await afterClosing(service, own, joined ?? { complaint: id, state: own }, now)),
    callBacks: own.callBacks.map(({ channel, outcome, at }) => ({
      on: beijingDate(at),
      channel,
      outcome,
    })),
    reopenings: await reopeningsOf(service, followed, { isOwn: joined === undefined }),
    ...(await outcomeOf(service, joined?.complaint ?? id, followed)),
    erasable: erasableByReceipt(own),
    erasures: shownErasures(own, { toOrganisation: false }),
  };
}

/** The one that it is handled together with: where that was merged into another in its turn, the last of them. */
export async function joinedBy(
  { log }: Pick<ComplaintsService, 'log'>,
  { mergedInto }: Complaint,
): Promise<Identified | undefined> {
  if (mergedInto === null) return undefined;
  const { state } = await log.load(ref(complaintStream, mergedInto));
  return (await joinedBy({ log }, state)) ?? { complaint: mergedInto, state };
}

/**
 * What one said of how it was closed, until when one can, and whether one can ask that it is taken up again. The policy
 * is read of what is closed alone.
 */
async function afterClosing(
  service: ComplaintsService,
  own: Complaint,
  { complaint, state }: Identified,
  now: string,
): Promise<Pick<FollowUp, 'satisfaction' | 'reopenable'>> {
  const { intake, stage } = state;
  if (stage !== 'closed' || intake === null) return { satisfaction: null, reopenable: false };
  const calendar = await readCalendar(service);
  const policy = await service.inspections.policyOf(intake.inspection);
  const closing = closingOf(state, policy, calendar);
  if (closing === undefined) return { satisfaction: null, reopenable: false };
  const { round, until } = closing;
  const told = saidOf(own, complaint, round).at(-1);
  return {
    satisfaction: {
      told: told === undefined ? null : { satisfied: told.satisfied, on: beijingDate(told.at) },
      until: lastDay(until.due),
      unpublished: unpublishedOf(until, calendar),
      open: now < until.due,
    },
    reopenable: refusedReopening(own, now, { policy, calendar }) === undefined,
  };
}

/** Of the one that it joined, that it was taken up again and why; what was refused to another complainant is not told. */
async function reopeningsOf(
  { notes }: ComplaintsService,
  { reopenings }: Complaint,
  { isOwn }: { readonly isOwn: boolean },
): Promise<FollowUp['reopenings']> {
  const told = reopenings.filter(({ decision }) => isOwn || decision?.is === 'granted');
  const opened = await notes.openAll(noteRefsIn(told.map(({ decision }) => decision)));
  return told.map(({ at, decision }) => ({
    askedOn: isOwn ? beijingDate(at) : null,
    decision: decision?.is ?? null,
    decidedOn: decision === null ? null : beijingDate(decision.at),
    reason: textOrNull(opened, decision?.reason ?? null),
  }));
}

/** Of a date that was counted nothing need be read: it says so itself. */
async function unknownYears(service: ComplaintsService, date: DueDate): Promise<number[]> {
  const calendar = date.counted === null ? await readCalendar(service) : stateCouncilCalendar;
  return unpublishedOf(date, calendar);
}

async function questionOf(
  service: ComplaintsService,
  { stage, question }: Complaint,
): Promise<FollowUp['question']> {
  if (stage !== 'asked' || question === null) return null;
  const opened = await service.notes.openAll([question.question]);
  return {
    text: textOf(opened, question.question),
    answerBy: question.answerBy,
    unpublished: await unknownYears(service, answerDate(question)),
  };
}

/** That it is screened once more; what came of that is told by itself. */
function undoneOf({ stage, undone }: Complaint): FollowUp['undone'] {
  const last = undone.at(-1);
  if (last === undefined || !['received', 'asked'].includes(stage)) return null;
  return { decision: last.decision, on: beijingDate(last.at) };
}

/** What was written both ways about their own complaint: the receipt opens it. */
async function messagesOf(
  { notes }: ComplaintsService,
  { messages }: Complaint,
): Promise<FollowUp['messages']> {
  return shownMessages(messages, await notes.openAll(messages.map(({ text }) => text)));
}

async function declinedOf(
  service: ComplaintsService,
  { declined, intake }: Complaint,
): Promise<FollowUp['declined']> {
  if (declined === null || intake === null) return null;
  const { ground, explanation, handedTo } = declined;
  const opened = await service.notes.openAll(explanation === null ? [] : [explanation]);
  const named = { organisations: handedTo === null ? [] : [handedTo], types: [] };
  const names = await publishedNames(service, { ...named, on: intake.receivedOn, at: '' });
  return {
    ground: declineWords[ground],
    explanation: textOrNull(opened, explanation),
    // Of a place without a name nothing is said, rather than its code.
    handedTo: handedTo === null || 'missing' in names ? null : names.organisation(handedTo),
  };
}

/**
 * What the newest edition of its batch published of it, and whether a new one would say otherwise: what was confirmed
 * since is told when it is published, and not before.
 */
async function outcomeOf(
  { log, notes }: ComplaintsService,
  id: string,
  state: Complaint,
): Promise<Pick<FollowUp, 'outcome' | 'newerUnpublished'>> {
  const now = disclosedRowOf(id, state);
  if (state.transfer === null || now === undefined) return nothingPublished;
  const batch: Batch = (await log.load(ref(batchStream, state.transfer.batch))).state;
  const edition = batch.editions.at(-1);
  const row = edition?.rows.find(({ complaint }) => complaint === id);
  if (edition === undefined || row === undefined) {
    return { outcome: null, newerUnpublished: now.verdict !== null };
  }
  const opened = await notes.openAll(noteRefsIn([row.findings, row.handling, row.goal]));
  return {
    outcome: {
      edition: edition.edition,
      publishedAt: edition.asOf,
      verdict: row.verdict,
      verdictText: row.verdict === null ? noVerdict : verdictWords[row.verdict],
      result: row.result,
      resultText: resultWordOf(row),
      findings: textOrNull(opened, row.findings),
      handling: textOrNull(opened, row.handling),
      goal: textOrNull(opened, row.goal),
    },
    newerUnpublished: rowMark(row) !== rowMark(now),
  };
}

const nothingPublished = { outcome: null, newerUnpublished: false };

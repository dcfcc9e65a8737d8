import type { Calendar } from '@ducha/calendar';
import { type complaintShown, type NoteRef, noteRefsIn } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import type * as z from 'zod/mini';
import type { OpenedNote } from '@ducha/notes';
import { isPaused, placeOf, type Complaint, type Reply } from './complaint-state.ts';
import { answerDate, explained } from './deadlines.ts';
import { isEditionBehind } from '../batches/edition-behind.ts';
import { erasableParts, keptAttachments, keptPhotographs } from '../erasure/parts.ts';
import { shownCorrections, shownErasures } from '../erasure/shown-erasures.ts';
import { shownSatisfaction } from '../call-back/satisfaction.ts';
import { shownCopies } from '../passing-on/standing-copies.ts';
import { shownMessages } from '../messages/shown-messages.ts';
import { officeWaits } from '../to-dos/office-dates.ts';
import type { ComplaintsService } from '../service.ts';
import { textOf, textOrNull } from './texts.ts';

type Shown = z.infer<ReturnType<typeof complaintShown>>;

/**
 * A complaint as officials see it: texts that were cleared or written for officials, never the
 * complainant's. What the office wrote to the complainant, at which minute it was received and whether a
 * contact was left is shown to the office, commissioners and teams, and to no organisation: it may tell who
 * that is.
 */
export async function showComplaint(
  service: Pick<ComplaintsService, 'notes' | 'log' | 'client' | 'table'>,
  id: string,
  whole: Complaint,
  {
    version,
    toOffice,
    toRechecker,
  }: {
    readonly version: number;
    readonly toOffice: boolean;
    /** Whether they are told what re-checks found. */
    readonly toRechecker: boolean;
  },
): Promise<Shown> {
  const state = {
    ...(toOffice ? whole : toldToOrganisations(whole)),
    ...(toRechecker ? {} : { rechecks: [] }),
  };
  const { intake, stage, accepted, transfer } = state;
  if (intake === null || stage === 'none') throw new Error('a complaint that was never received');
  const { reply, outer } = isPaused(state) ? { reply: null, outer: null } : state.dates;
  const [opened, calendar, behind] = await Promise.all([
    service.notes.openAll(officialNotes(state)),
    readCalendar(service),
    toOffice ? isEditionBehind(service, id, whole) : null,
  ]);
  return {
    complaint: id,
    version,
    inspection: intake.inspection,
    stage,
    channel: intake.channel,
    number: state.number,
    foreign: intake.foreign,
    receivedAt: toOffice ? intake.receivedAt : null,
    receivedOn: intake.receivedOn,
    anonymous: toOffice ? Object.values(intake.contact).every((one) => one === null) : null,
    ...placeOf(state),
    suggestedType: intake.suggestedType,
    mainType: accepted?.mainType ?? null,
    otherTypes: accepted?.otherTypes ?? [],
    industry: accepted?.industry ?? null,
    keyAttention: accepted?.keyAttention ?? false,
    postedOn: toOffice ? intake.postedOn : null,
    visitors: toOffice ? (state.visit?.people ?? null) : null,
    photographs: toOffice ? keptPhotographs(state).length : null,
    attachments: toOffice ? keptAttachments(state).length : null,
    passedOn: shownCopies(whole, { toOffice }).map(({ copy, original, areas, at }) => ({
      photograph: copy,
      original: toOffice ? original : null,
      areas,
      at,
    })),
    clearedText: textOrNull(opened, accepted?.cleared ?? null),
    gist: textOrNull(opened, state.gist),
    mergedInto: state.mergedInto,
    question:
      state.question === null
        ? null
        : {
            text: textOf(opened, state.question.question),
            answerBy: state.question.answerBy,
            answerDate: explained(answerDate(state.question), calendar),
            answered: state.question.answered,
          },
    messages: shownMessages(state.messages, opened),
    declined:
      state.declined === null
        ? null
        : {
            ground: state.declined.ground,
            explanation: textOrNull(opened, state.declined.explanation),
            handedTo: state.declined.handedTo,
          },
    undone: toOffice
      ? state.undone.map(({ decision, reason, at }) => ({ decision, reason, at }))
      : [],
    batch: transfer?.batch ?? null,
    transferredAt: transfer?.at ?? null,
    assignments: [...state.assignments],
    parts: partsOf(state, calendar),
    acceptanceCorrections: [...state.acceptanceCorrections],
    relocations: [...state.relocations],
    editionDue: behind,
    withdrawn: state.withdrawn,
    relapseOf: state.relapseOf,
    relapses: [...state.relapses],
    reassignments: state.reassignments.map(({ reason, at, before, after }) => ({
      reason,
      at,
      before: [...before],
      after: [...after],
    })),
    replyDue: reply?.due ?? null,
    replyDate: reply === null ? null : explained(reply, calendar),
    officeDates: officeWaits(id, whole).flatMap((act) => {
      const date = whole.dates.office[act];
      const isTold = act === 're-check' ? toRechecker : toOffice;
      if (date === undefined || !isTold) return [];
      const { due, capped } = date;
      return [{ act, due, date: explained(date, calendar), capped }];
    }),
    outerDue: outer?.due ?? null,
    outerDate: outer === null ? null : explained(outer, calendar),
    refusable: refusableOf(state, calendar),
    refusals: state.refusals.map(({ reason, ...refusal }) => ({
      organisation: refusal.organisation,
      at: refusal.at,
      decision: refusal.decision,
      reason: textOf(opened, reason),
    })),
    extensions: state.extensions.map(({ reason, denial, ...extension }) => ({
      ...extension,
      reason: textOf(opened, reason),
      denial: textOrNull(opened, denial),
    })),
    rechecks: state.rechecks.map(({ words, settled, ...recheck }) => ({
      sample: recheck.sample,
      drawnAt: recheck.drawnAt,
      result: recheck.result,
      cause: recheck.cause,
      recheckedAt: recheck.recheckedAt,
      words: textOrNull(opened, words),
      settled:
        settled === null ? null : { at: settled.at, words: textOrNull(opened, settled.words) },
    })),
    replies: state.replies.map((reply) => shownReply(reply, opened)),
    result: state.result,
    task:
      state.task === null ? null : { number: state.task.number, finishedOn: state.task.finishedOn },
    rectificationEnded: state.rectificationEnded,
    callBacks: toOffice ? [...whole.callBacks] : [],
    reopenings: state.reopenings.map((one) => shownReopening(one, { toOffice, opened })),
    satisfaction: toOffice ? shownSatisfaction(whole) : [],
    erasable: toOffice ? erasableParts(whole) : [],
    erasures: shownErasures(whole, { toOrganisation: !toOffice }),
    corrections: shownCorrections(whole),
  };
}

/** Without what is between the office and the complainant. */
function toldToOrganisations(whole: Complaint): Complaint {
  const reopenings = whole.reopenings.filter(({ decision }) => decision?.is === 'granted');
  return { ...whole, question: null, messages: [], reopenings };
}

function shownReopening(
  { through, at, decision }: Complaint['reopenings'][number],
  {
    toOffice,
    opened,
  }: { readonly toOffice: boolean; readonly opened: ReadonlyMap<string, OpenedNote> },
): Shown['reopenings'][number] {
  return {
    through: toOffice ? through : null,
    askedAt: toOffice ? at : null,
    decision: decision?.is ?? null,
    decidedAt: decision?.at ?? null,
    reason: textOrNull(opened, decision?.reason ?? null),
  };
}

/** The notes that officials may read without a recorded look: none of the complainant's own. */
function officialNotes(state: Complaint): NoteRef[] {
  const { accepted, gist, question, declined, refusals, extensions, replies, rechecks } = state;
  const written = state.messages.filter(({ from }) => from === 'office');
  const decided = state.reopenings.map(({ decision }) => decision);
  return noteRefsIn([
    accepted,
    gist,
    question,
    written,
    declined,
    refusals,
    extensions,
    decided,
    replies,
    rechecks,
  ]);
}

function partsOf(state: Complaint, calendar: Calendar): Shown['parts'] {
  return state.assignments.flatMap(({ organisation, role }) => {
    const signIn = state.dates.signIn[organisation];
    return signIn === undefined
      ? []
      : [
          {
            organisation,
            role,
            signInDue: isPaused(state) ? null : signIn.due,
            signInDate: isPaused(state) ? null : explained(signIn, calendar),
            signedInAt: state.signedIn[organisation] ?? null,
          },
        ];
  });
}

function refusableOf({ refusable }: Complaint, calendar: Calendar): Shown['refusable'] {
  if (refusable === null) return null;
  const { until, from, counted = null, most, lapsed } = refusable;
  return { until, date: explained({ from, due: until, counted }, calendar), most, lapsed };
}

function shownReply(
  reply: Reply,
  opened: ReadonlyMap<string, OpenedNote>,
): Shown['replies'][number] {
  const { cleared, plan, returned } = reply;
  return {
    round: reply.round,
    organisation: reply.organisation,
    kind: reply.kind,
    verdict: reply.verdict,
    result: reply.result,
    outcomes: reply.outcomes,
    findings: textOf(opened, reply.findings),
    handling: textOf(opened, reply.handling),
    goal: textOrNull(opened, reply.goal),
    rectification: textOrNull(opened, reply.rectification),
    accountability: textOrNull(opened, reply.accountability),
    plan:
      plan === null ? null : { measures: textOf(opened, plan.measures), deadline: plan.deadline },
    lessReason: textOrNull(opened, reply.lessReason),
    evidence: reply.evidence,
    repliedAt: reply.at,
    state: reply.state,
    returned:
      returned === null ? null : { by: returned.by, reason: textOf(opened, returned.reason) },
    cleared:
      cleared === null
        ? null
        : {
            problem: textOf(opened, cleared.problem),
            findings: textOf(opened, cleared.findings),
            handling: textOf(opened, cleared.handling),
            goal: textOrNull(opened, cleared.goal),
            accountability: textOrNull(opened, cleared.accountability),
          },
  };
}

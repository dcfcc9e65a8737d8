import { noteRefsIn } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { complaintEvents, type ComplaintEvent, type DataOf } from './complaint-events.ts';
import { stageAfterMove, type ComplaintMove, type ComplaintStage } from './complaint-stage.ts';
import { leadOf, placeOf, type Complaint, type Reply, type Undone } from './complaint-state.ts';
import { organisationOf } from './deadlines.ts';

type SetDates = Complaint['dates'];

/** The stream `complaint/<id>`. */
export const complaintStream: StreamKind<Complaint, ComplaintEvent> = {
  kind: 'complaint',
  events: complaintEvents,
  initial: {
    stage: 'none',
    intake: null,
    photographs: [],
    position: null,
    visit: null,
    attachments: [],
    passedOn: [],
    question: null,
    messages: [],
    messageWaits: false,
    declined: null,
    undone: [],
    number: null,
    screenedAt: null,
    accepted: null,
    gist: null,
    located: null,
    relocations: [],
    acceptanceCorrections: [],
    relapseOf: null,
    relapses: [],
    withdrawn: null,
    mergedInto: null,
    joined: [],
    assignments: [],
    formerParts: [],
    reassignments: [],
    transfer: null,
    signedIn: {},
    refusable: null,
    refusals: [],
    extensions: [],
    replies: [],
    result: null,
    closedOn: null,
    openDeadlines: [],
    deadlines: [],
    dates: { signIn: {}, reply: null, outer: null, office: {} },
    task: null,
    rectificationEnded: null,
    satisfaction: [],
    joinedSatisfaction: [],
    callBacks: [],
    reopenings: [],
    rechecks: [],
    plans: [],
    corrections: [],
    erasures: [],
    erased: { notes: [], files: [] },
    endedAt: null,
    retention: null,
  },
  evolve: (state, happened, { at }) => {
    const next = { ...state, ...stageAfter(state, happened), ...changes(state, happened, at) };
    return { ...next, ...endOf(next, at) };
  },
};

/** Nothing more comes of a complaint; one that is taken up again is kept anew. */
function endOf(state: Complaint, at: string): Pick<Complaint, 'endedAt' | 'retention'> {
  const ended =
    ['declined', 'merged', 'closed', 'withdrawn'].includes(state.stage) ||
    (state.stage === 'staged' && state.task !== null);
  return ended
    ? { endedAt: state.endedAt ?? at, retention: state.retention }
    : { endedAt: null, retention: null };
}

/** What each event moves; the others leave the stage as it is. */
const moves: Readonly<Partial<Record<ComplaintEvent['type'], ComplaintMove>>> = {
  'complaint.received.v1': 'receive',
  'complaint.asked.v1': 'ask',
  'complaint.supplemented.v1': 'supplement',
  'complaint.question-lapsed.v1': 'lapse',
  'complaint.accepted.v1': 'accept',
  'complaint.declined.v1': 'decline',
  'complaint.merged.v1': 'merge',
  'complaint.decline-undone.v1': 'undo-decline',
  'complaint.merge-undone.v1': 'undo-merge',
  'complaint.withdrawn.v1': 'withdraw',
  'complaint.transferred.v1': 'transfer',
  'complaint.refused.v1': 'refuse',
  'complaint.reassigned.v1': 'decide-refusal',
  'complaint.replied.v1': 'reply',
  'complaint.reply-approved.v1': 'approve',
  'complaint.reply-returned.v1': 'return',
  'complaint.rectification-ended.v1': 'end-rectification',
  'complaint.reopened.v1': 'reopen',
};

function stageAfter(state: Complaint, happened: ComplaintEvent): { stage: ComplaintStage } {
  const move = moveOf(state, happened);
  return {
    stage: (move === undefined ? undefined : stageAfterMove(state.stage, move)) ?? state.stage,
  };
}

function moveOf(state: Complaint, happened: ComplaintEvent): ComplaintMove | undefined {
  if (happened.type === 'complaint.reply-confirmed.v1') return `confirm-${happened.data.result}`;
  if (happened.type === 'complaint.signed-in.v1') {
    return happened.data.role === 'lead' ? 'sign-in' : undefined;
  }
  if (happened.type === 'complaint.refusal-denied.v1') {
    return state.signedIn[leadOf(state) ?? ''] === undefined ? 'decide-refusal' : 'resume';
  }
  if (happened.type === 'complaint.assignments-changed.v1') {
    const lead = leadOf(happened.data) ?? '';
    return state.signedIn[lead] === undefined ? 'reassign' : 'reassign-signed-in';
  }
  return moves[happened.type];
}

function changes(state: Complaint, { type, data }: ComplaintEvent, at: string): Partial<Complaint> {
  switch (type) {
    case 'complaint.received.v1':
      return { intake: data };
    case 'complaint.photographs-attached.v1':
      return {
        photographs: data.photographs.map(({ photograph, mediaType }) => ({
          photograph,
          mediaType,
          print: null,
        })),
      };
    case 'complaint.photographs-attached.v2':
      return { photographs: data.photographs };
    case 'complaint.position-told.v1':
      return { position: data.position };
    case 'complaint.visited.v1':
      return { visit: data };
    case 'complaint.attachments-attached.v1':
      return { attachments: data.attachments };
    case 'complaint.photographs-passed-on.v1':
      return { passedOn: passedOnNow(state, data, at) };
    case 'complaint.photographs-taken-back.v1':
      return { passedOn: state.passedOn.filter(({ copy }) => !data.copies.includes(copy)) };
    case 'complaint.asked.v1':
      return {
        question: { ...data, answered: false, askedAt: at },
        messages: [...state.messages, { from: 'office', at, text: data.question }],
        messageWaits: false,
      };
    case 'complaint.supplemented.v1':
      return {
        messages: [...state.messages, { from: 'complainant', at, text: data.text }],
        question: state.question === null ? null : { ...state.question, answered: true },
      };
    case 'complaint.written-to-office.v1':
      return {
        messages: [...state.messages, { from: 'complainant', at, text: data.text }],
        messageWaits: true,
      };
    case 'complaint.written-to-complainant.v1':
      return {
        messages: [...state.messages, { from: 'office', at, text: data.text }],
        messageWaits: false,
      };
    case 'complaint.messages-settled.v1':
      return { messageWaits: false };
    case 'complaint.answer-by-moved.v1':
      return { question: state.question === null ? null : { ...state.question, ...data } };
    case 'complaint.question-lapsed.v1':
    case 'complaint.passages-confirmed.v1':
      return {};
    case 'complaint.accepted.v1':
      return {
        accepted: data,
        number: data.number,
        assignments: data.assignments,
        screenedAt: at,
      };
    case 'complaint.gist-given.v1':
      return { gist: data.gist };
    case 'complaint.located.v1':
      return locatedNow(state, data, at);
    case 'complaint.acceptance-corrected.v1':
      return acceptedAsNow(state, data, at);
    case 'complaint.declined.v1':
      return { declined: data, screenedAt: at };
    case 'complaint.merged.v1':
      return { number: data.number, mergedInto: data.into, screenedAt: at };
    case 'complaint.relapse-linked.v1': {
      const linked = { complaint: data.other, number: data.number };
      return data.otherIs === 'earlier'
        ? { relapseOf: linked }
        : { relapses: [...state.relapses, linked] };
    }
    case 'complaint.relapse-unlinked.v1':
      return state.relapseOf?.complaint === data.other
        ? { relapseOf: null }
        : { relapses: state.relapses.filter(({ complaint }) => complaint !== data.other) };
    case 'complaint.withdrawn.v1':
      return { withdrawn: { ...data, at } };
    case 'complaint.joined.v1':
      return { joined: [...state.joined, data.complaint] };
    case 'complaint.parted.v1':
      return {
        joined: state.joined.filter((one) => one !== data.complaint),
        joinedSatisfaction: state.joinedSatisfaction.filter(
          ({ complaint }) => complaint !== data.complaint,
        ),
      };
    case 'complaint.decline-undone.v1':
      return { declined: null, ...screenedAgain(state, 'decline', data, at) };
    case 'complaint.merge-undone.v1':
      return {
        mergedInto: null,
        accepted: null,
        gist: null,
        assignments: [],
        ...screenedAgain(state, 'merge', data, at),
      };
    case 'complaint.transferred.v1':
      return { transfer: data };
    case 'complaint.signed-in.v1':
      return { signedIn: { ...state.signedIn, [data.organisation]: at } };
    case 'complaint.refusable.v1':
      return { refusable: { ...data, from: at, lapsed: false } };
    case 'complaint.refusal-lapsed.v1':
      return {
        refusable: state.refusable === null ? null : { ...state.refusable, lapsed: true },
      };
    case 'complaint.refused.v1':
      return { refusals: [...state.refusals, { ...data, at, decision: null }] };
    case 'complaint.reassigned.v1':
      return {
        assignments: data.assignments,
        formerParts: formerParts(state, data.assignments),
        signedIn: {},
        refusals: decided(state, 'granted'),
      };
    case 'complaint.assignments-changed.v1':
      return assignedAnew(state, data, at);
    case 'complaint.refusal-denied.v1':
      return { refusals: decided(state, 'denied') };
    case 'complaint.extension-asked.v1':
      return {
        extensions: [...state.extensions, { ...data, at, decision: null, denial: null }],
      };
    case 'complaint.extension-granted.v1':
      return { extensions: lastExtension(state, { decision: 'granted' }) };
    case 'complaint.extension-denied.v1':
      return { extensions: lastExtension(state, { decision: 'denied', denial: data.reason }) };
    case 'complaint.replied.v1':
      return {
        replies: [
          ...state.replies,
          {
            ...data,
            evidence: [],
            lessReason: null,
            at,
            state: 'waiting',
            approvedBy: null,
            approvedAt: null,
            returned: null,
            cleared: null,
          },
        ],
      };
    case 'complaint.outcomes-lowered.v1':
      return { replies: lastReplyChanged(state, { lessReason: data.reason }) };
    case 'complaint.evidence-attached.v1':
      return { replies: lastReplyChanged(state, { evidence: data.evidence }) };
    case 'complaint.reply-approved.v1':
      return {
        replies: lastReplyChanged(state, {
          state: 'approved',
          approvedBy: data.by,
          approvedAt: at,
        }),
      };
    case 'complaint.reply-returned.v1':
      return {
        replies: lastReplyChanged(state, {
          state: 'returned',
          returned: { by: data.by, reason: data.reason },
        }),
      };
    case 'complaint.reply-confirmed.v1':
      return {
        rechecks: settledNow(state, { at, words: null }),
        replies: lastReplyChanged(state, { state: 'confirmed', cleared: data }),
        result: data.result,
        closedOn: data.result === 'closed' ? data.on : null,
      };
    case 'complaint.rectification-ended.v1':
      return {
        rectificationEnded: { reason: data.reason, on: data.on },
        result: 'closed',
        closedOn: data.on,
      };
    case 'complaint.task-finished.v1':
      return { task: data };
    case 'complaint.satisfaction-told.v1': {
      const { text, ...told } = data;
      return {
        satisfaction: [...state.satisfaction, { ...told, at }],
        // What they say of it is read as what they write.
        ...(text === null
          ? {}
          : {
              messages: [...state.messages, { from: 'complainant', at, text }],
              messageWaits: true,
            }),
      };
    }
    case 'complaint.joined-satisfaction-told.v1':
      return { joinedSatisfaction: [...state.joinedSatisfaction, { ...data, at }] };
    case 'complaint.called-back.v1': {
      const { text, ...called } = data;
      return {
        callBacks: [...state.callBacks, { ...called, at }],
        // Whoever took it down has read it.
        ...(text === null
          ? {}
          : { messages: [...state.messages, { from: 'complainant', at, text }] }),
      };
    }
    case 'complaint.reopening-asked.v1':
      return {
        reopenings: [...state.reopenings, { ...data, at, decision: null }],
        messages: [...state.messages, { from: 'complainant', at, text: data.reason }],
      };
    case 'complaint.reopening-denied.v1':
      return { reopenings: reopeningDecided(state, { is: 'denied', at, reason: data.reason }) };
    case 'complaint.reopened.v1':
      return {
        reopenings: reopeningDecided(state, { is: 'granted', at, reason: data.reason }),
        // What was found and reached stays; that it is closed does not.
        result: 'open',
        closedOn: null,
      };
    case 'complaint.drawn.v1':
      return {
        rechecks: [
          ...state.rechecks,
          {
            ...data,
            drawnAt: at,
            result: null,
            cause: null,
            words: null,
            recheckedAt: null,
            settled: null,
          },
        ],
      };
    case 'complaint.rechecked.v1': {
      const { samples, ...found } = data;
      return {
        rechecks: state.rechecks.map((one) =>
          samples.includes(one.sample) ? { ...one, ...found, recheckedAt: at } : one,
        ),
      };
    }
    case 'complaint.recheck-settled.v1':
      return { rechecks: settledNow(state, { at, words: data.words }) };
    case 'complaint.staged.v1':
      return {
        plans: [
          ...state.plans,
          { problem: data.problem, goal: data.goal, measures: data.measures },
        ],
      };
    case 'complaint.erasure-ordered.v1':
      return { erasures: [...state.erasures, { ...data, at }] };
    case 'note.erased.v1':
      return {
        erased: {
          notes: [...state.erased.notes, ...data.notes],
          files: [...state.erased.files, ...data.files.map(({ file }) => file)],
        },
      };
    case 'complaint.text-corrected.v1':
      return {
        ...withCorrected(state, data),
        corrections: [...state.corrections, { ...data, at }],
      };
    case 'complaint.retention-set.v1':
      return { retention: data };
    case 'complaint.plan-corrected.v1':
      return {
        plans: state.plans.map((plan, index) =>
          index === state.plans.length - 1 ? { ...plan, [data.text]: data.corrected } : plan,
        ),
      };
    case 'complaint.office-due.v1':
      return { dates: withOfficeDate(state, data, at) };
    case 'complaint.office-due-moved.v1':
      return { dates: withOfficeDate(state, data, state.dates.office[data.act]?.from ?? at) };
    case 'complaint.outer-date-set.v1':
      return { dates: { ...state.dates, outer: data } };
    case 'complaint.outer-date-moved.v1': {
      const { outer } = state.dates;
      return outer === null ? {} : { dates: { ...state.dates, outer: { ...outer, ...data } } };
    }
    // Whose case it is follows from what happened; this tells others.
    case 'deadline.parts-changed.v1':
    case 'complaint.district-changed.v1':
      return {};
    case 'deadline.moved.v1':
      return movedTo(state, data);
    case 'deadline.set.v1':
      return {
        dates: withDate(state, data),
        openDeadlines: [
          ...state.openDeadlines.filter((open) => open !== data.deadline),
          data.deadline,
        ],
        deadlines: [...new Set([...state.deadlines, data.deadline])],
      };
    case 'deadline.met.v1':
      return { openDeadlines: state.openDeadlines.filter((open) => open !== data.deadline) };
  }
}

/** A copy takes the place of the earlier one of the same photograph. */
function passedOnNow(
  { passedOn }: Complaint,
  { photographs }: DataOf<'complaint.photographs-passed-on.v1'>,
  at: string,
): Complaint['passedOn'] {
  const anew = new Set(photographs.map(({ original }) => original));
  return [
    ...passedOn.filter(({ original }) => !anew.has(original)),
    ...photographs.map((one) => ({ ...one, at })),
  ];
}

function acceptedAsNow(
  { accepted, acceptanceCorrections }: Complaint,
  { reason, ...after }: DataOf<'complaint.acceptance-corrected.v1'>,
  at: string,
): Partial<Complaint> {
  if (accepted === null) return {};
  const { mainType, otherTypes, industry, keyAttention } = accepted;
  const before = { mainType, otherTypes, industry, keyAttention };
  return {
    accepted: { ...accepted, ...after },
    acceptanceCorrections: [...acceptanceCorrections, { reason, at, before, after }],
  };
}

/** Where it was told, or found before, is kept where that is corrected after the acceptance. */
function locatedNow(
  state: Complaint,
  { reason, ...after }: DataOf<'complaint.located.v1'>,
  at: string,
): Partial<Complaint> {
  const { relocations } = state;
  return {
    located: after,
    relocations:
      reason === null
        ? relocations
        : [...relocations, { reason, at, before: placeOf(state), after }],
  };
}

/** What was decided is decided no more; what explained it can still be erased. */
function screenedAgain(
  { undone, declined, accepted, gist }: Complaint,
  decision: Undone['decision'],
  { reason }: Pick<Undone, 'reason'>,
  at: string,
): Pick<Complaint, 'screenedAt' | 'undone'> {
  const explanation = declined?.explanation ?? null;
  const texts = noteRefsIn([accepted?.cleared, gist]);
  return { screenedAt: null, undone: [...undone, { decision, reason, at, explanation, texts }] };
}

/** The right text stands where the wrong one stood. That of a plan that went along has an event of its own. */
function withCorrected(
  state: Complaint,
  { text, corrected }: DataOf<'complaint.text-corrected.v1'>,
): Partial<Complaint> {
  if (text === 'measures') return {};
  if (text === 'cleared-text') {
    return state.accepted === null ? {} : { accepted: { ...state.accepted, cleared: corrected } };
  }
  if (text === 'gist') return { gist: corrected };
  if (text === 'explanation') {
    return state.declined === null
      ? {}
      : { declined: { ...state.declined, explanation: corrected } };
  }
  const confirmed = state.replies.findLastIndex(({ cleared }) => cleared !== null);
  return {
    replies: state.replies.map((reply, index) =>
      index === confirmed && reply.cleared !== null
        ? { ...reply, cleared: { ...reply.cleared, [text]: corrected } }
        : reply,
    ),
  };
}

function withDate({ dates, replies }: Complaint, data: DataOf<'deadline.set.v1'>): SetDates {
  const { from, due, counted = null } = data;
  // Until there is a reply dates are counted, if not always told how; after that one without a count is a named day.
  const date = { from, due, counted, named: counted === null && replies.length > 0 };
  return data.act === 'sign-in'
    ? { ...dates, signIn: { ...dates.signIn, [data.organisation]: date } }
    : // One that is counted anew is no longer inside the one before; a day that was named is.
      { ...dates, reply: date, outer: counted === null ? dates.outer : null };
}

function movedTo(state: Complaint, data: DataOf<'deadline.moved.v1'>): Partial<Complaint> {
  const { due, counted = null } = data;
  const { signIn, reply, outer, office } = state.dates;
  if (!data.deadline.endsWith('/sign-in')) {
    // One that was counted is a named day from when the office moved it.
    const named = counted === null || reply?.named === true;
    const moved = reply === null ? null : { ...reply, due, counted, named };
    return { dates: { signIn, reply: moved, outer, office } };
  }
  const organisation = organisationOf(data.deadline);
  const date = signIn[organisation];
  return date === undefined
    ? {}
    : {
        dates: {
          reply,
          outer,
          office,
          signIn: { ...signIn, [organisation]: { ...date, due, counted } },
        },
      };
}

function withOfficeDate(
  { dates }: Complaint,
  { act, due, counted, capped }: DataOf<'complaint.office-due.v1'>,
  from: string,
): SetDates {
  const date = { from, due, counted: counted ?? null, capped: capped === true };
  return { ...dates, office: { ...dates.office, [act]: date } };
}

/** What a re-check found otherwise is settled: the office says so, or has confirmed another reply since. */
function settledNow(
  { rechecks }: Complaint,
  settled: NonNullable<Complaint['rechecks'][number]['settled']>,
): Complaint['rechecks'] {
  return rechecks.map((one) =>
    one.result === 'differs' && one.settled === null ? { ...one, settled } : one,
  );
}

function lastExtension(
  { extensions }: Complaint,
  change: Partial<Complaint['extensions'][number]>,
): Complaint['extensions'] {
  return extensions.map((one, index) =>
    index === extensions.length - 1 ? { ...one, ...change } : one,
  );
}

function reopeningDecided(
  { reopenings }: Complaint,
  decision: NonNullable<Complaint['reopenings'][number]['decision']>,
): Complaint['reopenings'] {
  return reopenings.map((one) => (one.decision === null ? { ...one, decision } : one));
}

function lastReplyChanged(state: Complaint, change: Partial<Reply>): Reply[] {
  return state.replies.map((reply, index) =>
    index === state.replies.length - 1 ? { ...reply, ...change } : reply,
  );
}

/** Whoever stays has signed in as before; before the hand-over nobody has had it who could lose it. */
function assignedAnew(
  state: Complaint,
  { assignments, reason }: DataOf<'complaint.assignments-changed.v1'>,
  at: string,
): Partial<Complaint> {
  const stay = new Set(assignments.map(({ organisation }) => organisation));
  return {
    assignments,
    formerParts: state.transfer === null ? [] : formerParts(state, assignments),
    signedIn: Object.fromEntries(
      Object.entries(state.signedIn).filter(([organisation]) => stay.has(organisation)),
    ),
    reassignments: [
      ...state.reassignments,
      {
        reason,
        at,
        handedOver: state.transfer !== null,
        before: state.assignments,
        after: assignments,
      },
    ],
  };
}

/** Who had a part before and has none now; whoever is assigned again has not left. */
function formerParts(
  { assignments, formerParts: before }: Complaint,
  now: Complaint['assignments'],
): string[] {
  const had = new Set([...before, ...assignments.map(({ organisation }) => organisation)]);
  for (const { organisation } of now) had.delete(organisation);
  return [...had];
}

function decided(state: Complaint, decision: 'granted' | 'denied'): Complaint['refusals'] {
  return state.refusals.map((refusal) =>
    refusal.decision === null ? { ...refusal, decision } : refusal,
  );
}

import type { Notice } from '@ducha/calendar';
import type { NoteRef, RecheckResult, UndoneDecision } from '@ducha/contracts';
import { complaintsPolicy, keepPolicy, standardPolicy } from '@ducha/policy';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import {
  policyOfComplaints,
  type PolicyOfComplaints,
} from '../inspections/policy-of-complaints.ts';

export const complaintId = 'c'.repeat(26);
export const inspectionId = 'd'.repeat(26);
const batch = `${inspectionId}-1`;
const at = '2025-12-20T01:00:00.000Z';

/** A note that refers to nothing. */
export const someNote: NoteRef = { note: `${'n'.repeat(26)}.text`, mac: 'm'.repeat(43) };

/** A notice as it could come: New Year's Day makes the first days of 2027 a holiday. */
export const notice2027: Notice = {
  year: 2027,
  issued: '2026-11-10',
  holidays: [
    { name: 'new-year', off: { from: '2027-01-01', until: '2027-01-03' }, makeUp: ['2027-01-09'] },
  ],
};

/** What holds for the complaints of an inspection of round 3 that says nothing else of its own. */
export const policy: PolicyOfComplaints = policyOfComplaints({
  policy: { round: 3 },
  kept: keepPolicy(standardPolicy(complaintsPolicy)),
  level: 'municipal',
});

export const noOutcomes = {
  orderedToRectify: 0,
  fined: 0,
  fineYuan: 0,
  criminalCases: 0,
  detained: 0,
  summoned: 0,
  heldAccountable: 0,
};

export const received = (
  more: Partial<Extract<ComplaintEvent, { type: 'complaint.received.v1' }>['data']> = {},
): ComplaintEvent => ({
  type: 'complaint.received.v1',
  data: {
    inspection: inspectionId,
    channel: 'web',
    receivedAt: at,
    receivedOn: '2025-12-20',
    postedOn: null,
    problem: someNote,
    place: null,
    contact: { name: null, phone: null, address: null },
    district: null,
    suggestedType: null,
    foreign: null,
    ...more,
  },
});
export const asked: ComplaintEvent = {
  type: 'complaint.asked.v1',
  data: { question: someNote, answerBy: '2025-12-25', due: '2025-12-25T16:00:00.000Z' },
};
export const accepted: ComplaintEvent = {
  type: 'complaint.accepted.v1',
  data: {
    number: 'W3BJ202512200001',
    mainType: 'noise',
    otherTypes: ['air'],
    industry: null,
    keyAttention: true,
    assignments: [
      { organisation: '110106', role: 'assist' },
      { organisation: '110105', role: 'lead' },
    ],
    cleared: someNote,
  },
};
const gistGiven: ComplaintEvent = {
  type: 'complaint.gist-given.v1',
  data: { gist: { ...someNote, note: `${'n'.repeat(26)}.gist` } },
};
const transferred: ComplaintEvent[] = [
  {
    type: 'complaint.transferred.v1',
    data: {
      batch,
      at,
      signInDue: '2025-12-22T16:00:00.000Z',
      replyDue: '2025-12-30T16:00:00.000Z',
    },
  },
  ...['110106', '110105'].map((organisation): ComplaintEvent => ({
    type: 'deadline.set.v1',
    data: {
      deadline: `complaint/${complaintId}/${organisation}/sign-in`,
      matter: { kind: 'complaint', id: complaintId, number: 'W3BJ202512200001' },
      act: 'sign-in',
      organisation,
      from: at,
      due: '2025-12-22T16:00:00.000Z',
    },
  })),
  {
    type: 'deadline.set.v1',
    data: {
      deadline: `complaint/${complaintId}/110105/reply`,
      matter: { kind: 'complaint', id: complaintId, number: 'W3BJ202512200001' },
      act: 'reply',
      organisation: '110105',
      from: at,
      due: '2025-12-30T16:00:00.000Z',
    },
  },
];
const signedIn: ComplaintEvent = {
  type: 'complaint.signed-in.v1',
  data: { organisation: '110105', role: 'lead' },
};
const refused: ComplaintEvent = {
  type: 'complaint.refused.v1',
  data: { organisation: '110105', reason: someNote },
};

type Replied = Extract<ComplaintEvent, { type: 'complaint.replied.v1' }>['data'];

export const replyData = (more: Partial<Replied> = {}): Replied => ({
  round: 1,
  organisation: '110105',
  by: 'desk',
  kind: 'final',
  verdict: 'substantiated',
  result: 'closed',
  outcomes: noOutcomes,
  findings: someNote,
  handling: someNote,
  goal: someNote,
  rectification: null,
  accountability: null,
  plan: null,
  ...more,
});
export const replied = (more: Partial<Replied> = {}): ComplaintEvent => ({
  type: 'complaint.replied.v1',
  data: replyData(more),
});
export const stagedReply = replied({
  result: 'staged',
  plan: { measures: someNote, deadline: '2026-03-31' },
});
export const approved: ComplaintEvent = {
  type: 'complaint.reply-approved.v1',
  data: { round: 1, by: 'principal' },
};
export const confirmed = (result: 'closed' | 'staged' | 'open', round = 1): ComplaintEvent => ({
  type: 'complaint.reply-confirmed.v1',
  data: {
    round,
    result,
    on: '2025-12-28',
    problem: someNote,
    findings: someNote,
    handling: someNote,
    goal: someNote,
    accountability: null,
  },
});

const handed = [received(), accepted, gistGiven, ...transferred];
const handling = [...handed, signedIn];

/** It was taken back. */
export function withdrawn(by: 'complainant' | 'office'): ComplaintEvent {
  const ground = by === 'office' ? 'sent-twice' : null;
  return { type: 'complaint.withdrawn.v1', data: { by, ground } };
}

/** Its complainant asked that it is taken up again, and the office decided. */
export const reopeningAsked: ComplaintEvent = {
  type: 'complaint.reopening-asked.v1',
  data: { through: 'receipt', reason: someNote, round: 1 },
};
export const reopeningDenied: ComplaintEvent = {
  type: 'complaint.reopening-denied.v1',
  data: { reason: someNote },
};
export const reopened: ComplaintEvent = {
  type: 'complaint.reopened.v1',
  data: { reason: someNote },
};

/** What happened to a complaint up to each stage. */
export const histories: Readonly<Record<ComplaintStage, readonly ComplaintEvent[]>> = {
  none: [],
  received: [received()],
  asked: [received(), asked],
  declined: [
    received(),
    {
      type: 'complaint.declined.v1',
      data: { ground: 'repeated', explanation: null, handedTo: null },
    },
  ],
  merged: [
    received(),
    {
      type: 'complaint.merged.v1',
      data: { number: 'W3BJ202512200002', into: 'e'.repeat(26) },
    },
  ],
  accepted: [received(), accepted, gistGiven],
  transferred: handed,
  refused: [...handed, refused],
  handling,
  replied: [...handling, replied()],
  approved: [...handling, replied(), approved],
  staged: [...handling, stagedReply, approved, confirmed('staged')],
  closed: [...handling, replied(), approved, confirmed('closed')],
  withdrawn: [received(), accepted, gistGiven, withdrawn('complainant')],
};

/** A decision of the screening was taken back. */
export const undone = (decision: UndoneDecision): ComplaintEvent => ({
  type: `complaint.${decision}-undone.v1`,
  data: { reason: 'slip' },
});
/** The office gave it to others by itself; the first of them leads. */
export const assignedAnew = (...organisations: readonly string[]): ComplaintEvent => ({
  type: 'complaint.assignments-changed.v1',
  data: {
    assignments: organisations.map((organisation, index) => ({
      organisation,
      role: index === 0 ? 'lead' : 'assist',
    })),
    reason: 'wrong-organisation',
  },
});
/** The sample that draws it. */
export const sampleId = `${batch}-1`;
/** It was drawn for re-check; whoever confirmed its reply. */
export const drawn = (confirmedBy: string | null, sample = sampleId): ComplaintEvent => ({
  type: 'complaint.drawn.v1',
  data: { sample, confirmedBy },
});
/** What the re-check found. */
export const rechecked = (result: RecheckResult, sample = sampleId): ComplaintEvent => ({
  type: 'complaint.rechecked.v1',
  data: { samples: [sample], result, cause: null, words: someNote },
});
/** The words of the complainant are gone. */
export const wordsErased: ComplaintEvent = {
  type: 'note.erased.v1',
  data: {
    matter: { kind: 'complaint', id: complaintId },
    cause: 'complainant',
    parts: ['words'],
    notes: [someNote.note],
    files: [],
    plan: [],
    last: true,
  },
};

/** The complaint after these events. */
export function complaintAfter(...events: readonly ComplaintEvent[]): Complaint {
  return events.reduce(
    (state, event, index) => complaintStream.evolve(state, event, { version: index + 1, at }),
    complaintStream.initial,
  );
}

/** A complaint at a stage. */
export function complaintAt(stage: ComplaintStage): Complaint {
  return complaintAfter(...histories[stage]);
}

import { isRejection, type Rejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { Complaint } from '../complaint/complaint-state.ts';
import { decideTaskFinished } from '../complaint/task-finished.ts';
import { decideApproval, decideReply } from '../handling/reply.ts';
import { decideConfirm } from '../handling/review.ts';
import {
  complaintAt,
  complaintId,
  complaintAfter,
  histories,
  replyData,
  someNote,
} from '../testing/complaint-history.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { oneDeadline } from '../complaint/deadlines.ts';
import { todosOf, type Desk } from './todo.ts';

const signInDue = '2025-12-22T16:00:00.000Z';
const replyDue = '2025-12-30T16:00:00.000Z';
const at = '2025-12-26T01:00:00.000Z';
const lead = { complaint: complaintId, organisation: '110105' };

/** Stage × desk → the act and its date. 110105 leads, 110106 assists and has not signed in. */
const table: Readonly<
  Record<ComplaintStage, Readonly<Record<string, readonly [act: string, due: string | null]>>>
> = {
  none: {},
  received: { 'office-screener': ['screen', null] },
  asked: {},
  declined: {},
  withdrawn: {},
  merged: {},
  accepted: {},
  transferred: {
    'organisation-desk of 110105': ['sign-in', signInDue],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  // Of a log of before, in which dates ran on while a refusal was being decided; reply.test.ts has one of today.
  refused: {
    'office-decider': ['decide-refusal', null],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  handling: {
    'organisation-desk of 110105': ['reply', replyDue],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  replied: {
    'organisation-principal of 110105': ['approve-reply', replyDue],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  approved: {
    'office-reviewer': ['review-reply', null],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  staged: { 'organisation-desk of 110106': ['sign-in', signInDue] },
  closed: { 'organisation-desk of 110106': ['sign-in', signInDue] },
};

function seen(...events: readonly ComplaintEvent[]) {
  return Object.fromEntries(
    todosOf(complaintId, complaintAfter(...events)).map(({ desk, organisation, act, due }) => [
      organisation === null ? desk : `${desk} of ${organisation}`,
      [act, due],
    ]),
  );
}

const wrote: ComplaintEvent = {
  type: 'complaint.written-to-office.v1',
  data: { text: someNote },
};
const answered: ComplaintEvent = {
  type: 'complaint.written-to-complainant.v1',
  data: { text: someNote },
};
const settled: ComplaintEvent = { type: 'complaint.messages-settled.v1', data: {} };

describe('who is expected to do what next', () => {
  test.each(Object.entries(table))('at %s', (stage, expected) => {
    expect(seen(...histories[stage as ComplaintStage])).toEqual(expected);
  });

  test.each(['accepted', 'transferred', 'handling', 'closed', 'declined'] as const)(
    'what the complainant writes at %s waits for the office, until it answers or says that none is needed',
    (stage) => {
      const written = [...histories[stage], wrote];
      expect(seen(...written)).toMatchObject({ 'office-screener': ['answer-message', null] });
      for (const end of [answered, settled]) {
        expect(seen(...written, end)).toEqual(table[stage]);
        expect(seen(...written, end, wrote)).toMatchObject({
          'office-screener': ['answer-message', null],
        });
      }
    },
  );

  test('what is written while the office has another word is read there', () => {
    for (const stage of ['received', 'refused', 'approved'] as const) {
      expect(seen(...histories[stage], wrote)).toEqual(table[stage]);
    }
  });

  test('no desk has two to-dos about one complaint, at any stage', () => {
    for (const stage of Object.keys(histories) as ComplaintStage[]) {
      const places = todosOf(complaintId, complaintAt(stage)).map(
        ({ organisation }: { organisation: string | null; desk: Desk }) => organisation,
      );
      expect(new Set(places).size).toBe(places.length);
    }
  });

  test('once it signed in an assisting organisation has nothing to do', () => {
    const signed: ComplaintEvent = {
      type: 'complaint.signed-in.v1',
      data: { organisation: '110106', role: 'assist' },
    };
    expect(seen(...histories.handling, signed)).toEqual({
      'organisation-desk of 110105': ['reply', replyDue],
    });
  });

  test('a question that was answered, or that lapsed, is screened', () => {
    const lapsed: ComplaintEvent = {
      type: 'complaint.question-lapsed.v1',
      data: { due: '2025-12-25T16:00:00.000Z' },
    };
    expect(seen(...histories.asked, lapsed)).toEqual({ 'office-screener': ['screen', null] });
  });

  test('a reply that was returned for redo is due again, on its new date', () => {
    const redoBy = '2026-01-05T16:00:00.000Z';
    const returned: ComplaintEvent = {
      type: 'complaint.reply-returned.v1',
      data: {
        round: 1,
        by: 'office',
        reason: { note: 'x', mac: 'y' },
        replyDue: redoBy,
      },
    };
    const about = { complaint: complaintId, number: 'W3BJ202512200001', from: at, parts: [] };
    const dated = oneDeadline(about, '110105', 'reply', { due: redoBy, counted: null });
    expect(seen(...histories.approved, returned, dated)).toMatchObject({
      'organisation-desk of 110105': ['reply', redoBy],
    });
  });

  test('a staged complaint is replied to again once its task is done; the date of its first reply is met, and asks nothing more', () => {
    const [by, today] = ['desk', '2025-12-26'];
    const staged = followed(histories.handling, [
      (state) =>
        decideReply(
          state,
          replyData({ result: 'staged', plan: { measures: someNote, deadline: '2026-03-01' } }),
          today,
        ),
      (state) => decideApproval(state, { ...lead, by: 'principal', at }),
      (state) =>
        decideConfirm(state, {
          complaint: complaintId,
          texts: {
            problem: someNote,
            findings: someNote,
            handling: someNote,
            goal: someNote,
            accountability: null,
            measures: someNote,
          },
          by: { subject: 'reviewer', organisation: 'sthjj' },
          today,
        }),
    ]);
    expect(seen(...staged)).not.toHaveProperty('organisation-desk of 110105');
    const finished = followed(staged, [
      (state) =>
        decideTaskFinished(
          state,
          {
            task: 't'.repeat(26),
            number: 'W3BJ202512200001-Z1',
            finishedOn: '2026-03-01',
          },
          { complaint: complaintId, from: at, due: { due: closingBy, counted: null } },
        ),
    ]);
    expect(seen(...finished)).toMatchObject({
      'organisation-desk of 110105': ['reply', closingBy],
    });
    const replied = followed(finished, [(state) => decideReply(state, replyData({ by }), today)]);
    expect(seen(...replied)).toMatchObject({
      'organisation-principal of 110105': ['approve-reply', closingBy],
    });
  });
});

const closingBy = '2026-03-11T16:00:00.000Z';

/** What the deciders make of a history, one after the other. */
function followed(
  events: readonly ComplaintEvent[],
  decide: readonly ((state: Complaint) => readonly ComplaintEvent[] | Rejection)[],
): readonly ComplaintEvent[] {
  return decide.reduce<readonly ComplaintEvent[]>((before, next) => {
    const made = next(complaintAfter(...before));
    if (isRejection(made)) throw new Error(made.rejected);
    return [...before, ...made];
  }, events);
}

import { describe, expect, test } from 'vitest';
import {
  complaintAt,
  complaintId,
  complaintAfter,
  histories,
} from '../testing/complaint-history.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { todosOf, type Desk } from './todo.ts';

const signInDue = '2025-12-22T16:00:00.000Z';
const replyDue = '2025-12-30T16:00:00.000Z';

/** Stage × desk → the act and its date. 110105 leads, 110106 assists and has not signed in. */
const table: Readonly<
  Record<ComplaintStage, Readonly<Record<string, readonly [act: string, due: string | null]>>>
> = {
  none: {},
  received: { 'office-screener': ['screen', null] },
  asked: {},
  declined: {},
  merged: {},
  accepted: {},
  transferred: {
    'organisation-desk of 110105': ['sign-in', signInDue],
    'organisation-desk of 110106': ['sign-in', signInDue],
  },
  refused: { 'office-screener': ['decide-refusal', null] },
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

describe('who is expected to do what next', () => {
  test.each(Object.entries(table))('at %s', (stage, expected) => {
    expect(seen(...histories[stage as ComplaintStage])).toEqual(expected);
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
    expect(seen(...histories.approved, returned)).toMatchObject({
      'organisation-desk of 110105': ['reply', redoBy],
    });
  });

  test('a date that was met is not late when it has passed', () => {
    const met: ComplaintEvent = {
      type: 'deadline.met.v1',
      data: { deadline: `complaint/${complaintId}/110105/reply`, at: '2025-12-26T01:00:00.000Z' },
    };
    expect(seen(...histories.replied, met)).toMatchObject({
      'organisation-principal of 110105': ['approve-reply', null],
    });
  });

  test('a staged complaint is replied to again once its rectification task is done', () => {
    const finished: ComplaintEvent = {
      type: 'complaint.task-finished.v1',
      data: { task: 't'.repeat(26), number: 'W3BJ202512200001', finishedOn: '2026-03-01' },
    };
    expect(seen(...histories.staged)).not.toHaveProperty('organisation-desk of 110105');
    expect(seen(...histories.staged, finished)).toMatchObject({
      'organisation-desk of 110105': ['reply', replyDue],
    });
  });
});

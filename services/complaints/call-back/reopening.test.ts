import { stateCouncilCalendar as calendar } from '@ducha/calendar';
import { isRejection, type Rejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { decideReply } from '../handling/reply.ts';
import { standing } from '../complaint/complaint-rows.ts';
import {
  approved,
  complaintAfter,
  complaintAt,
  complaintId,
  confirmed,
  histories,
  noOutcomes,
  policy,
  reopened,
  reopeningAsked,
  reopeningDenied,
  replied,
  replyData,
  someNote,
} from '../testing/complaint-history.ts';
import { stagedWithPlan } from '../testing/staged-plan.ts';
import { todosOf } from '../to-dos/todo.ts';
import {
  closedBy,
  decideAskReopening,
  decideDenyReopening,
  decideGrantReopening,
} from './reopening.ts';

/** It was closed on 20 December: until the end of 3 January. */
const inTime = '2026-01-03T15:59:59.999Z';
const late = '2026-01-03T16:00:00.000Z';
const asked = complaintAfter(...histories.closed, reopeningAsked);
const denied = complaintAfter(...histories.closed, reopeningAsked, reopeningDenied);
const again = complaintAfter(...histories.closed, reopeningAsked, reopened);
const replyDue = { due: '2026-01-11T16:00:00.000Z', counted: null };
const screener = { subject: 'screener', organisation: 'sthjj', closedBy: 'reviewer' };

const ask = (state: Complaint, at = inTime) =>
  decideAskReopening(state, { through: 'receipt', reason: someNote, at }, { policy, calendar });
const grant = (state: Complaint, by = screener) =>
  decideGrantReopening(state, {
    complaint: complaintId,
    reason: someNote,
    at: inTime,
    dues: { reply: replyDue },
    by,
  });
const deny = (state: Complaint, by = screener) =>
  decideDenyReopening(state, { reason: someNote, by });

function told(outcome: readonly ComplaintEvent[] | Rejection): readonly ComplaintEvent[] {
  if (isRejection(outcome)) throw new Error(outcome.rejected);
  return outcome;
}
const officeActs = (state: Complaint): string[] =>
  todosOf(complaintId, state).flatMap(({ act, organisation }) =>
    organisation === null ? [act] : [],
  );

describe('a complainant asks that it is taken up again', () => {
  test('while it is closed, until the end of the last day', () => {
    expect(ask(complaintAt('closed'))).toEqual([reopeningAsked]);
    expect(ask(complaintAt('closed'), late)).toEqual({ rejected: 'closing-past' });
  });

  test('at no other stage, one that was taken back among them', () => {
    for (const stage of Object.keys(histories) as (keyof typeof histories)[]) {
      if (stage === 'closed' || stage === 'merged' || stage === 'none') continue;
      expect(ask(complaintAt(stage)), stage).toEqual({ rejected: 'wrong-stage' });
    }
    expect(ask(complaintAt('none'))).toEqual({ rejected: 'not-found' });
  });

  test('not of one that was merged into another: that is another complainant’s', () => {
    expect(ask(complaintAt('merged'))).toEqual({ rejected: 'merged-into-another' });
  });

  test('once: neither while the office decides, nor when it has', () => {
    expect(ask(asked)).toEqual({ rejected: 'already-done' });
    expect(ask(denied)).toEqual({ rejected: 'reopenings-exhausted' });
    const closedAgain = complaintAfter(
      ...histories.closed,
      reopeningAsked,
      reopened,
      replied({ round: 2 }),
      approved,
      confirmed('closed'),
    );
    expect(closedAgain.stage).toBe('closed');
    expect(ask(closedAgain)).toEqual({ rejected: 'reopenings-exhausted' });
  });

  test('and the office finds it among what it has to do', () => {
    expect(officeActs(complaintAt('closed'))).toEqual([]);
    expect(officeActs(asked)).toEqual(['decide-reopening']);
    expect(officeActs(denied)).toEqual([]);
    expect(officeActs(again)).toEqual([]);
    // The words are read as messages are.
    expect(asked.messages).toMatchObject([{ from: 'complainant', text: someNote }]);
  });
});

describe('the office decides', () => {
  test('it is handled anew, by a date that is counted from now', () => {
    const events = told(grant(asked));
    expect(events).toMatchObject([
      { type: 'complaint.reopened.v1' },
      {
        type: 'deadline.set.v1',
        data: {
          act: 'reply',
          organisation: '110105',
          from: inTime,
          due: replyDue.due,
          parts: ['110106', '110105'],
        },
      },
    ]);
    const state = complaintAfter(...histories.closed, reopeningAsked, ...events);
    expect(state).toMatchObject({
      stage: 'handling',
      result: 'open',
      closedOn: null,
      endedAt: null,
      retention: null,
      reopenings: [{ decision: { is: 'granted', reason: someNote } }],
    });
    expect(standing(state.stage)).toBe('open');
    expect(todosOf(complaintId, state)).toContainEqual(
      expect.objectContaining({ act: 'reply', organisation: '110105', due: replyDue.due }),
    );
  });

  test('or it stays closed, for a reason', () => {
    const state = complaintAfter(...histories.closed, reopeningAsked, ...told(deny(asked)));
    expect(state).toMatchObject({
      stage: 'closed',
      result: 'closed',
      closedOn: '2025-12-28',
      reopenings: [{ decision: { is: 'denied', reason: someNote } }],
    });
  });

  test('nothing that nobody asked for, and nothing twice', () => {
    for (const state of [complaintAt('closed'), denied, again, complaintAt('staged')]) {
      expect(grant(state)).toEqual({ rejected: 'wrong-stage' });
      expect(deny(state)).toEqual({ rejected: 'wrong-stage' });
    }
  });

  test('neither who had it closed, nor anyone of an organisation that has a part in it', () => {
    for (const by of [
      { ...screener, subject: 'reviewer' },
      { ...screener, organisation: '110106' },
    ]) {
      expect(grant(asked, by)).toEqual({ rejected: 'own-case' });
      expect(deny(asked, by)).toEqual({ rejected: 'own-case' });
    }
    expect(isRejection(grant(asked, { ...screener, closedBy: '' }))).toBe(false);
  });

  test('who had it closed is who confirmed the last reply, or ended its rectification', () => {
    const commit = (subject: string, type: string) => ({
      actor: { role: 'office-reviewer' as const, organisation: null, subject },
      events: [{ type, data: {} }],
    });
    const confirmation = commit('first', 'complaint.reply-confirmed.v1');
    expect(closedBy([])).toBeNull();
    expect(closedBy([confirmation, commit('desk', 'complaint.replied.v1')])).toBe('first');
    expect(closedBy([confirmation, commit('head', 'complaint.rectification-ended.v1')])).toBe(
      'head',
    );
  });
});

describe('what was taken up again', () => {
  const fined = { ...noOutcomes, fined: 1, fineYuan: 50_000 };
  const closedWithFine = [
    ...histories.handling,
    replied({ outcomes: fined }),
    approved,
    confirmed('closed'),
  ];

  test('reads as not closed in the next edition, with what was found and reached', () => {
    const before = disclosedRowOf(complaintId, complaintAfter(...closedWithFine));
    const state = complaintAfter(...closedWithFine, reopeningAsked, reopened);
    expect(disclosedRowOf(complaintId, state)).toEqual({ ...before, result: 'open' });
    expect(before).toMatchObject({ result: 'closed', outcomes: fined });
  });

  test('reads as not closed too when the office had ended its rectification', () => {
    const ended: ComplaintEvent = {
      type: 'complaint.rectification-ended.v1',
      data: {
        complaint: complaintId,
        number: 'W3BJ202512200001',
        reason: 'object-gone',
        on: '2025-12-28',
      },
    };
    const state = complaintAfter(...stagedWithPlan(), ended, reopeningAsked, reopened);
    expect(disclosedRowOf(complaintId, state)?.result).toBe('open');
  });

  test('adds up over the rounds: a lesser figure needs its reason', () => {
    const state = complaintAfter(...closedWithFine, reopeningAsked, reopened);
    expect(decideReply(state, replyData(), '2025-12-29')).toMatchObject({
      rejected: 'reply-inconsistent',
    });
    expect(decideReply(state, replyData({ outcomes: fined }), '2025-12-29')).toMatchObject([
      { type: 'complaint.replied.v1', data: { round: 2 } },
    ]);
  });

  test('is closed in stages once: of one complaint there is one task', () => {
    const plan = { measures: someNote, deadline: '2026-06-30' };
    const staged = replyData({ result: 'staged', plan });
    expect(isRejection(decideReply(again, staged, '2025-12-29'))).toBe(false);
    const withTask = complaintAfter(
      ...stagedWithPlan(),
      {
        type: 'complaint.task-finished.v1',
        data: { task: 't'.repeat(26), number: 'RW-2026-0001', finishedOn: '2026-03-01' },
      },
      replied({ round: 2 }),
      approved,
      confirmed('closed'),
      reopeningAsked,
      reopened,
    );
    expect(withTask.stage).toBe('handling');
    expect(decideReply(withTask, staged, '2026-03-02')).toMatchObject({
      rejected: 'reply-inconsistent',
      faults: [{ pointer: '#/result' }],
    });
    for (const more of [{}, { kind: 'interim', result: 'open' }] as const) {
      expect(isRejection(decideReply(withTask, replyData(more), '2026-03-02'))).toBe(false);
    }
  });
});

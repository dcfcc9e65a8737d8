import { stateCouncilCalendar as calendar } from '@ducha/calendar';
import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  policy,
  received,
  reopeningAsked,
  reopeningDenied,
  someNote,
} from '../testing/complaint-history.ts';
import { todosOf } from '../to-dos/todo.ts';
import { decideCallBack, reachableBy, type CallBack } from './call-back.ts';

const other = { ...someNote, note: `${'o'.repeat(26)}.phone` };
const closedWith = (contact: { phone?: typeof other; address?: typeof other }) => [
  received({ contact: { name: null, phone: null, address: null, ...contact } }),
  ...histories.closed.slice(1),
];
const withPhone = closedWith({ phone: other });
const inTime = '2026-01-03T15:59:59.999Z';
const late = '2026-01-03T16:00:00.000Z';

const call = (state: Complaint, more: Partial<CallBack> = {}) =>
  decideCallBack(
    state,
    {
      channel: 'phone',
      outcome: 'not-satisfied',
      text: null,
      reopening: null,
      hasSeenContact: true,
      at: inTime,
      ...more,
    },
    { policy, calendar },
  );
const erased = (note: string): ComplaintEvent => ({
  type: 'note.erased.v1',
  data: {
    matter: { kind: 'complaint', id: complaintId },
    cause: 'complainant',
    parts: ['contact'],
    notes: [note],
    files: [],
    plan: [],
    last: true,
  },
});

describe('a call-back', () => {
  test.each(['satisfied', 'not-satisfied', 'not-reached'] as const)(
    'comes out %s, of the reply that closed it',
    (outcome) => {
      const events = call(complaintAfter(...withPhone), { outcome });
      expect(events).toEqual([
        {
          type: 'complaint.called-back.v1',
          data: { channel: 'phone', outcome, text: null, round: 1 },
        },
      ]);
      const after = complaintAfter(...withPhone, ...(events as ComplaintEvent[]));
      expect(after.callBacks).toMatchObject([{ outcome, channel: 'phone', round: 1 }]);
      expect(after.messages).toEqual([]);
      // Whoever was not reached is called again.
      expect(isRejection(call(after))).toBe(false);
    },
  );

  test('is of a closed complaint alone, whenever it was closed', () => {
    for (const stage of Object.keys(histories) as (keyof typeof histories)[]) {
      if (stage === 'closed') continue;
      const rejected =
        stage === 'none' ? 'not-found' : stage === 'merged' ? 'merged-into-another' : 'wrong-stage';
      expect(call(complaintAt(stage)), stage).toEqual({ rejected });
    }
    expect(isRejection(call(complaintAfter(...withPhone), { at: late }))).toBe(false);
  });

  test('is made by what the complainant left and is still kept', () => {
    expect(reachableBy(complaintAt('closed'))).toEqual([]);
    expect(reachableBy(complaintAfter(...withPhone))).toEqual(['phone']);
    expect(reachableBy(complaintAfter(...closedWith({ address: other })))).toEqual([
      'visit',
      'letter',
    ]);
    for (const state of [
      complaintAt('closed'),
      complaintAfter(...closedWith({ address: other })),
      complaintAfter(...withPhone, erased(other.note)),
    ]) {
      expect(call(state)).toMatchObject({
        rejected: 'contact-missing',
        faults: [{ pointer: '#/channel' }],
      });
    }
  });

  test('is made by nobody who has not looked at the contact', () => {
    expect(call(complaintAfter(...withPhone), { hasSeenContact: false })).toEqual({
      rejected: 'contact-unseen',
    });
  });

  test('takes down what the complainant said, which waits for nobody', () => {
    const events = call(complaintAfter(...withPhone), { text: someNote });
    const after = complaintAfter(...withPhone, ...(events as ComplaintEvent[]));
    expect(after.messages).toMatchObject([{ from: 'complainant', text: someNote }]);
    expect(after.messageWaits).toBe(false);
  });
});

describe('asking in it that it is taken up again', () => {
  const state = complaintAfter(...withPhone);

  test('is a request of the complainant that the office decides', () => {
    const events = call(state, { reopening: someNote });
    expect(events).toMatchObject([
      { type: 'complaint.called-back.v1' },
      {
        type: 'complaint.reopening-asked.v1',
        data: { through: 'call-back', reason: someNote, round: 1 },
      },
    ]);
    const after = complaintAfter(...withPhone, ...(events as ComplaintEvent[]));
    expect(todosOf(complaintId, after)).toContainEqual(
      expect.objectContaining({ act: 'decide-reopening', organisation: null }),
    );
    expect(after.messages).toHaveLength(1);
  });

  test('follows the rules of the receipt, and then nothing is taken down', () => {
    expect(call(state, { reopening: someNote, at: late })).toEqual({ rejected: 'closing-past' });
    const asked = complaintAfter(...withPhone, reopeningAsked);
    expect(call(asked, { reopening: someNote })).toEqual({ rejected: 'already-done' });
    const denied = complaintAfter(...withPhone, reopeningAsked, reopeningDenied);
    expect(call(denied, { reopening: someNote })).toEqual({ rejected: 'reopenings-exhausted' });
    expect(isRejection(call(denied))).toBe(false);
  });
});

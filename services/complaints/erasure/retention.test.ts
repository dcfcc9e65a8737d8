import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import {
  approved,
  complaintAt,
  complaintId,
  confirmed,
  histories,
  received,
  replied,
  someNote,
} from '../testing/complaint-history.ts';
import { withDistinctNotes } from '../testing/distinct-notes.ts';
import { erasableParts } from './parts.ts';
import { decideRetention, retentionDue } from './retention.ts';

const policy = { contactRetention: 24, textRetention: 120 };
const contact = { name: someNote, phone: someNote, address: null };
const closed = withDistinctNotes([received({ contact }), ...histories.closed.slice(1)]);

function after(state: Complaint, events: readonly ComplaintEvent[], at: string): Complaint {
  return events.reduce(
    (next, event) => complaintStream.evolve(next, event, { version: 9, at }),
    state,
  );
}
/** The complaint once the clock has looked at every date that it named, and these dates. */
function ticked(state: Complaint, held = policy) {
  const dates: string[] = [];
  let now = state;
  for (let due = retentionDue(now); due !== undefined; due = retentionDue(now)) {
    const events = decideRetention(now, { complaint: complaintId, at: due, policy: held });
    // A date at which nothing happens would be met again every minute, for ever.
    expect(events.length, due).toBeGreaterThan(0);
    dates.push(due);
    now = after(now, events, due);
  }
  return { state: now, dates };
}

test('a week after the end the dates are set; then the contact goes, and at last the texts', () => {
  const state = after(complaintStream.initial, closed, '2026-01-10T03:00:00.000Z');
  const { dates, state: then } = ticked(state);
  expect(dates).toEqual([
    '2026-01-17T16:00:00.000Z',
    '2028-01-10T16:00:00.000Z',
    '2036-01-10T16:00:00.000Z',
  ]);
  expect(then.erasures.map(({ parts, cause }) => [cause, ...parts])).toEqual([
    ['retention', 'contact'],
    ['retention', 'words', 'photographs', 'messages', 'cleared-text', 'handling'],
  ]);
  expect(erasableParts(then)).toEqual(['published']);
});

test('the dates of a complaint differ, so that each is a timer of its own, by whatever policy', () => {
  const months = fc.integer({ min: 1, max: 600 });
  const end = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(end, months, months, (at, contactRetention, textRetention) => {
      const state = after(complaintStream.initial, closed, at);
      const { dates, state: then } = ticked(state, { contactRetention, textRetention });
      expect(new Set(dates).size).toBe(dates.length);
      expect(erasableParts(then)).toEqual(['published']);
    }),
  );
});

test('before its date nothing happens, and nothing to a complaint that goes on', () => {
  const state = after(complaintStream.initial, closed, '2026-01-10T03:00:00.000Z');
  const early = { complaint: complaintId, at: '2026-01-17T15:59:59.999Z', policy };
  expect(decideRetention(state, early)).toEqual([]);
  for (const stage of ['none', 'received', 'asked', 'accepted', 'handling', 'staged'] as const) {
    expect(retentionDue(complaintAt(stage)), stage).toBeUndefined();
    expect(
      decideRetention(complaintAt(stage), { ...early, at: '2099-01-01T00:00:00.000Z' }),
    ).toEqual([]);
  }
});

test.each(['declined', 'merged', 'closed'] as const)('%s is an end', (stage) => {
  expect(retentionDue(complaintAt(stage))).toBe('2025-12-27T16:00:00.000Z');
});

test('a staged one has ended when its task is finished, and not when it is taken up again', () => {
  const finished: ComplaintEvent = {
    type: 'complaint.task-finished.v1',
    data: { task: 't'.repeat(26), number: 'W3BJ202512200001-Z1', finishedOn: '2026-06-01' },
  };
  const at = '2026-06-01T02:00:00.000Z';
  const done = after(complaintAt('staged'), [finished], at);
  expect(retentionDue(done)).toBe('2026-06-08T16:00:00.000Z');
  const due = { complaint: complaintId, at: '2026-06-08T16:00:00.000Z', policy };
  const set = after(done, decideRetention(done, due), due.at);
  expect(set.retention).not.toBeNull();
  const again = after(set, [replied()], '2026-07-01T02:00:00.000Z');
  expect(again).toMatchObject({ endedAt: null, retention: null });
  expect(retentionDue(again)).toBeUndefined();
  // Its second end is counted from anew, whatever the first one erased.
  const { state: erased } = ticked(set);
  const reopened = after(erased, [replied()], '2037-01-01T02:00:00.000Z');
  const ended = after(reopened, [approved, confirmed('closed')], '2037-02-01T02:00:00.000Z');
  expect(ticked(ended).dates).toEqual([
    '2037-02-08T16:00:00.000Z',
    '2039-02-01T16:00:00.000Z',
    '2047-02-01T16:00:00.000Z',
  ]);
});

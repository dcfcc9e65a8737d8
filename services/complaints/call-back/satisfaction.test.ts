import { stateCouncilCalendar as calendar } from '@ducha/calendar';
import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { decideErasureByReceipt } from '../erasure/erasing.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  policy,
  someNote,
} from '../testing/complaint-history.ts';
import { todosOf } from '../to-dos/todo.ts';
import { decideTellSatisfaction, saidOf, shownSatisfaction } from './satisfaction.ts';

const other = 'e'.repeat(26);
/** It was closed on 20 December: until the end of 3 January. */
const inTime = '2026-01-03T15:59:59.999Z';
const late = '2026-01-03T16:00:00.000Z';

function tell(
  state: Complaint,
  more: { satisfied?: boolean; text?: typeof someNote; at?: string; joined?: Complaint } = {},
) {
  const { satisfied = false, text = null, at = inTime, joined } = more;
  return decideTellSatisfaction(
    { complaint: complaintId, state },
    {
      satisfied,
      text,
      at,
      joined: joined === undefined ? undefined : { complaint: other, state: joined },
    },
    { policy, calendar },
  );
}

function told(...args: Parameters<typeof tell>) {
  const decided = tell(...args);
  if (isRejection(decided)) throw new Error(decided.rejected);
  return decided;
}

const saying = (satisfied: boolean): ComplaintEvent => ({
  type: 'complaint.satisfaction-told.v1',
  data: { satisfied, text: null, about: complaintId, round: 1 },
});

const officeTodos = (state: Complaint): string[] =>
  todosOf(complaintId, state)
    .filter(({ organisation }) => organisation === null)
    .map(({ act }) => act);

describe('whether a complainant is satisfied', () => {
  test('is said of a closed complaint, of the reply that closed it', () => {
    const { primary, joined } = told(complaintAt('closed'), { satisfied: true });
    expect(primary).toEqual([saying(true)]);
    expect(joined).toEqual([]);
  });

  test('is asked at no other stage', () => {
    for (const stage of Object.keys(histories) as (keyof typeof histories)[]) {
      if (stage === 'closed') continue;
      const rejected = stage === 'none' ? 'not-found' : 'wrong-stage';
      expect(tell(complaintAt(stage)), stage).toEqual({ rejected });
    }
  });

  test('is said until the end of the last day that the policy gives', () => {
    expect(isRejection(tell(complaintAt('closed'), { at: inTime }))).toBe(false);
    expect(tell(complaintAt('closed'), { at: late })).toEqual({ rejected: 'closing-past' });
  });

  test('may be said otherwise: the latest holds; the same without a word is nothing new', () => {
    const state = complaintAfter(...histories.closed, saying(false));
    expect(tell(state, { satisfied: false })).toEqual({ rejected: 'nothing-changed' });
    const changed = complaintAfter(
      ...histories.closed,
      saying(false),
      ...told(state, { satisfied: true }).primary,
    );
    expect(saidOf(changed, complaintId, 1).map(({ satisfied }) => satisfied)).toEqual([
      false,
      true,
    ]);
    expect(isRejection(tell(state, { satisfied: false, text: someNote }))).toBe(false);
  });

  test('is said as often as one can write, with words or without', () => {
    const flips = Array.from({ length: policy.messages }, (_, n) => saying(n % 2 === 0));
    expect(tell(complaintAfter(...histories.closed, ...flips), { satisfied: true })).toEqual({
      rejected: 'too-many-messages',
    });
    const written = Array.from({ length: policy.messages }, (): ComplaintEvent => ({
      type: 'complaint.written-to-office.v1',
      data: { text: someNote },
    }));
    const full = complaintAfter(...histories.closed, ...written);
    expect(tell(full, { text: someNote })).toEqual({ rejected: 'too-many-messages' });
    expect(isRejection(tell(full))).toBe(false);
  });

  test('with words is a message that waits for the office, and is erased with the messages', () => {
    const before = complaintAt('closed');
    expect(officeTodos(complaintAfter(...histories.closed, saying(false)))).toEqual([]);
    const state = complaintAfter(...histories.closed, ...told(before, { text: someNote }).primary);
    expect(state.messages).toMatchObject([{ from: 'complainant', text: someNote }]);
    expect(officeTodos(state)).toEqual(['answer-message']);
    const erased = decideErasureByReceipt(state, { complaint: complaintId, parts: ['messages'] });
    expect(erased).toContainEqual(
      expect.objectContaining({
        type: 'note.erased.v1',
        data: expect.objectContaining({ notes: [someNote.note] }),
      }),
    );
  });
});

describe('who was merged into another', () => {
  const into = complaintAfter(...histories.closed, {
    type: 'complaint.joined.v1',
    data: { complaint: complaintId },
  });

  test('judges how that one was closed, and that one hears of it', () => {
    const { primary, joined } = told(complaintAt('merged'), { joined: into, text: someNote });
    expect(primary).toEqual([
      {
        type: 'complaint.satisfaction-told.v1',
        data: { satisfied: false, text: someNote, about: other, round: 1 },
      },
    ]);
    // Its words stay with the receipt that erases them.
    expect(joined).toEqual([
      {
        type: 'complaint.joined-satisfaction-told.v1',
        data: { complaint: complaintId, satisfied: false, round: 1 },
      },
    ]);
    const heard = complaintAfter(...histories.closed, ...joined);
    expect(shownSatisfaction(heard)).toMatchObject([{ by: 'joined', satisfied: false, round: 1 }]);
    expect(officeTodos(heard)).toEqual([]);
  });

  test('says nothing of one that is not closed, or that it joined no more', () => {
    expect(tell(complaintAt('merged'), { joined: complaintAt('handling') })).toEqual({
      rejected: 'wrong-stage',
    });
    expect(tell(complaintAt('merged'))).toEqual({ rejected: 'wrong-stage' });
    expect(tell(complaintAt('closed'), { joined: into })).toEqual({ rejected: 'wrong-stage' });
  });

  test('counts no more once the merger was taken back', () => {
    const { joined } = told(complaintAt('merged'), { joined: into });
    const parted: ComplaintEvent = {
      type: 'complaint.parted.v1',
      data: { complaint: complaintId },
    };
    expect(complaintAfter(...histories.closed, ...joined, parted).joinedSatisfaction).toEqual([]);
  });
});

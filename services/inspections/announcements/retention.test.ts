import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnnouncementEvent } from './announcement-events.ts';
import { announcementStream } from './announcement-fold.ts';
import type { Announcement } from './announcement-state.ts';
import { decideAnnouncementErasure, erasableTexts } from './erasing.ts';
import { decideRetention, retentionDue } from './retention.ts';

const policy = { announcementRetention: 360 };
let notes = 0;
function note() {
  notes += 1;
  return { note: `${String(notes).padStart(26, '0')}.text`, mac: 'm'.repeat(43) };
}
const wording = () => ({
  title: { chinese: note(), english: null },
  text: { chinese: note(), english: note() },
  contact: null,
});
function after(
  state: Announcement | null,
  at: string,
  events: readonly AnnouncementEvent[],
): Announcement {
  const next = events.reduce(
    (folded, event) => announcementStream.evolve(folded, event, { version: 9, at }),
    state,
  );
  if (next === null) throw new Error('it was not published');
  return next;
}
/** One of so many editions, withdrawn on a day in April. */
function withdrawn(editions: number): Announcement {
  return after(standing(editions), '2026-04-19T01:00:00.000Z', [
    { type: 'announcement.withdrawn.v1', data: { reason: note() } },
  ]);
}
function standing(editions: number): Announcement {
  return after(null, '2026-04-01T01:00:00.000Z', [
    {
      type: 'announcement.published.v1',
      data: { kind: 'notice', inspection: null, ...wording() },
    },
    ...Array.from({ length: editions - 1 }, (): AnnouncementEvent => ({
      type: 'announcement.corrected.v1',
      data: wording(),
    })),
  ]);
}
/** The announcement once the clock has looked at every date that it named, and these dates. */
function ticked(state: Announcement, held = policy) {
  const dates: string[] = [];
  let now = state;
  for (let due = retentionDue(now); due !== undefined; due = retentionDue(now)) {
    const events = decideRetention(now, { at: due, policy: held });
    // A date at which nothing happens would be met again every minute, for ever.
    expect(events, due).toHaveLength(1);
    dates.push(due);
    now = after(now, due, events);
  }
  return { state: now, dates };
}

test('a week after it was withdrawn the date is set, thirty years later its editions go, and why', () => {
  const { state, dates } = ticked(withdrawn(2));
  expect(dates).toEqual(['2026-04-26T16:00:00.000Z', '2056-04-19T16:00:00.000Z']);
  expect(state).toMatchObject({
    state: 'withdrawn',
    erasures: [{ texts: ['edition-1', 'edition-2', 'reason'], cause: 'retention', ground: null }],
  });
  expect(state.editions).toHaveLength(2);
});

test('one that stands is the public’s, however old it is, its earlier editions too', () => {
  expect(retentionDue(standing(3))).toBeUndefined();
  expect(decideRetention(standing(3), { at: '2199-01-01T00:00:00.000Z', policy })).toEqual([]);
  expect(decideRetention(null, { at: '2199-01-01T00:00:00.000Z', policy })).toEqual([]);
});

test('before its date nothing happens', () => {
  expect(decideRetention(withdrawn(1), { at: '2026-04-26T15:59:59.999Z', policy })).toEqual([]);
});

test('however many editions it had and whatever went before, nothing is left, and each date is its own', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 600 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
      (editions, announcementRetention, gone) => {
        const whole = withdrawn(editions);
        const texts = gone.map((edition) => `edition-${edition}`);
        const decided = decideAnnouncementErasure(whole, { texts, ground: 'unlawful' });
        const before = 'rejected' in decided || 'primary' in decided ? [] : decided;
        const state = after(whole, '2026-04-20T01:00:00.000Z', before);
        const { state: then, dates } = ticked(state, { announcementRetention });
        expect(new Set(dates).size).toBe(dates.length);
        expect(erasableTexts(then)).toEqual([]);
      },
    ),
  );
});

import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import { inspectionStage, noteRefsIn, type AnnouncementKind } from '@ducha/contracts';
import { announcementTransitions, type AnnouncementState } from './announcement-states.ts';
import { announcementStream } from './announcement-fold.ts';
import type { Announcement } from './announcement-state.ts';
import type { AnnouncementEvent } from './announcement-events.ts';
import { decideAnnouncementErasure } from './erasing.ts';
import { decideCorrection, decidePublication, decideWithdrawal } from './publication.ts';

const note = (field: string) => ({ note: `${'1'.repeat(26)}.${field}`, mac: 'm'.repeat(43) });
const reason = note('reason');
const words = {
  title: { chinese: note('title-chinese'), english: null },
  text: { chinese: note('text-chinese'), english: null },
};
const reachable = { phone: note('phone'), hours: null, mailbox: null, address: null };
const stationing = {
  kind: 'stationing',
  inspection: '0'.repeat(26),
  ...words,
  contact: reachable,
} as const;
const notice = { kind: 'notice', inspection: null, ...words, contact: null } as const;

const published: AnnouncementEvent = { type: 'announcement.published.v1', data: stationing };
const corrected: AnnouncementEvent = {
  type: 'announcement.corrected.v1',
  data: { ...words, contact: reachable },
};
const withdrawn: AnnouncementEvent = { type: 'announcement.withdrawn.v1', data: { reason } };

function given(...events: readonly AnnouncementEvent[]): Announcement | null {
  return events.reduce<Announcement | null>(
    (state, event, index) =>
      announcementStream.evolve(state, event, { version: index + 1, at: `at ${index + 1}` }),
    announcementStream.initial,
  );
}
const states: Readonly<Record<AnnouncementState | 'none', Announcement | null>> = {
  none: given(),
  published: given(published),
  withdrawn: given(published, withdrawn),
};

test.each([
  ['announcement.published.v1', decidePublication(states.none, stationing, 'stationed'), 'none'],
  [
    'announcement.corrected.v1',
    decideCorrection(states.published, corrected.data as never),
    'published',
  ],
  ['announcement.withdrawn.v1', decideWithdrawal(states.published, reason), 'published'],
] as const)('%s happens where the table of transitions says so', (type, decided, from) => {
  expect(decided).toMatchObject([{ type }]);
  expect(announcementTransitions[type].from).toEqual([from]);
});

test('what is withdrawn is neither corrected nor withdrawn, what is not there neither', () => {
  const again = { rejected: 'wrong-stage' };
  expect(decidePublication(states.published, stationing, 'stationed')).toEqual(again);
  expect(decideCorrection(states.withdrawn, { ...words, contact: reachable })).toEqual(again);
  expect(decideWithdrawal(states.withdrawn, reason)).toEqual(again);
  expect(decideCorrection(null, { ...words, contact: null })).toEqual({ rejected: 'not-found' });
  expect(decideWithdrawal(null, reason)).toEqual({ rejected: 'not-found' });
});

test('every edition is kept with its time, and so is the withdrawal', () => {
  expect(given(published, corrected, withdrawn)).toMatchObject({
    state: 'withdrawn',
    editions: [{ at: 'at 1' }, { at: 'at 2' }],
    withdrawn: { at: 'at 3', reason },
  });
});

describe('erasing', () => {
  const twice = given(published, corrected);
  const erase = (state: Announcement | null, ...texts: string[]) =>
    decideAnnouncementErasure(state, { texts, ground: 'asked-for' });
  const of = (state: Announcement | null, ...texts: string[]) => {
    const decided = erase(state, ...texts);
    if (isRejection(decided)) throw new Error(decided.rejected);
    return decided;
  };
  const after = (state: Announcement | null, events: readonly AnnouncementEvent[]) =>
    events.reduce(
      (folded, event) => announcementStream.evolve(folded, event, { version: 9, at: 'later' }),
      state,
    );

  test('names every note of the editions that it is about, once, at whatever state it is', () => {
    const first = { title: words.title, text: words.text, contact: reachable };
    for (const state of [twice, given(published, corrected, withdrawn)]) {
      const [event, ...more] = of(state, 'edition-1', 'edition-1', 'edition-9');
      expect(more).toEqual([]);
      expect(event?.data).toEqual({
        texts: ['edition-1'],
        cause: 'office',
        ground: 'asked-for',
        notes: noteRefsIn(first).map((one) => one.note),
      });
      const then = after(state, of(state, 'edition-1'));
      expect(then).toMatchObject({ state: state?.state, editions: state?.editions });
      expect(erase(then, 'edition-1')).toEqual({ rejected: 'nothing-to-erase' });
      expect(of(then, 'edition-1', 'edition-2')[0]?.data).toMatchObject({ texts: ['edition-2'] });
    }
  });

  test('takes why it was withdrawn, where it was', () => {
    expect(of(states.withdrawn, 'reason')[0]?.data).toMatchObject({ notes: [reason.note] });
    expect(erase(states.published, 'reason')).toEqual({ rejected: 'nothing-to-erase' });
    expect(erase(null, 'edition-1')).toEqual({ rejected: 'not-found' });
  });

  test('goes with a correction that says so, and takes the edition that stood', () => {
    const anew = { ...words, contact: reachable };
    const types = (decided: ReturnType<typeof decideCorrection>) =>
      isRejection(decided) ? decided : decided.map(({ type }) => type);
    expect(types(decideCorrection(twice, anew))).toEqual(['announcement.corrected.v1']);
    expect(types(decideCorrection(twice, anew, 'kept'))).toEqual(['announcement.corrected.v1']);
    const decided = decideCorrection(twice, anew, 'erased');
    expect(types(decided)).toEqual(['announcement.corrected.v1', 'announcement.texts-erased.v2']);
    const then = after(twice, decided as readonly AnnouncementEvent[]);
    expect(then?.editions).toHaveLength(3);
    expect(then?.erasures).toEqual([
      { texts: ['edition-2'], cause: 'correction', ground: null, at: 'later' },
    ]);
    // One that is gone already goes on being gone.
    const gone = after(twice, of(twice, 'edition-2'));
    expect(types(decideCorrection(gone, anew, 'erased'))).toEqual(['announcement.corrected.v1']);
  });
});

test('a stationing announcement goes out when the team comes, others once it is no secret', () => {
  const open = (kind: AnnouncementKind) =>
    inspectionStage.options.filter((stage) => {
      const contact = kind === 'stationing' ? reachable : null;
      return Array.isArray(decidePublication(null, { ...stationing, kind, contact }, stage));
    });
  expect(open('stationing')).toEqual(['preparing', 'stationed']);
  for (const kind of ['feedback', 'rectification', 'notice'] as const) {
    expect(open(kind)).toEqual([
      'preparing',
      'stationed',
      'reporting',
      'feedback-given',
      'rectifying',
      'archived',
    ]);
  }
});

test('a notice needs no inspection; one that is named must be there', () => {
  expect(decidePublication(null, notice, undefined)).toHaveLength(1);
  expect(
    decidePublication(null, { ...notice, inspection: '0'.repeat(26) }, undefined),
  ).toMatchObject({
    rejected: 'unknown-code',
    faults: [{ pointer: '#/inspection' }],
  });
});

test.each([
  [
    'a stationing without inspection and contact',
    { ...stationing, inspection: null, contact: null },
    ['#/contact missing', '#/inspection missing'],
  ],
  [
    'a stationing with hours alone',
    { ...stationing, contact: { ...reachable, phone: null, hours: note('hours') } },
    ['#/contact missing'],
  ],
  ['a notice with a contact', { ...notice, contact: reachable }, ['#/contact not-here']],
] as const)('%s is refused with every fault', (_, publication, expected) => {
  const decided = decidePublication(null, publication, 'stationed');
  expect(decided).toMatchObject({ rejected: 'invalid' });
  const faults = 'faults' in decided ? (decided.faults ?? []) : [];
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
});

test('a correction keeps to the kind of its announcement', () => {
  expect(decideCorrection(states.published, { ...words, contact: null })).toMatchObject({
    rejected: 'invalid',
  });
});

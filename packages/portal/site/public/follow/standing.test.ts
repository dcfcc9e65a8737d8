import { complaintStage } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { standings, type FollowUp } from './standing.ts';

const followed: FollowUp = {
  stage: 'handling',
  stageText: { chinese: '', english: '' },
  number: 'W3BJ202604100001',
  receivedOn: '2026-04-10',
  acceptedOn: '2026-04-11',
  transferredOn: '2026-04-12',
  replyDueUnpublished: [],
  replyDueOn: '2026-04-22',
  closedOn: null,
  question: null,
  messages: [],
  declined: null,
  undone: null,
  withdrawn: null,
  withdrawable: false,
  joined: false,
  satisfaction: null,
  callBacks: [],
  reopenable: false,
  reopenings: [],
  outcome: null,
  newerUnpublished: false,
  erasable: [],
  erasures: [],
};

test('what lies behind is done with its day, what lies ahead has none', () => {
  expect(standings(followed).map(({ station, is, on }) => [station, is, on])).toEqual([
    ['received', 'done', '2026-04-10'],
    ['accepted', 'done', '2026-04-11'],
    ['transferred', 'now', '2026-04-12'],
    ['replied', 'ahead', null],
    ['result', 'ahead', null],
  ]);
});

test('a declined complaint ends there', () => {
  expect(standings({ ...followed, stage: 'declined' }).map(({ station }) => station)).toEqual([
    'received',
    'declined',
  ]);
});

test.each(complaintStage.options)('at %s the complaint stands at one station', (stage) => {
  const line = standings({ ...followed, stage });
  const now = line.findIndex(({ is }) => is === 'now');
  expect(line.filter(({ is }) => is === 'now')).toHaveLength(1);
  expect(line.slice(0, now).every(({ is }) => is === 'done')).toBe(true);
  expect(line.slice(now + 1).every(({ is }) => is === 'ahead')).toBe(true);
});

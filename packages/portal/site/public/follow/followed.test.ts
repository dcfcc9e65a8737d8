import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { follow } from '../../texts/zh/follow.ts';
import { Erasure } from './erasure-form.tsx';
import { Facts, Outcome } from './followed.tsx';
import type { FollowUp } from './standing.ts';

const followed: FollowUp = {
  stage: 'handling',
  stageText: { chinese: '承办单位正在办理', english: 'The responsible organisation is at work' },
  number: 'W3BJ202612310001',
  receivedOn: '2026-12-30',
  acceptedOn: '2026-12-31',
  transferredOn: '2026-12-31',
  replyDueOn: '2027-01-10',
  replyDueUnpublished: [],
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
  erasable: ['contact'],
  erasures: [{ parts: ['words'], cause: 'complainant', at: '2027-01-02T01:00:00.000Z' }],
};
const facts = (more: Partial<FollowUp>): string =>
  renderToString(h(Facts, { texts: follow, followed: { ...followed, ...more } }));
const erasure = (more: Partial<FollowUp>): string =>
  renderToString(
    h(Erasure, {
      texts: follow,
      followed: { ...followed, ...more },
      receipt: '0'.repeat(20),
      show: () => {},
    }),
  );

test('a date of a year without a notice says so to the complainant too, a firm one does not', () => {
  expect(facts({ replyDueUnpublished: [2027] })).toContain('2027年放假安排尚未公布');
  expect(facts({})).not.toContain('尚未公布');
});

test('what can be erased is offered, what was erased is told, and nothing else', () => {
  const shown = erasure({});
  expect(shown).toContain(follow.erasure.part.contact);
  expect(shown).not.toContain(follow.erasure.part.photographs);
  expect(shown).toContain('按您的要求，已删除：举报原文');
  expect(shown).not.toContain(follow.erasure.screening);
  expect(erasure({ erasable: [] })).toContain(follow.erasure.nothing);
  expect(erasure({ stage: 'received' })).toContain(follow.erasure.screening);
});

test('a receipt says plainly that something newer is confirmed and not published yet', () => {
  const outcome = (more: Partial<FollowUp>): string =>
    renderToString(h(Outcome, { texts: follow, followed: { ...followed, ...more } }));
  const published = {
    edition: 1,
    publishedAt: '2027-01-05T01:00:00.000Z',
    verdict: null,
    verdictText: { chinese: '尚待核实', english: 'not yet established' },
    result: 'open' as const,
    resultText: { chinese: '未办结', english: 'not closed yet' },
    findings: null,
    handling: null,
    goal: null,
  };
  expect(outcome({})).toBe('');
  expect(outcome({ newerUnpublished: true })).toContain(follow.outcome.unpublished);
  const shown = outcome({ outcome: published, newerUnpublished: true });
  expect(shown).toContain('未办结');
  expect(shown).toContain(follow.outcome.newer);
  expect(shown).not.toContain(follow.outcome.findings);
  expect(outcome({ outcome: published })).not.toContain(follow.outcome.newer);
});

import type { readComplaintActs } from '@ducha/contracts';
import { reachedOutcomes } from '@ducha/contracts';
import { expect, test } from 'vitest';
import type { BodyOf } from '../../answer.ts';
import { decisionPreviewed, previewOf } from './previewed.ts';

type Acts = BodyOf<typeof readComplaintActs>['acts'];
const reply = {
  verdict: 'substantiated',
  result: 'closed',
  findings: `现场\n核查${'。'.repeat(80)}`,
  handling: '责令改正。',
  plan: null,
  outcomes: reachedOutcomes([]),
};
const shown = {
  complaint: 'c1',
  number: 'D1',
  version: 7,
  replies: [{ ...reply, findings: '旧' }, reply],
} as never as Parameters<typeof decisionPreviewed>[1];
const allowed: Acts[number] & { readonly allowed: true } = {
  act: 'decideReply',
  allowed: true,
  due: null,
  unpublished: [],
  except: [],
};

test('the newest reply is shown in a line, and decided on as it stands', () => {
  const { target, reply: said } = decisionPreviewed('decideReply', shown, [allowed]);
  expect(target).toEqual({ act: 'decideReply', complaint: 'c1', number: 'D1', version: 7 });
  expect(said).toMatchObject({ verdict: 'substantiated', result: 'closed' });
  expect(said?.findings).toMatch(/^现场 核查。+…$/);
  expect(Array.from(said?.findings ?? '')).toHaveLength(61);
  // All of it is there to be read, too.
  expect(said?.whole).toMatchObject({ findings: reply.findings, handling: '责令改正。' });
});

test('what this person may not approve is left out, with the reason', () => {
  const own = { ...allowed, except: [{ decision: 'approve', why: 'own-case' }] } as never;
  const gone = { act: 'decideReply', allowed: false, why: 'wrong-stage' } as never;
  for (const [acts, why] of [
    [[own], 'own-case'],
    [[gone], 'wrong-stage'],
    [[], 'unread'],
  ] as const) {
    const found = decisionPreviewed('decideReply', shown, acts);
    expect([found.target, found.why]).toEqual([undefined, why]);
  }
  expect(decisionPreviewed('decideReply', { ...shown, replies: [] }, [allowed]).why).toBe('unread');
});

test('of a signature nothing is read: what the list showed is signed for', async () => {
  const line = { complaint: 'c1', number: 'D1', version: 3 } as never;
  expect(await previewOf('signIn', [{ line }])).toEqual([
    { target: { act: 'signIn', complaint: 'c1', number: 'D1', version: 3 } },
  ]);
});

import { expect } from 'vitest';
import type { TestPerson } from '@ducha/lambda/testing/one-service.ts';
import { nothingDone, people, type ComplaintsHouse } from './complaints-house.ts';

/** What staff send to bring a complaint from its screening to its end. */
export const acceptance = (more: object = {}) => ({
  decision: 'accept',
  mainType: 'noise',
  keyAttention: false,
  organisations: [
    { organisation: '110105', role: 'lead' },
    { organisation: '110106', role: 'assist' },
  ],
  clearedText: '举报人反映朝阳区某搅拌站夜间施工噪声扰民。',
  ...more,
});
export const finalReply = (more: object = {}) => ({
  kind: 'final',
  verdict: 'substantiated',
  result: 'closed',
  outcomes: nothingDone,
  findings: '经现场核查，该搅拌站夜间施工。',
  handling: '责令立即停止夜间施工。',
  goal: '夜间不再施工',
  ...more,
});
export const confirmation = (more: object = {}) => ({
  decision: 'confirm',
  problem: '某搅拌站夜间施工噪声扰民。',
  findings: '经核查，反映的问题属实。',
  handling: '已责令停止夜间施工。',
  goal: '夜间不再施工',
  ...more,
});

/** What brings a complaint to each stage: the act that the to-do of the stage before asks for. */
export const nextActs: Readonly<
  Record<string, { readonly path: string; readonly as: TestPerson; readonly body: unknown }>
> = {
  screening: { path: 'screening', as: people.screener, body: acceptance() },
  signIn: { path: 'sign-in', as: people.chaoyang, body: {} },
  reply: { path: 'reply', as: people.chaoyang, body: finalReply() },
  approval: {
    path: 'reply/approval',
    as: people.chaoyangPrincipal,
    body: { decision: 'approve' },
  },
  review: { path: 'reply/review', as: people.reviewer, body: confirmation() },
};

/** Registers a complaint of an inspection. */
export async function registered(
  house: ComplaintsHouse,
  inspection: string,
  more: object = {},
): Promise<string> {
  const answer = await house.ask('POST /complaints', {
    as: people.clerk,
    body: { inspection, problem: '夜里很吵，睡不着。', channel: 'phone', ...more },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  await house.settle();
  return answer.body.complaint;
}

/** Does something to a complaint at the version that it has now. */
export async function act(
  house: ComplaintsHouse,
  complaint: string,
  { path, as, body }: { path: string; as: TestPerson; body: unknown },
) {
  const { body: seen } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  return house.ask(`POST /complaints/${complaint}/${path}`, { as, body, seen: seen.version });
}

/** Does it, finds it done, and lets the views follow. */
export async function acted(
  house: ComplaintsHouse,
  complaint: string,
  what: { path: string; as: TestPerson; body: unknown } | undefined,
) {
  if (what === undefined) throw new Error('nothing to do was named');
  const answer = await act(house, complaint, what);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  await house.settle();
  return answer.body;
}

/** Hands over what was accepted in an inspection. */
export async function handOver(house: ComplaintsHouse, inspection: string): Promise<void> {
  const answer = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
  await house.settle();
}

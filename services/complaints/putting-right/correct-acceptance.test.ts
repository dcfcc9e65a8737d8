import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { keptOf } from '../erasure/parts.ts';
import {
  accepted as acceptedOnce,
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  received,
  someNote,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';
import { stagedWithPlan } from '../testing/staged-plan.ts';
import { decideCorrectAcceptance } from './correct-acceptance.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

const right = { ...someNote, note: `${'r'.repeat(26)}.gist` };
type Correction = Parameters<typeof decideCorrectAcceptance>[1];
const correction = (more: Partial<Correction>): Correction => ({
  complaint: complaintId,
  to: {},
  gist: undefined,
  reason: 'judged-anew',
  ...more,
});

function corrected(events: readonly ComplaintEvent[], more: Partial<Correction>) {
  const made = decideCorrectAcceptance(complaintAfter(...events), correction(more));
  if (isRejection(made)) throw new Error(made.rejected);
  return { made, state: complaintAfter(...events, ...made) };
}

const stagesAfter = Object.keys(histories).filter(
  (stage) => stage !== 'withdrawn' && complaintAt(stage as ComplaintStage).accepted !== null,
) as ComplaintStage[];

describe('what is decided', () => {
  test.each(stagesAfter)(
    '%s: types, industry and attention, and what was before is kept',
    (stage) => {
      const to = {
        mainType: 'water',
        otherTypes: ['soil'],
        industry: 'catering',
        keyAttention: false,
      };
      const before = complaintAt(stage);
      const { state } = corrected(histories[stage], { to });
      expect(state.stage).toBe(stage);
      expect(state.accepted).toMatchObject({ ...to, number: before.number });
      expect(state.acceptanceCorrections).toMatchObject([
        {
          reason: 'judged-anew',
          before: { mainType: 'noise', otherTypes: ['air'], industry: null, keyAttention: true },
          after: to,
        },
      ]);
      // No date moves, and nobody else has it.
      expect(state.dates).toEqual(before.dates);
      expect(state.openDeadlines).toEqual(before.openDeadlines);
      expect(state.assignments).toEqual(before.assignments);
    },
  );

  test('what is left out stays; a gist is corrected as a text is, and the old one can be erased', () => {
    const { made, state } = corrected(histories.handling, { gist: right });
    expect(made.map(({ type }) => type)).toEqual(['complaint.text-corrected.v1']);
    expect(state.gist).toEqual(right);
    const old = complaintAt('handling').gist;
    expect(keptOf(state, ['cleared-text']).notes).toContain(old?.note);
    const both = corrected(histories.handling, { gist: right, to: { keyAttention: false } });
    expect(both.made.map(({ type }) => type)).toEqual([
      'complaint.acceptance-corrected.v1',
      'complaint.text-corrected.v1',
    ]);
    expect(both.state.accepted?.mainType).toBe('noise');
    const first = corrected([received(), acceptedOnce], { gist: right });
    expect(first.made.map(({ type }) => type)).toEqual(['complaint.gist-given.v1']);
  });

  test('the next edition says what is so now', () => {
    const { state } = corrected(histories.closed, {
      to: { keyAttention: false, mainType: 'water' },
    });
    expect(disclosedRowOf(complaintId, state)).toMatchObject({
      keyAttention: false,
      types: ['water', 'air'],
    });
  });

  test.each([
    ['not accepted yet', complaintAt('received'), { to: { keyAttention: true } }, 'wrong-stage'],
    ['taken back', complaintAt('withdrawn'), { to: { keyAttention: false } }, 'wrong-stage'],
    ['not there', complaintAt('none'), { to: { keyAttention: true } }, 'not-found'],
    ['as it is already', complaintAt('handling'), { to: { mainType: 'noise' } }, 'nothing-changed'],
    ['nothing named', complaintAt('handling'), {}, 'nothing-changed'],
    ['twice', complaintAt('handling'), { to: { mainType: 'air' } }, 'unknown-code'],
    [
      'of one with a task',
      complaintAfter(...stagedWithPlan()),
      { to: { mainType: 'water' } },
      'type-in-task',
    ],
  ] as const)('%s: refused', (_why, state, more, rejected) => {
    expect(decideCorrectAcceptance(state, correction(more))).toMatchObject({ rejected });
  });

  test('of one with a task all but its main type', () => {
    const { state } = corrected(stagedWithPlan(), { to: { keyAttention: false, otherTypes: [] } });
    expect(state.accepted).toMatchObject({ keyAttention: false, otherTypes: [] });
  });
});

describe('in the house', () => {
  const body = (more: object) => ({ reason: 'entered-wrongly', ...more });

  test('every wrong code is named, and a gist is searched for personal data', async () => {
    const { complaints } = await accepted(1);
    const path = `/complaints/${complaints[0]}/acceptance/correction`;
    const codes = { mainType: 'none', otherTypes: ['nor-this'], industry: 'neither' };
    const unknown = await command(path, people.head, body(codes));
    expect(unknown).toMatchObject({ status: 422 });
    expect(unknown.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '#/mainType',
      '#/otherTypes',
      '#/industry',
    ]);
    const personal = await command(path, people.head, body({ gist: '找13811112222' }));
    expect(personal.body.type).toBe('urn:ducha:problem:personal-data-in-text');
    const mended = await command(
      path,
      people.reviewer,
      body({ gist: '某工地夜间施工', mainType: 'air' }),
    );
    expect(mended).toMatchObject({
      status: 200,
      body: {
        gist: '某工地夜间施工',
        mainType: 'air',
        acceptanceCorrections: [{ before: { mainType: 'noise' }, after: { mainType: 'air' } }],
      },
    });
  });

  test('one that was published says that an edition is due, until there is one; figures follow', async () => {
    const { inspection, complaints } = await accepted(1);
    const batch = await closeBatch(inspection);
    const path = `/complaints/${complaints[0]}`;
    await done(`${path}/sign-in`, people.chaoyang, {});
    await done(`${path}/reply`, people.chaoyang, finalReply());
    await done(`${path}/reply/approval`, people.chaoyangPrincipal, { decision: 'approve' });
    await done(`${path}/reply/review`, people.reviewer, clearedTexts());
    await house.settle();
    const disclose = async () => {
      const seen = (await house.ask(`GET /batches/${batch}`, { as: people.clerk })).body.version;
      const answer = await house.ask(`POST /batches/${batch}/disclosure`, {
        as: people.reviewer,
        body: {},
        seen,
      });
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
      await house.settle();
    };
    const due = async (as: object) =>
      (await house.ask(`GET ${path}`, { as: as as never })).body.editionDue;
    expect(await due(people.clerk)).toBe(false);
    await disclose();
    expect(await due(people.clerk)).toBe(false);
    await done(`${path}/acceptance/correction`, people.head, body({ keyAttention: true }));
    await house.settle();
    expect(await due(people.clerk)).toBe(true);
    expect(await due(people.chaoyang)).toBe(null);
    const listed = await house.ask('GET /batches', {
      as: people.clerk,
      query: { inspection, todo: 'true' },
    });
    expect(listed.body.batches).toMatchObject([{ batch, todo: { behind: 1 } }]);
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ keyAttention: 1 });
    const table = async (edition: string) =>
      (await house.ask(`GET /public/batches/${batch}/table`, { query: { edition } })).body;
    await disclose();
    expect(await due(people.clerk)).toBe(false);
    expect((await table('1')).rows).toMatchObject([{ keyAttention: false }]);
    expect((await table('2')).rows).toMatchObject([{ keyAttention: true }]);
  });

  test('it races a sign-in: one of the two is done, and the other is told', async () => {
    const { inspection, complaints } = await accepted(1);
    await closeBatch(inspection);
    const path = `/complaints/${complaints[0]}`;
    const answers = await Promise.all([
      command(`${path}/sign-in`, people.chaoyang, {}),
      command(`${path}/acceptance/correction`, people.head, body({ keyAttention: true })),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  test('one that is not accepted is not corrected', async () => {
    const { complaint } = await submitted();
    const path = `/complaints/${complaint}/acceptance/correction`;
    expect((await command(path, people.head, body({ keyAttention: true }))).body.type).toBe(
      'urn:ducha:problem:wrong-stage',
    );
  });
});

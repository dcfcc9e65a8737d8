import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import {
  accept,
  cleared,
  clearedTexts,
  complaintSteps,
  finalReply,
} from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, done, accepted, closeBatch } = complaintSteps(() => house);

test('an interim reply may carry a verdict; when the case closes, a new edition is published and the old one kept', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const batch = await closeBatch(inspection);
  const disclose = async () => {
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    return house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: body.version,
    });
  };
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  const replied = async (body: object) => {
    await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply(body));
    await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
    return done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  };
  const interim = await replied({ kind: 'interim', result: 'open' });
  expect(interim).toMatchObject({ stage: 'handling', result: 'open' });
  expect((await disclose()).body).toMatchObject({ edition: 1, open: 1, rate: { percent: 0 } });
  await replied({});
  const second = await disclose();
  expect(second.body).toMatchObject({
    edition: 2,
    closed: 1,
    open: 0,
    cumulative: { complaints: 1, closed: 1, open: 0, rate: { percent: 100 } },
  });
  const old = await house.ask(`GET /public/batches/${batch}/result`, { query: { edition: '1' } });
  expect(old.body).toMatchObject({ edition: 1, open: 1 });
  const none = await house.ask(`GET /public/batches/${batch}/table`, { query: { edition: '3' } });
  expect(none.status).toBe(404);
  await house.settle();
  const listed = await house.ask('GET /public/batches', { query: { inspection } });
  expect(listed.body.batches).toMatchObject([{ batch, state: 'disclosed', editions: 2 }]);
  const figures = await house.ask('GET /public/figures', { query: { inspection } });
  expect(figures).toMatchObject({ status: 200, body: { days: [{ transferred: 1 }] } });
  const toDo = await house.ask('GET /batches', {
    as: people.head,
    query: { inspection, todo: 'true' },
  });
  expect(toDo.body).toMatchObject({
    batches: [{ batch, todo: { unreviewed: 0, inTime: 0, behind: 0 } }],
    waiting: { complaints: 0 },
  });
});

test('a batch is disclosed with what is there; what changes since is a to-do, and the receipt says so', async () => {
  const inspection = await house.openInspection();
  const { receipt, complaint } = await submitted(inspection);
  const other = await submitted(inspection);
  for (const one of [complaint, other.complaint]) {
    await done(`/complaints/${one}/screening`, people.screener, accept());
  }
  await house.settle();
  const batch = await closeBatch(inspection);
  const disclose = async () => {
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    return house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: body.version,
    });
  };
  const toDo = async () => {
    await house.settle();
    const query = { inspection, todo: 'true' };
    const { body } = await house.ask('GET /batches', { as: people.head, query });
    return body.batches[0].todo;
  };
  const followed = async () => (await house.ask('GET /public/follow-up', { receipt })).body;
  const table = async () => (await house.ask(`GET /public/batches/${batch}/table`, {})).body;

  expect(await toDo()).toEqual({ unreviewed: 2, inTime: 2, behind: 0 });
  expect(await followed()).toMatchObject({ outcome: null, newerUnpublished: false });
  const first = await disclose();
  expect(first, JSON.stringify(first.body)).toMatchObject({
    status: 200,
    body: { edition: 1, complaints: 2, closed: 0, open: 2, rate: { percent: 0 } },
  });
  expect((await table()).rows[0]).toMatchObject({
    problem: cleared,
    organisations: [{ code: '110105' }],
    types: [{ code: 'noise' }],
    verdict: null,
    verdictText: { chinese: '尚待核实' },
    findings: null,
    handling: null,
    goal: null,
    resultText: { chinese: '未办结' },
  });
  expect(await followed()).toMatchObject({
    outcome: { edition: 1, verdict: null, result: 'open', findings: null },
    newerUnpublished: false,
  });
  expect(await toDo()).toMatchObject({ behind: 0 });
  expect((await disclose()).body).toMatchObject({ type: 'urn:ducha:problem:edition-unchanged' });

  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  // What waits for the office is nobody else's business yet.
  expect(await toDo()).toMatchObject({ behind: 0 });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  expect(await toDo()).toEqual({ unreviewed: 1, inTime: 1, behind: 1 });
  expect(await followed()).toMatchObject({
    stage: 'closed',
    outcome: { edition: 1, result: 'open' },
    newerUnpublished: true,
  });
  expect((await disclose()).body).toMatchObject({
    edition: 2,
    closed: 1,
    open: 1,
    outcomes: { fineYuan: 50_000 },
    cumulative: { complaints: 2, closed: 1, open: 1, rate: { percent: 50 } },
  });
  expect(await toDo()).toMatchObject({ behind: 0 });
  expect(await followed()).toMatchObject({
    outcome: { edition: 2, result: 'closed' },
    newerUnpublished: false,
  });
  await done(`/complaints/${complaint}/correction`, people.head, {
    text: 'findings',
    corrected: '经核查，反映的问题属实，已责令整改。',
    old: 'kept',
  });
  expect(await toDo()).toMatchObject({ behind: 1 });
  expect(await followed()).toMatchObject({ newerUnpublished: true });
});

test('a text of screening is searched again before it is published, and named by the number of its complaint', async () => {
  const phone = '010-87654321';
  const firm = { passage: phone, reason: 'public-contact' };
  const inspection = await house.openInspection();
  const { complaint } = await submitted(inspection);
  await done(
    `/complaints/${complaint}/screening`,
    people.screener,
    accept({ clearedText: `${cleared}厂家电话${phone}`, confirmed: [firm] }),
  );
  await house.settle();
  const batch = await closeBatch(inspection);
  const { number } = (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
  const disclose = async (body: object) => {
    const shown = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    return house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body,
      seen: shown.body.version,
    });
  };
  expect((await disclose({})).body).toMatchObject({
    type: 'urn:ducha:problem:personal-data-in-text',
    faults: [{ pointer: `#/${number}`, code: 'phone' }],
  });
  expect((await disclose({ confirmed: [firm] })).status).toBe(200);
});

test('a disclosure that a confirmation overtakes is behind, and says so', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const batch = await closeBatch(inspection);
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  const [{ body: shown }, { body: seen }] = await Promise.all([
    house.ask(`GET /batches/${batch}`, { as: people.clerk }),
    house.ask(`GET /complaints/${complaint}`, { as: people.clerk }),
  ]);
  const [disclosed, confirmed] = await Promise.all([
    house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: shown.version,
    }),
    house.ask(`POST /complaints/${complaint}/reply/review`, {
      as: people.reviewer,
      body: clearedTexts(),
      seen: seen.version,
    }),
  ]);
  expect([disclosed.status, confirmed.status]).toEqual([200, 200]);
  await house.settle();
  const { body } = await house.ask('GET /batches', {
    as: people.head,
    query: { inspection, todo: 'true' },
  });
  // Whichever came first: the table is what was confirmed, or there is a to-do for the next one.
  expect(body.batches[0].todo.behind).toBe(disclosed.body.closed === 1 ? 0 : 1);
});

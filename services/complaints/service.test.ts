import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { newId, Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { taskFinished } from '@ducha/contracts';
import { projections } from './projections.ts';
import { complaintsHouseAt, people } from './testing/complaints-house.ts';
import {
  contact,
  cleared,
  accept,
  finalReply,
  clearedTexts,
  complaintSteps,
} from './testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

test('a complaint goes from the citizen to the organisation, and its outcome back into the open', async () => {
  const inspection = await house.openInspection();
  const { receipt, complaint } = await submitted(inspection, { contact });
  const first = await house.ask('GET /public/follow-up', { receipt });
  expect(first.body).toMatchObject({ stage: 'received', number: null, outcome: null });

  const registered = await house.ask('POST /complaints', {
    as: people.clerk,
    body: { inspection, problem: '工地扬尘', channel: 'phone' },
  });
  expect(registered.status).toBe(201);
  const other: string = registered.body.complaint;
  const screened = await done(
    `/complaints/${complaint}/screening`,
    people.screener,
    accept({ keyAttention: true }),
  );
  expect(screened).toMatchObject({
    stage: 'accepted',
    number: 'W3BJ202512200001',
    clearedText: cleared,
    anonymous: false,
  });
  expect(JSON.stringify(screened)).not.toContain('张三丰');
  const phoned = await done(
    `/complaints/${other}/screening`,
    people.screener,
    accept({
      mainType: 'air',
      organisations: [
        { organisation: '110106', role: 'lead' },
        { organisation: '110105', role: 'assist' },
      ],
    }),
  );
  expect(phoned.number).toBe('D3BJ202512200001');
  await house.settle();

  const batch = await closeBatch(inspection);
  expect(batch).toBe(`${inspection}-1`);
  const read = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  expect(read.body).toMatchObject({ state: 'handed-over', total: 2, answered: 2 });
  expect(read.body.notice.text.chinese).toBe(
    '2025年12月20日，督察组交办第1批群众信访举报件2件，其中重点关注1件。按举报渠道分：来电1件，网络1件。按承办单位分：朝阳区1件，丰台区1件。按问题类型分：大气1件，噪声1件。统计口径：每件举报只按一个主要问题类型统计，各类型之和等于件数；由多个单位承办的，计入牵头单位。截至2025年12月20日，累计交办2件，其中重点关注1件。',
  );
  expect((await house.ask(`GET /public/batches/${batch}`)).body.notice).toEqual(read.body.notice);

  const before = await house.ask(`GET /complaints/${other}`, { as: people.chaoyang });
  expect(before.body).toMatchObject({
    stage: 'transferred',
    parts: [
      { organisation: '110106', role: 'lead', signInDue: '2025-12-22T16:00:00.000Z' },
      { organisation: '110105', role: 'assist' },
    ],
    replyDue: '2025-12-30T16:00:00.000Z',
  });

  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());

  await done(`/complaints/${other}/sign-in`, people.fengtai, {});
  await done(
    `/complaints/${other}/reply`,
    people.fengtai,
    finalReply({
      result: 'staged',
      verdict: 'partly-substantiated',
      plan: { measures: '建设全封闭料仓', deadline: '2026-03-31' },
    }),
  );
  await done(`/complaints/${other}/reply/approval`, people.fengtaiPrincipal, {
    decision: 'approve',
  });
  const staged = await done(
    `/complaints/${other}/reply/review`,
    people.reviewer,
    clearedTexts({ measures: '建设全封闭料仓' }),
  );
  expect(staged).toMatchObject({ stage: 'staged', result: 'staged' });
  await house.settle();
  const [event] = (await house.service.messages('rectification')).filter(
    ({ type }) => type === 'complaint.staged.v1',
  );
  expect(event?.data.event).toMatchObject({
    complaint: other,
    lead: '110106',
    assisting: ['110105'],
    deadline: '2026-03-31',
  });
  expect(Object.values(event?.data.texts ?? {}).toSorted()).toEqual(
    ['夜间不再施工', '建设全封闭料仓', '某搅拌站夜间施工噪声扰民。'].toSorted(),
  );
  const told = (await house.service.messages('notifications')).filter(({ data }) =>
    JSON.stringify(data).includes(complaint),
  );
  expect(told.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'batch.handed-over.v1',
    'deadline.met.v1',
    'deadline.met.v1',
    'deadline.set.v1',
    'deadline.set.v1',
  ]);

  const seen = Number(read.headers['etag']?.replaceAll('"', ''));
  const disclosed = await house.ask(`POST /batches/${batch}/disclosure`, {
    as: people.head,
    body: {},
    seen,
  });
  expect(disclosed.body).toMatchObject({
    edition: 1,
    complaints: 2,
    closed: 1,
    staged: 1,
    open: 0,
    verdicts: { substantiated: 1, 'partly-substantiated': 1 },
    outcomes: { fined: 2, fineYuan: 100_000 },
    rate: { percent: 100 },
  });
  const table = await house.ask(`GET /public/batches/${batch}/table`);
  expect(table.body.columns).toHaveLength(11);
  expect(table.body.rows).toMatchObject([
    {
      serial: 1,
      number: 'D3BJ202512200001',
      organisations: [{ name: { chinese: '丰台区' } }, { name: { chinese: '朝阳区' } }],
    },
    {
      serial: 2,
      number: 'W3BJ202512200001',
      findings: '经核查，反映的问题属实。',
      resultText: { chinese: '已办结' },
    },
  ]);
  expect((await house.ask(`GET /public/batches/${batch}/result`)).body).toEqual(disclosed.body);

  const last = await house.ask('GET /public/follow-up', { receipt });
  expect(last.body).toMatchObject({
    stage: 'closed',
    number: 'W3BJ202512200001',
    transferredOn: '2025-12-20',
    replyDueOn: '2025-12-30',
    outcome: { edition: 1, verdict: 'substantiated', findings: '经核查，反映的问题属实。' },
  });

  const timeline = await house.ask(`GET /complaints/${complaint}/timeline`, {
    as: people.auditor,
  });
  expect(timeline.body.verified).toBe(true);
  expect(timeline.body.commits.map(({ events }: { events: string[] }) => events[0])).toEqual([
    'complaint.received.v1',
    'complaint.accepted.v1',
    'complaint.transferred.v1',
    'complaint.signed-in.v1',
    'complaint.replied.v1',
    'complaint.reply-approved.v1',
    'complaint.reply-confirmed.v1',
  ]);

  await house.service.deliver(house.handlers.inbox, [
    messageOf(
      taskFinished.type,
      {
        task: newId(),
        number: 'RW-2026-0001',
        source: 'complaint',
        complaint: other,
        lead: '110106',
        finishedOn: '2026-03-01',
      },
      { stream: 'task/1' },
    ),
  ]);
  const finished = await house.ask(`GET /complaints/${other}`, { as: people.clerk });
  expect(finished.body.task).toEqual({ number: 'RW-2026-0001', finishedOn: '2026-03-01' });

  await house.settle();
  const figures = await house.ask('GET /public/figures', { query: { inspection } });
  expect(figures.body).toMatchObject({
    received: 2,
    valid: 2,
    merged: 0,
    transferred: 2,
    closed: 1,
    staged: 1,
    open: 0,
    rate: { percent: 100, formula: { chinese: expect.stringContaining('（1＋1）÷2＝100%') } },
  });
});

test('rejected commands write nothing', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const { complaint: fresh } = await submitted(inspection, { contact });
  const before = await house.written();
  const refusals: [string, Promise<{ status: number; body: { type: string } }>][] = [
    [
      'inspection-not-open',
      house.ask('POST /public/complaints', { body: { inspection: newId(), problem: '吵' } }),
    ],
    [
      'unknown-code',
      house.ask('POST /public/complaints', { body: { inspection, problem: '吵', type: 'smell' } }),
    ],
    [
      'unknown-code',
      house.ask('POST /public/complaints', {
        body: { inspection, problem: '吵', district: '110199' },
      }),
    ],
    [
      'invalid',
      house.ask('POST /public/complaints', { body: { inspection, problem: '', extra: 1 } }),
    ],
    [
      'dates-impossible',
      house.ask('POST /complaints', {
        as: people.clerk,
        body: { inspection, problem: '吵', channel: 'letter', receivedOn: '2025-12-21' },
      }),
    ],
    ['wrong-stage', command(`/complaints/${complaint}/screening`, people.screener, accept())],
    [
      'one-lead',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ organisations: [{ organisation: '110105', role: 'assist' }] }),
      ),
    ],
    [
      'unknown-code',
      command(`/complaints/${fresh}/screening`, people.screener, accept({ mainType: 'smell' })),
    ],
    [
      'unknown-code',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ organisations: [{ organisation: '110199', role: 'lead' }] }),
      ),
    ],
    [
      'personal-data-in-text',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ clearedText: '电话138-1111-2222' }),
      ),
    ],
    [
      'merge-impossible',
      command(`/complaints/${fresh}/screening`, people.screener, {
        decision: 'merge',
        into: fresh,
      }),
    ],
    [
      'dates-impossible',
      command(`/complaints/${fresh}/screening`, people.screener, {
        decision: 'ask',
        question: '哪一家？',
        answerBy: '2025-12-19',
      }),
    ],
    [
      'version-moved',
      house.ask(`POST /complaints/${fresh}/screening`, {
        as: people.screener,
        body: accept(),
        seen: 7,
      }),
    ],
    [
      'version-missing',
      house.ask(`POST /complaints/${fresh}/screening`, { as: people.screener, body: accept() }),
    ],
    ['forbidden', command(`/complaints/${fresh}/screening`, people.clerk, accept())],
    ['not-found', command(`/complaints/${complaint}/sign-in`, people.chaoyang, {})],
    [
      'not-found',
      house.ask(`POST /complaints/${newId()}/sign-in`, { as: people.chaoyang, body: {}, seen: 1 }),
    ],
    ['not-found', house.ask(`GET /complaints/${complaint}`, { as: people.fengtai })],
    [
      'inspection-not-open',
      house.ask('POST /batches', { as: people.clerk, body: { inspection: newId() } }),
    ],
    [
      'receipt-unknown',
      house.ask('POST /public/follow-up', { receipt: '1', body: { text: '是它' } }),
    ],
    [
      'not-found',
      house.ask(`POST /complaints/${newId()}/looks`, {
        as: people.screener,
        body: { reason: '核对' },
      }),
    ],
  ];
  for (const [code, asked] of refusals) {
    expect((await asked).body.type).toBe(`urn:ducha:problem:${code}`);
  }
  await house.settle();
  expect(await house.written()).toEqual(before);
});

test('a changed commit shows on the timeline', async () => {
  const { complaint } = await submitted();
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const key = { pk: { S: `c/complaint/${complaint}` }, sk: { S: '0000000001' } };
  const TableName = process.env['LOG_TABLE'] ?? '';
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: key }));
  const body = Buffer.from(Item?.['body']?.B ?? [])
    .toString('utf8')
    .replace('"channel":"web"', '"channel":"phone"');
  const timeline = () => house.ask(`GET /complaints/${complaint}/timeline`, { as: people.clerk });
  expect((await timeline()).body.verified).toBe(true);
  await client.send(
    new PutItemCommand({ TableName, Item: { ...Item, body: { B: Buffer.from(body) } } }),
  );
  expect((await timeline()).body).toMatchObject({ verified: false, commits: [] });
  await client.send(new PutItemCommand({ TableName, Item: Item ?? {} }));
  client.destroy();
});

/** An inspection of its own with complaints at one stage after the other, each handed in with its contact. */
async function everyStage(): Promise<string> {
  const inspection = await house.openInspection();
  const one = async () => (await submitted(inspection, { contact })).complaint;
  const screened = async (body: object) => {
    const complaint = await one();
    await done(`/complaints/${complaint}/screening`, people.screener, body);
    await house.settle();
    return complaint;
  };
  await one();
  await screened({ decision: 'ask', question: '您住几层？', answerBy: '2025-12-25' });
  await screened({ decision: 'decline', ground: 'not-environmental', explanation: '不归此处管' });
  const [refused, signed, replied, approved, closed] = [
    await screened(accept()),
    await screened(accept()),
    await screened(accept()),
    await screened(accept({ keyAttention: true })),
    await screened(accept()),
  ];
  await screened({ decision: 'merge', into: closed });
  await closeBatch(inspection);
  await screened(accept());
  const on = (complaint: string) => `/complaints/${complaint}`;
  await done(`${on(refused)}/refusal`, people.chaoyang, { reason: '不在我区' });
  for (const complaint of [signed, replied, approved, closed])
    await done(`${on(complaint)}/sign-in`, people.chaoyang, {});
  for (const complaint of [replied, approved, closed])
    await done(`${on(complaint)}/reply`, people.chaoyang, finalReply());
  for (const complaint of [approved, closed])
    await done(`${on(complaint)}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
  await done(`${on(closed)}/reply/review`, people.reviewer, clearedTexts());
  await house.settle();
  return inspection;
}

test('views and figures rebuilt from the log are the ones that grew with it', async () => {
  const inspection = await everyStage();
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  const rows = async () => {
    const found = new Map<string, unknown>();
    let from: Record<string, never> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }),
      );
      for (const item of page.Items ?? []) {
        if (item['pk']?.S?.startsWith('r/') === true)
          found.set(`${item['pk'].S} ${item['sk']?.S}`, item);
      }
      from = page.LastEvaluatedKey as never;
    } while (from !== undefined);
    return found;
  };
  const figures = async () => {
    return (await house.ask('GET /figures', { as: people.head, query: { inspection } })).body;
  };
  const [liveRows, liveFigures] = [await rows(), await figures()];
  expect(liveFigures).toMatchObject({ received: 10, declined: 1, merged: 1, transferred: 5 });
  const projector = new Projector({ client, table, projections });
  await rebuildViews({ client, table }, projector);
  expect(await rows()).toEqual(liveRows);
  expect(await figures()).toEqual(liveFigures);
  client.destroy();
});

test('nothing that leaves the service holds a word of the complainant', async () => {
  await house.settle();
  const words = [contact.name, contact.phone, contact.address, '夜里很吵'];
  const out = await Promise.all(
    (['inspections', 'rectification', 'notifications'] as const).map((inbox) =>
      house.service.messages(inbox),
    ),
  );
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const log = await client.send(new ScanCommand({ TableName: process.env['LOG_TABLE'] }));
  const items = (log.Items ?? []).map((item) =>
    Object.values(item)
      .map(({ S, B }) => S ?? Buffer.from(B ?? []).toString('utf8'))
      .join(' '),
  );
  client.destroy();
  expect(items.length).toBeGreaterThan(50);
  for (const word of words) {
    expect(JSON.stringify(out)).not.toContain(word);
    expect(items.filter((item) => item.includes(word))).toEqual([]);
  }
});

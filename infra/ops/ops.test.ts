import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeBatch,
  decideReply,
  keepPhrase,
  keepView,
  listComplaints,
  listKeptPhrases,
  listKeptViews,
  listTasks,
  readComplaint,
  readFigures,
  readTask,
  registerComplaint,
  reply,
  reviewReply,
  signIn,
} from '@ducha/contracts';
import { EventLog, newId } from '@ducha/event-log';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { loadBasics } from '@ducha/local-cloud';
import { projections } from '../../services/complaints/projections.ts';
import { accept, noOutcomes, openInspection, subjectOf } from '../../test/acts.ts';
import { eventually } from '../../test/eventually.ts';
import { openHouse, type House } from '../../test/house.ts';

/** The operator's command as an operator runs it, against a started house. */
let house: House;
let folder = '';
let inspection = '';
let complaint = '';
let dynamodb: DynamoDBClient;
let sqs: SQSClient;

beforeAll(async () => {
  house = await openHouse();
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-ops-'));
  const environment = house.cloud.hostEnvironment();
  await writeFile(
    path.join(folder, 'deployment.json'),
    JSON.stringify({ environment, outputs: house.cloud.outputs }),
  );
  const credentials = {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const region = environment['AWS_REGION'] ?? '';
  dynamodb = new DynamoDBClient({
    region,
    credentials,
    endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
  });
  sqs = new SQSClient({ region, credentials, endpoint: environment['AWS_ENDPOINT_URL_SQS'] ?? '' });
  await loadBasics(house.cloud);
  inspection = await openInspection(house);
  for (const problem of ['河道有油污', '夜间噪声', '垃圾露天堆放']) {
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem },
    });
    complaint = body.complaint;
  }
  await accept(house, complaint, '110105');
  await house.cloud.settled();
});
afterAll(async () => {
  dynamodb.destroy();
  sqs.destroy();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ops(...words: string[]): Promise<Ran> {
  const script = path.join(import.meta.dirname, 'ops.ts');
  const deployment = ['--deployment', path.join(folder, 'deployment.json')];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      script,
      ...words,
      ...deployment,
    ]);
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** What the office sees of the inspection, without the time of looking. */
async function seen(): Promise<unknown> {
  const clerk = house.as('office-clerk');
  const { asOf: _, ...list } = (await clerk.ok(listComplaints, { query: { inspection } })).body;
  const { asOf: __, ...figures } = (await clerk.ok(readFigures, { query: { inspection } })).body;
  // Those that changed last stand last, and a rebuild writes all anew.
  const complaints = list.complaints.toSorted((a, b) => (a.complaint < b.complaint ? -1 : 1));
  return { list: { ...list, complaints }, figures };
}

const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });

describe('npm run ops', () => {
  it('verify: every chain is whole; one changed bit is found, and where', async () => {
    const whole = await ops('verify', '--json');
    expect(whole.code).toBe(0);
    const facts = JSON.parse(whole.out) as { service: string; streams: number; broken: string[] }[];
    expect(facts.map(({ service }) => service)).toEqual([
      'complaints',
      'inspections',
      'rectification',
      'notifications',
    ]);
    expect(facts.every(({ broken, streams }) => broken.length === 0 && streams > 0)).toBe(true);

    const table = house.cloud.outputs['ComplaintsLogTable'] ?? '';
    const where = key(`c/complaint/${complaint}`, '0000000002');
    const { Item: item = {} } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: where }),
    );
    const altered = Uint8Array.from(item['body']?.B ?? []);
    altered[40] = (altered[40] ?? 0) ^ 1;
    await dynamodb.send(
      new PutItemCommand({ TableName: table, Item: { ...item, body: { B: altered } } }),
    );
    const broken = await ops('verify', 'complaints');
    expect(broken.code).toBe(1);
    expect(broken.out).toContain(`complaint/${complaint}`);
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
    expect((await ops('verify', 'complaints')).code).toBe(0);
  });

  it('rebuild: lists and figures come out as they were', async () => {
    const before = await seen();
    const rebuilt = await ops('rebuild', 'complaints', '--json');
    expect(rebuilt.code).toBe(0);
    expect(JSON.parse(rebuilt.out)).toMatchObject({ service: 'complaints' });
    expect(await seen()).toEqual(before);
  });

  it('republish: a view that the relay never made is made', async () => {
    const before = await seen();
    const table = house.cloud.outputs['RectificationLogTable'] ?? '';
    await dynamodb.send(
      new DeleteItemCommand({ TableName: table, Key: key('r/organisation/110105', 'main') }),
    );
    const republished = await ops('republish', 'rectification', '--json');
    expect(republished.code).toBe(0);
    expect(JSON.parse(republished.out)).toMatchObject({ service: 'rectification', republished: 1 });
    const { Item: made } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: key('r/organisation/110105', 'main') }),
    );
    expect(made).toBeDefined();
    const whole = await ops('republish', 'complaints', `complaint/${complaint}`, '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ republished: 2 });
    await house.cloud.settled();
    expect(await seen()).toEqual(before);
  });

  it('stream: shows who did what when, and no text', async () => {
    const shown = await ops('stream', 'complaints', `complaint/${complaint}`);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/office-clerk.*complaint\.received\.v1/);
    expect(shown.out).toMatch(/office-screener.*complaint\.accepted\.v1/);
    expect(shown.out).not.toContain('垃圾');
    const json = await ops('stream', 'complaints', `complaint/${complaint}`, '--json');
    expect(JSON.parse(json.out)).toMatchObject([{ version: 1 }, { version: 2 }]);
    const absent = await ops('stream', 'complaints', 'complaint/none');
    expect(absent).toMatchObject({ code: 2, out: '' });
  });

  it('dead-letters and redrive: a letter is listed with its reason, and goes back', async () => {
    expect((await ops('dead-letters')).code).toBe(0);
    const inbox = house.cloud.outputs['InspectionsInbox'] ?? '';
    await sqs.send(
      new SendMessageCommand({ QueueUrl: inbox, MessageBody: '{"phone":13912345678' }),
    );
    await house.cloud.settled();
    const listed = await ops('dead-letters', 'inspections');
    expect(listed.code).toBe(1);
    expect(listed.out).toMatch(/malformed-json/);
    expect(listed.out).not.toContain('13912345678');
    const redriven = await ops('redrive', 'inspections', '--json');
    expect(JSON.parse(redriven.out)).toEqual({ inbox: 'inspections', redriven: 1 });
    await house.cloud.settled();
    // It can still not be done: it is a dead letter again, and only once.
    const again = await ops('dead-letters', 'inspections', '--json');
    expect(JSON.parse(again.out)).toHaveLength(1);
  });

  it('set-aside and republish: a staged reply that no queue carries holds nobody, and is mended', async () => {
    const texts = { findings: '核查情况', handling: '处理情况', goal: '办结目标' };
    const staged = await transferred(3);
    const [poisoned = '', neighbour = '', refused = ''] = staged;
    await replyStaged(poisoned, texts);
    await replyStaged(neighbour, texts);
    await replyStaged(refused, texts);

    // The edge takes no such text any more.
    const body = {
      decision: 'confirm',
      problem: '交办问题',
      ...texts,
      measures: '措施\ufffe如下',
    } as const;
    const asked = await confirm(refused, body);
    expect(asked).toMatchObject({
      ok: false,
      status: 400,
      problem: { faults: [{ pointer: '#/measures', code: 'unusable-character' }] },
    });

    // One that was taken before stands in the log; its neighbour is confirmed after it, while SQS is busy.
    const busy = house.cloud.proxy.faults.inject({
      service: 'sqs',
      operation: 'SendMessageBatch',
      times: 2,
      kind: 'throttle',
    });
    await plantStaged(poisoned, texts);
    expect(await confirm(neighbour, { ...body, measures: '措施如下' })).toMatchObject({ ok: true });
    const liaison = house.as('organisation-liaison@110105');
    const tasks = async () => {
      await house.cloud.settled();
      return (await liaison.ok(listTasks)).body.tasks;
    };
    await eventually(tasks, ({ length }) => length === 1, 60_000);
    expect(busy.hits).toBeGreaterThan(0);
    house.cloud.proxy.faults.clear();
    const shown = await liaison.ok(readComplaint, { params: { complaint: poisoned } });
    expect(shown.body.stage).toBe('staged');

    const listed = await ops('set-aside', '--json');
    expect(listed.code).toBe(1);
    expect(JSON.parse(listed.out)).toMatchObject([
      {
        service: 'complaints',
        stream: `complaint/${poisoned}`,
        step: 'send',
        reason: 'refused-by-queue InvalidMessageContents',
      },
    ]);
    expect((await ops('set-aside', 'complaints')).out).not.toContain('措施');
    expect(await ops('verify', 'complaints')).toMatchObject({ code: 1 });
    const alarm = () =>
      house.cloud.alarms().filter(({ name }) => name.startsWith('ComplaintsRelayGaveUp'));
    await eventually(alarm, ([one]) => one?.state === 'ALARM', 30_000);

    const mended = await ops('republish', 'complaints', '--json');
    expect(JSON.parse(mended.out)).toMatchObject({ republished: 1, left: [] });
    const made = await eventually(tasks, ({ length }) => length === 2, 60_000);
    const measures = await Promise.all(
      made.map(
        async ({ task }) => (await liaison.ok(readTask, { params: { task } })).body.measures,
      ),
    );
    expect(new Set(measures)).toEqual(new Set(['措施如下', '措施\ufffd如下']));
    await eventually(alarm, ([one]) => one?.state === 'OK', 30_000);

    const again = await ops('republish', 'complaints', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ republished: 0, left: [] });
    expect(await ops('set-aside')).toMatchObject({ code: 0 });
    expect(await ops('verify', 'complaints')).toMatchObject({ code: 0 });
    expect(await tasks()).toHaveLength(2);
  });

  it('due: prints the date and its explanation', async () => {
    const due = await ops('due', '2026-02-13', '10', 'working-days');
    expect(due.out.split('\n')[0]).toBe(
      '10 working days from 2026-02-13: 2026-03-05; between them 9 days off for the Spring Festival, 2 make-up days, 1 ordinary Sunday',
    );
    const json = await ops('due', '2026-02-13', '10', 'working-days', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ start: '2026-02-13', date: '2026-03-05' });
    expect((await ops('due', '2026-02-31', '10', 'working-days')).code).toBe(2);
  });

  it('calendar: a notice of next year is entered, corrected and amended, by whom is kept, every fault is named', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const write = async (name: string, act: unknown) => {
      const file = path.join(folder, name);
      await writeFile(file, JSON.stringify(act));
      return file;
    };
    const newYear = (until: string) => ({
      decision: 'notice',
      notice: {
        year,
        issued: `${year - 1}-01-02`,
        number: { series: 'guobanfa-mingdian', year: year - 1, serial: 3 },
        holidays: [{ name: 'new-year', off: { from: `${year}-01-01`, until }, makeUp: [] }],
      },
    });
    const start = `${year - 1}-12-31`;
    const before = await ops('due', start, '1', 'working-days', '--json');
    expect(JSON.parse(before.out)).toMatchObject({ unpublished: [year], calendar: 'house' });

    const bad = await write('bad.json', newYear(`${year}-13-01`));
    const malformed = await ops('calendar', 'enter', bad, 'head');
    expect(malformed.code).toBe(1);
    expect(malformed.out).toContain('#/notice/holidays/0/off/until');
    const backwards = await write('backwards.json', newYear(`${year - 1}-12-30`));
    const refused = await ops('calendar', 'enter', backwards, 'head', '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out).faults).toMatchObject([
      { pointer: '#/notice/holidays/0/off/until', code: 'out-of-order' },
    ]);

    const notice = await write('notice.json', newYear(`${year}-01-05`));
    const entered = await ops('calendar', 'enter', notice, 'li-office', '--json');
    expect(entered.code, entered.out).toBe(0);
    expect(JSON.parse(entered.out).notices[0]).toMatchObject({
      notice: 1,
      year,
      state: 'in-force',
      entered: { role: 'operator', subject: 'li-office' },
    });
    expect((await ops('calendar', 'enter', notice, 'li-office')).out).toContain('year-noticed');
    const after = await ops('due', start, '1', 'working-days', '--json');
    const { date, unpublished } = JSON.parse(after.out);
    expect(unpublished).toEqual([]);
    expect(date > `${year}-01-05`).toBe(true);

    const corrected = { ...newYear(`${year}-01-03`), corrects: 1 };
    const correction = await write('correction.json', corrected);
    expect((await ops('calendar', 'enter', correction, 'li-office')).code).toBe(0);
    const days = { from: `${year}-03-01`, until: `${year}-03-02` };
    const amendment = { days, working: false, name: 'major-event' };
    const amending = await write('amend.json', { decision: 'amend', amendment });
    expect((await ops('calendar', 'enter', amending, 'li-office')).code).toBe(0);
    const shown = await ops('calendar');
    expect(
      shown.out
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split('\t').slice(0, 5)),
    ).toEqual([
      [
        'notice 2',
        String(year),
        `国办发明电〔${year - 1}〕3号`,
        `issued ${year - 1}-01-02`,
        'in-force',
      ],
      [
        'notice 1',
        String(year),
        `国办发明电〔${year - 1}〕3号`,
        `issued ${year - 1}-01-02`,
        'corrected',
      ],
    ]);
    expect(shown.out).toContain('amendment 1');
    // What the command wrote is in the log as any act is, and reaches the other services.
    const commits = await ops('stream', 'inspections', 'calendar/china');
    expect(commits.out).toContain('calendar.changed.v1');
    await house.cloud.settled();
    for (const service of ['complaints', 'rectification', 'notifications']) {
      const copy = await ops('stream', service, 'calendar/china');
      expect(copy.out, service).toContain('directory.calendar-copied.v1');
    }
    expect((await ops('calendar', 'enter', amending, '张三')).code).toBe(2);
    expect((await ops('calendar', 'enter')).code).toBe(2);
  });

  it('forget: what an account kept for itself is erased once, and nothing of another', async () => {
    const text = '请补充具体地点和时间。';
    const screener = house.as('office-screener');
    const other = house.as('office-screener+office-clerk');
    for (const person of [screener, other]) {
      await person.ok(keepPhrase, { body: { name: '补充地点', text } });
      await person.ok(keepView, {
        body: { ledger: 'complaints', name: '超期', query: 'due=overdue' },
      });
    }
    const kept = async (person: typeof screener) => [
      (await person.ok(listKeptPhrases, {})).body.phrases.length,
      (await person.ok(listKeptViews, {})).body.views.length,
    ];
    const account = await subjectOf(house, 'office-screener');
    const erased = await ops('forget', account, 'li-office', '--json');
    expect(erased.code, erased.out + erased.err).toBe(0);
    expect(JSON.parse(erased.out)).toMatchObject({ views: 1, phrases: 1 });
    expect(await kept(screener)).toEqual([0, 0]);
    expect(await kept(other)).toEqual([1, 1]);
    const again = await ops('forget', account, 'li-office', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ views: 0, phrases: 0 });
    for (const words of [[account], [account, '张三'], []]) {
      expect((await ops('forget', ...words)).code).toBe(2);
    }
  });

  it('due: where no house can be asked it goes by the notices of the program, and says so', async () => {
    const script = path.join(import.meta.dirname, 'ops.ts');
    const words = [
      script,
      'due',
      '2026-02-13',
      '10',
      'working-days',
      '--deployment',
      'nowhere.json',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    expect(stdout.split('\n')).toEqual([
      expect.stringContaining('2026-03-05'),
      expect.stringContaining('2026-03-05'),
      '(by the notices that came with the program)',
      '',
    ]);
  });

  it('says how it is used', async () => {
    expect(await ops('unheard-of')).toMatchObject({ code: 2, out: '' });
    expect((await ops('verify', 'nowhere')).err).toContain('complaints');
  });
});

/** Complaints that were handed over to an organisation. */
async function transferred(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await house.as('office-clerk').ok(registerComplaint, {
      body: { inspection, channel: 'phone', problem: `异味 ${index}` },
    });
    await accept(house, body.complaint, '110105');
    ids.push(body.complaint);
  }
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  const clerk = house.as('office-clerk');
  for (const id of ids) {
    await eventually(
      async () => {
        await house.cloud.settled();
        return clerk.ok(readComplaint, { params: { complaint: id } });
      },
      ({ body }) => body.stage === 'transferred',
      60_000,
    );
  }
  return ids;
}

type Cleared = Readonly<Record<'findings' | 'handling' | 'goal', string>>;
const plan = { measures: '措施如下', deadline: '2027-06-30' };

/** A staged reply that its principal approved and the office has not confirmed. */
async function replyStaged(id: string, texts: Cleared): Promise<void> {
  const params = { complaint: id };
  const liaison = house.as('organisation-liaison@110105');
  const seen = await liaison.ok(readComplaint, { params });
  const signed = await liaison.ok(signIn, { params, version: seen.version });
  const replied = await liaison.ok(reply, {
    params,
    version: signed.version,
    body: {
      kind: 'final',
      verdict: 'substantiated',
      result: 'staged',
      outcomes: noOutcomes,
      ...texts,
      plan,
    },
  });
  await house.as('organisation-principal@110105').ok(decideReply, {
    params,
    version: replied.version,
    body: { decision: 'approve' },
  });
}

async function confirm(
  id: string,
  body: Cleared & { decision: 'confirm'; problem: string; measures: string },
) {
  const reviewer = house.as('office-reviewer');
  const params = { complaint: id };
  const { version } = await reviewer.ok(readComplaint, { params });
  return reviewer.call(reviewReply, { params, body, ifMatch: version });
}

/** What the house wrote before it knew which texts it can carry: the reviewer's confirmation, with U+FFFE. */
async function plantStaged(id: string, texts: Cleared): Promise<void> {
  const output = (name: string): string => house.cloud.outputs[name] ?? '';
  const table = output('ComplaintsSealedTable');
  Object.assign(process.env, house.cloud.hostEnvironment());
  const keys = kmsDataKeys({ keyId: output('DataKey'), table });
  const notes = new Notes({ client: dynamodb, table, keys });
  const log = new EventLog({ client: dynamodb, table: output('ComplaintsLogTable') });
  const kind = projections.find(({ stream }) => stream.kind === 'complaint')?.stream;
  if (kind === undefined) throw new Error('the service has no complaints');
  const sealed = (text: string) =>
    ({ text, class: 'cleared', purpose: 'rectification', retentionYears: 10 }) as const;
  const { refs, item } = await notes.seal(
    {
      problem: sealed('交办问题'),
      findings: sealed(texts.findings),
      handling: sealed(texts.handling),
      goal: sealed(texts.goal),
      measures: sealed('措施\ufffe如下'),
    },
    'fingerprint',
  );
  const { problem, findings, handling, goal, measures } = refs;
  await log.handle({
    command: {
      id: newId(),
      actor: { role: 'office-reviewer', organisation: 'dcb', subject: 'reviewer' },
      fingerprint: 'fingerprint',
      at: house.cloud.clock.now().toISOString(),
      trace: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`,
    },
    stream: { kind, id },
    seal: item,
    decide: ({ number }: { number: string }) => [
      {
        type: 'complaint.reply-confirmed.v1',
        data: {
          round: 1,
          result: 'staged',
          on: '2026-12-01',
          problem,
          findings,
          handling,
          goal,
          accountability: null,
        },
      },
      {
        type: 'complaint.staged.v1',
        data: {
          complaint: id,
          inspection,
          number,
          lead: '110105',
          assisting: [],
          mainType: 'air',
          problem,
          goal,
          measures,
          deadline: plan.deadline,
        },
      },
    ],
  });
}

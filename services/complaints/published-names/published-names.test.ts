import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { organisationRenamed, type EventOf } from '@ducha/contracts';
import { newId, ref } from '@ducha/event-log';
import { commandOf } from '@ducha/event-log/testing/purse.ts';
import { openStore, readEnvironment, storeEnvironment } from '@ducha/lambda';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { batchStream } from '../batches/batch-fold.ts';
import type { BatchEvent } from '../batches/batch-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { noResults } from '../disclosure/result-totals.ts';
import { seriesStream } from '../batches/series-fold.ts';
import { acceptance, acted, handOver, nextActs, registered } from '../testing/complaint-acts.ts';
import { accepted, complaintId, histories } from '../testing/complaint-history.ts';
import { people, startComplaints, type ComplaintsHouse } from '../testing/complaints-house.ts';

let house: ComplaintsHouse;
const morning = new Date('2025-12-20T01:00:00Z');
const today = '2025-12-20';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: morning });
  house = await startComplaints();
});
afterAll(() => house.service.stop());

async function define(code: string, chinese: string, english: string): Promise<void> {
  const defined = await house.ask('POST /complaint-types', {
    as: people.head,
    body: { list: 'beijing-2025', kind: 'type', code, chinese, english, order: 7 },
  });
  expect(defined.status, JSON.stringify(defined.body)).toBe(201);
}
/** The district has another name from today on; the owner's event is heard, and its view not made yet. */
async function rename(
  code: string,
  names: readonly (readonly [string, string])[],
  version: number,
) {
  const texts: Record<string, string> = {};
  const data: EventOf<typeof organisationRenamed>['data'] = {
    organisation: code,
    kind: 'district',
    parent: null,
    successor: null,
    names: names.map(([from, chinese]) => {
      const note = { note: `${newId()}.name`, mac: 'm'.repeat(43) };
      texts[note.note] = chinese;
      return { from, chinese: note, english: null };
    }),
  };
  const stream = `organisation/${code}`;
  const message = messageOf(organisationRenamed.type, data, { stream, version, texts });
  await house.service.deliver(house.handlers.inbox, [message]);
}

const publicNotice = async (batch: string) => house.ask(`GET /public/batches/${batch}`);

test('what is published has the names of that moment, whatever the functions remember', async () => {
  const inspection = await house.openInspection();
  const batch = `${inspection}-1`;
  const complaint = await registered(house, inspection);
  await acted(house, complaint, {
    ...nextActs['screening'],
    body: acceptance({ organisations: [{ organisation: '110105', role: 'lead' }] }),
  } as never);
  await handOver(house, inspection);
  // Now every function has read the names, and keeps them for half a minute.
  const before = await publicNotice(batch);
  expect(before.body.notice.text.chinese).toContain('朝阳区1件');
  expect(before.body.notice.text.chinese).toContain('噪声1件');

  await rename(
    '110105',
    [
      ['2020-01-01', '朝阳区'],
      [today, '朝阳新区'],
    ],
    2,
  );
  const after = await publicNotice(batch);
  expect(after.body.notice.text.chinese).toContain('朝阳新区1件');
  const seen = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  expect(seen.body.notice.text.chinese).toContain('朝阳新区1件');

  for (const step of ['signIn', 'reply', 'approval', 'review'] as const)
    await acted(house, complaint, nextActs[step]);
  await define('noise', '环境噪声', 'environmental noise');
  vi.setSystemTime(new Date(morning.getTime() + 60_000));
  const disclosed = await house.ask(`POST /batches/${batch}/disclosure`, {
    as: people.reviewer,
    body: {},
    seen: seen.body.version,
  });
  expect(disclosed.status, JSON.stringify(disclosed.body)).toBe(200);
  const table = await house.ask(`GET /public/batches/${batch}/table`);
  expect(table.body.rows[0]).toMatchObject({
    organisations: [{ code: '110105', name: { chinese: '朝阳新区' } }],
    types: [{ code: 'noise', name: { chinese: '环境噪声' } }],
  });
  const figures = await house.ask('GET /public/figures', { query: { inspection } });
  expect(figures.body).toMatchObject({
    organisations: [{ name: { chinese: '朝阳新区' } }],
    types: [{ name: { chinese: '环境噪声' } }],
  });

  // A name of later is none of that edition's.
  vi.setSystemTime(new Date(morning.getTime() + 120_000));
  await define('noise', '噪音', 'sound');
  const later = await house.ask(`GET /public/batches/${batch}/table`);
  expect(later.body.rows[0].types).toEqual(table.body.rows[0].types);
  vi.setSystemTime(morning);
});

test('where a name is missing nothing is published, and it is said which', async () => {
  const inspection = newId();
  const batch = `${inspection}-1`;
  await write(inspection, batch);
  const missing = {
    type: 'urn:ducha:problem:name-missing',
    faults: [{ pointer: 'types/cooking-fumes', code: 'name-missing' }],
  };
  const notice = await publicNotice(batch);
  expect(notice).toMatchObject({ status: 409, body: missing });
  expect(JSON.stringify(notice.body)).not.toContain('cooking-fumes1件');
  const seen = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  expect(seen.body).toMatchObject({
    notice: null,
    missingNames: [{ list: 'types', code: 'cooking-fumes' }],
  });
  const disclosing = { as: people.reviewer, body: {}, seen: seen.body.version };
  const refused = await house.ask(`POST /batches/${batch}/disclosure`, disclosing);
  expect(refused).toMatchObject({ status: 409, body: missing });
  const still = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  expect(still.body).toMatchObject({ editions: 0, version: seen.body.version });

  await define('cooking-fumes', '油烟', 'cooking fumes');
  await house.settle();
  expect((await publicNotice(batch)).body.notice.text.chinese).toContain('油烟1件');
  const done = await house.ask(`POST /batches/${batch}/disclosure`, disclosing);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
});

test('a batch is not closed while something that goes with it has no name', async () => {
  const inspection = await house.openInspection();
  const { log } = openStore(readEnvironment(storeEnvironment));
  const id = newId();
  const events = histories.accepted.map((event) => {
    if (event.type === 'complaint.received.v1')
      return { ...event, data: { ...event.data, inspection } };
    if (event.type === 'complaint.accepted.v1')
      return { ...event, data: { ...event.data, mainType: 'odour' } };
    return event;
  });
  const at = new Date().toISOString();
  await log.handle({
    command: { ...commandOf(newId()), at },
    stream: ref(complaintStream, id),
    creates: true,
    decide: () => events,
  });
  await house.settle();
  const closing = { as: people.clerk, body: { inspection } };
  expect(await house.ask('POST /batches', closing)).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:name-missing', faults: [{ pointer: 'types/odour' }] },
  });
  const batches = { as: people.clerk, query: { inspection } };
  expect((await house.ask('GET /batches', batches)).body.batches).toEqual([]);
  await define('odour', '异味', 'odour');
  await house.settle();
  expect((await house.ask('POST /batches', closing)).status).toBe(202);
  await house.settle();
  const notice = await publicNotice(`${inspection}-1`);
  expect(notice.body.notice.text.chinese).toContain('异味1件');
});

test('lists of more than a page are read whole', async () => {
  const codes = Array.from({ length: 230 }, (_, index) => `kind-${String(index).padStart(3, '0')}`);
  for (const code of codes) await define(code, `类型${code.slice(5)}`, `kind ${code.slice(5)}`);
  await house.settle();
  // In the same half minute in which the functions have read the list before.
  const { body } = await house.ask('GET /complaint-types', { as: people.clerk });
  const listed = body.types.map(({ code }: { code: string }) => code);
  expect(codes.filter((code) => !listed.includes(code))).toEqual([]);
}, 60_000);

/** A complaint of a type that no list names, handed over and confirmed, as older data could hold it. */
async function write(inspection: string, batch: string): Promise<void> {
  const { log } = openStore(readEnvironment(storeEnvironment));
  const at = new Date().toISOString();
  const one = (id: string) => ({ command: { ...commandOf(id), at }, creates: true as const });
  const events = histories.closed.map((event) => {
    if (event.type === 'complaint.received.v1')
      return { ...event, data: { ...event.data, inspection } };
    if (event.type === 'complaint.accepted.v1')
      return { ...event, data: { ...event.data, mainType: 'cooking-fumes', otherTypes: [] } };
    return event;
  });
  const number = accepted.type === 'complaint.accepted.v1' ? accepted.data.number : '';
  const assignments = [{ organisation: '110105', role: 'lead' as const }];
  const dues = { signInDue: at, replyDue: at };
  const handed: BatchEvent[] = [
    {
      type: 'batch.begun.v1',
      data: {
        batch,
        ordinal: 1,
        cutOff: null,
        policy: {
          round: 3,
          signIn: { value: 1, unit: 'working-days' },
          reply: { value: 10, unit: 'calendar-days' },
          typeCounting: 'main',
          organisationCounting: 'lead',
        },
        opening: null,
      },
    },
    {
      type: 'batch.closed.v1',
      data: { batch, inspection, closedOn: today, complaints: [complaintId] },
    },
    {
      type: 'batch.handed-over.v1',
      data: {
        batch,
        inspection,
        ordinal: 1,
        handedOverAt: at,
        complaints: [
          {
            complaint: complaintId,
            number,
            channel: 'web',
            assignments,
            mainType: 'cooking-fumes',
            otherTypes: [],
            keyAttention: false,
            ...dues,
          },
        ],
        left: [],
        cumulative: { complaints: 1, keyAttention: 0 },
      },
    },
  ];
  await log.handle({
    ...one(newId()),
    stream: ref(complaintStream, complaintId),
    decide: () => events,
  });
  await log.handle({ ...one(newId()), stream: ref(batchStream, batch), decide: () => handed });
  const whole = { ...seriesStream.initial, next: 2, complaints: 1, results: noResults };
  await log.handle({
    ...one(newId()),
    stream: ref(seriesStream, inspection),
    decide: () => [{ type: 'series.batch-handed-over.v1', data: whole }],
  });
}

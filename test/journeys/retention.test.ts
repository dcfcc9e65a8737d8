import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  appointOfficial,
  closeBatch,
  endInspection,
  finishTask,
  listTasks,
  postProgress,
  publishAnnouncement,
  readAnnouncement,
  readInspection,
  readTask,
  readTaskTimeline,
  registerComplaint,
  requestEvidenceUpload,
  withdrawAnnouncement,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, answerComplaint, openInspection, prepareOne } from '../acts.ts';
import { heldTexts } from '../held-bytes.ts';
import { openHouse, type House } from '../house.ts';

/**
 * What is written about people when a task is carried out, an inspection is called off, an announcement is taken back
 * and a duty changes hands; then thirty years pass, and nobody does anything.
 */
let house: House;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-retention-'));
  house = await openHouse({ state: path.join(folder, 'state') });
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

/** Words that stand nowhere else. */
const marks = {
  report: '檨壹壹檨',
  completion: '檨壹贰檨',
  photograph: '檨壹叁檨',
  end: '檨贰壹檨',
  announced: '檨叁壹檨',
  withdrawn: '檨叁贰檨',
  left: '檨肆壹檨',
  holds: '檨肆贰檨',
  stands: '檨叁叁檨',
  plan: '檨壹肆檨',
} as const;
type Mark = keyof typeof marks;

/** Which of them the house holds: tables, notes, queues, buckets, logs; not what went to an official's own phone. */
async function held(): Promise<Mark[]> {
  await house.cloud.settled(120_000);
  const texts = (await heldTexts(house, path.join(folder, 'state'))).filter(
    ({ where }) => !['phones', 'sms.jsonl', 'mail', 'mail.jsonl'].includes(where),
  );
  const names = Object.keys(marks) as Mark[];
  return names.filter((name) => texts.some(({ text }) => text.includes(marks[name])));
}

const liaisonOf = () => house.as('organisation-liaison@110105');
const head = () => house.as('office-head');

/** A task with a report, a photograph and a last word, finished. */
async function finishedTask(): Promise<string> {
  const inspection = await openInspection(house);
  const { body: registered } = await house.as('office-clerk').ok(registerComplaint, {
    body: { inspection, channel: 'phone', problem: '夜里有烟', place: '某路' },
  });
  await accept(house, registered.complaint, '110105');
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  await answerComplaint(house, registered.complaint, '110105', {
    result: 'staged',
    plan: { measures: `${marks.plan}装净化器`, deadline: '2030-01-01' },
  });
  await house.cloud.settled();
  const [found] = (await head().ok(listTasks)).body.tasks;
  const params = { task: found?.task ?? '' };
  const shown = new TextEncoder().encode(`a photograph of ${marks.photograph}`);
  const { body: announced } = await liaisonOf().ok(requestEvidenceUpload, {
    body: {
      ...params,
      kind: 'after',
      sha256: createHash('sha256').update(shown).digest('hex'),
      bytes: shown.length,
      mediaType: 'image/jpeg',
    },
  });
  const { url, method, headers } = announced.upload;
  expect((await fetch(url, { method, headers, body: shown })).status).toBe(200);
  const posted = await liaisonOf().ok(postProgress, {
    params,
    version: (await head().ok(readTask, { params })).version,
    body: { word: 'on-schedule', text: marks.report, evidence: [announced.evidence] },
  });
  await liaisonOf().ok(finishTask, {
    params,
    version: posted.version,
    body: { text: marks.completion },
  });
  return params.task;
}

/** An inspection that is called off before anybody came. */
async function cancelledInspection(): Promise<string> {
  const { inspection, version } = await prepareOne(house);
  await head().ok(endInspection, {
    params: { inspection },
    version,
    body: { reason: `${marks.end}另有任用` },
  });
  return inspection;
}

async function announce(words: string): Promise<{ announcement: string; version: number }> {
  const { body, version } = await head().ok(publishAnnouncement, {
    body: {
      kind: 'notice',
      title: { chinese: '公告', english: null },
      text: { chinese: words, english: null },
      contact: null,
    },
  });
  return { announcement: body.announcement, version };
}

async function appoint(name: string, mobile: string): Promise<void> {
  await house.as('notification-administrator').ok(appointOfficial, {
    params: { organisation: '110106', duty: 'liaison' },
    body: { name, mobile },
  });
}

/** So many days after the beginning; the schedule fires twice. */
async function after(start: Date, days: number): Promise<Mark[]> {
  const then = new Date(start.getTime() + days * 24 * 3_600_000);
  const step = then.getTime() - house.cloud.clock.now().getTime();
  await house.cloud.clock.moveTo(then, { step });
  await house.cloud.settled(120_000);
  await house.cloud.clock.moveTo(new Date(then.getTime() + 180_000));
  return held();
}

test('what was kept long enough is gone by itself, its bytes nowhere; what has no end stays', async () => {
  const start = house.cloud.clock.now();
  const task = await finishedTask();
  const inspection = await cancelledInspection();
  await announce(marks.stands);
  const { announcement, version } = await announce(marks.announced);
  await head().ok(withdrawAnnouncement, {
    params: { announcement },
    version,
    body: { reason: marks.withdrawn },
  });
  await appoint(marks.left, '13900000041');
  await appoint(marks.holds, '13900000042');
  const all = Object.keys(marks) as Mark[];
  expect(await held()).toEqual(all);
  const without = (...gone: Mark[]) => all.filter((mark) => !gone.includes(mark));

  // A week after each end its date is set, by the policy; none of them has come.
  expect(await after(start, 10)).toEqual(all);
  expect(await after(start, 4 * 365)).toEqual(all);
  expect(await after(start, 5 * 366)).toEqual(without('left'));
  const params = { inspection };
  const before = await head().ok(readInspection, { params });
  expect(before.body.erasable).toEqual(['decision', 'vetting', 'moves']);
  expect(await after(start, 10 * 366)).toEqual(without('left'));
  expect((await head().ok(readInspection, { params })).body).toMatchObject({
    erasable: ['decision', 'moves'],
    erasures: [{ texts: ['vetting'], cause: 'retention', ground: null }],
  });
  expect(await after(start, 30 * 366)).toEqual(['holds', 'stands', 'plan']);

  // Each keeps its row, and says what became of its texts.
  const { body: shown } = await head().ok(readTask, { params: { task } });
  expect(shown).toMatchObject({
    status: 'awaiting-acceptance',
    progress: [{ word: 'on-schedule', text: null, evidence: [] }],
    completion: null,
    erasures: [{ texts: ['progress-1', 'completion'], cause: 'retention', ground: null }],
  });
  expect(shown.measures).toContain(marks.plan);
  const timeline = await head().ok(readTaskTimeline, { params: { task } });
  expect(timeline.body.verified).toBe(true);
  const withdrawn = await head().ok(readAnnouncement, { params: { announcement } });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', erasable: [], reason: null });
  expect((await head().ok(readInspection, { params })).body).toMatchObject({
    stage: 'cancelled',
    erasable: [],
  });
  expect(house.cloud.proxy.denials).toEqual([]);
}, 300_000);

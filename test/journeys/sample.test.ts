import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  closeBatch,
  listComplaints,
  readComplaint,
  readPublicSample,
  readPublicTable,
  readSample,
  recordRecheck,
  registerComplaint,
  settleRecheck,
} from '@ducha/contracts';
import { loadBasics } from '@ducha/local-cloud';
import { accept, answerComplaint, disclose, drawOne, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';

/**
 * 抽查 over the whole stack: announced, drawn by two, re-checked; and drawn again by a stranger who has nothing but what
 * anyone may read.
 */
const chaoyang = '110105';
const root = path.resolve(import.meta.dirname, '..', '..');

let house: House;
let folder: string;

beforeAll(async () => {
  [house, folder] = await Promise.all([
    openHouse(),
    mkdtemp(path.join(tmpdir(), 'ducha-stranger-')),
  ]);
  await loadBasics(house.cloud);
}, 120_000);
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

it('is drawn again by a stranger with the published command, and re-checked to the end', async () => {
  const inspection = await openInspection(house);
  const complaints: string[] = [];
  for (let n = 0; n < 7; n += 1) complaints.push(await accepted(inspection));
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  // Two are not closed when the table is published: they are not drawn from.
  for (const complaint of complaints.slice(2)) await answerComplaint(house, complaint, chaoyang);
  const params = { complaint: complaints[0] ?? '' };
  const { body: first } = await house.as('office-clerk').ok(readComplaint, { params });
  const batch = first.batch ?? '';
  await disclose(house, batch);
  const sample = await drawOne(house, batch, 3, async () => {
    // What is published after the announcement changes nothing of it.
    await answerComplaint(house, complaints[0] ?? '', chaoyang);
    await disclose(house, batch);
  });

  // The stranger.
  const shown = (await house.citizen.ok(readPublicSample, { params: { sample } })).body;
  const { drawn, edition } = shown;
  if (drawn === null) throw new Error('two entered the same numbers, and nothing was drawn');
  const table = await house.citizen.ok(readPublicTable, { params: { batch }, query: { edition } });
  await writeFile(path.join(folder, 'edition.json'), JSON.stringify(table.body));
  await writeFile(path.join(folder, 'list.txt'), `${shown.list.join('\n')}\n`);
  expect(shown).toMatchObject({ edition: 1, of: 5, size: 3 });
  expect(drawn.numbers).toHaveLength(3);
  expect(drawn.commands.project).toMatch(/^npm run -s ops -- sample edition\.json '/);
  const ofProject = drawn.commands.project
    .replace('npm run -s ops --', `${process.execPath} ${path.join(root, 'infra/ops/ops.ts')}`)
    .trim();
  for (const command of [ofProject, drawn.commands.tools]) {
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', cwd: folder });
    expect([stderr, stdout.split('\n').slice(0, -1)]).toEqual(['', drawn.numbers]);
  }

  // Whoever re-checks.
  const reChecker = house.as('municipal-re-checker');
  const todo = (await reChecker.ok(listComplaints, { query: { todo: 'true' } })).body.complaints;
  expect(new Set(todo.map(({ number }) => number))).toEqual(new Set(drawn.numbers));
  for (const [index, { complaint, version }] of todo.entries()) {
    const result = index === 0 ? 'differs' : 'matches';
    const words = index === 0 ? '现场仍有油污。' : '与反馈一致。';
    await reChecker.ok(recordRecheck, { params: { complaint }, version, body: { result, words } });
  }
  await house.cloud.settled();
  expect((await reChecker.ok(listComplaints, { query: { todo: 'true' } })).body.complaints).toEqual(
    [],
  );
  const reviewer = house.as('office-reviewer');
  const waiting = (await reviewer.ok(listComplaints, { query: { todo: 'true' } })).body.complaints;
  const [differing, ...others] = waiting.filter((row) => row.todo?.act === 'settle-recheck');
  expect([differing?.complaint, others]).toEqual([todo[0]?.complaint, []]);
  await reviewer.ok(settleRecheck, {
    params: { complaint: differing?.complaint ?? '' },
    version: differing?.version ?? 0,
    body: { words: '已约谈，责令限期清除。' },
  });
  await house.cloud.settled();
  const { body: whole } = await reviewer.ok(readSample, { params: { sample } });
  expect(whole.drawn?.complaints.map(({ result }) => result).toSorted()).toEqual([
    'differs',
    'matches',
    'matches',
  ]);
}, 120_000);

async function accepted(inspection: string): Promise<string> {
  const { body } = await house.as('office-clerk').ok(registerComplaint, {
    body: { inspection, channel: 'phone', problem: '河道有油污' },
  });
  await accept(house, body.complaint, chaoyang);
  await house.cloud.settled();
  return body.complaint;
}

import {
  evidenceKind,
  finishTask,
  listTasks,
  readTaskLedger,
  postProgress,
  readEvidence,
  readTask,
  readTaskActs,
  readTaskTimeline,
  requestEvidenceUpload,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { anyOf, happens, some, whole } from '../../chance.ts';
import { drawnFile, putFile } from '../files.ts';
import { change, hear, look, seen, text, type Act, type Visit } from '../visit.ts';

/** Rectification tasks 整改任务. */
type Kind = z.infer<typeof evidenceKind>;

async function tasks(visit: Visit) {
  const listed = (await seen(visit, listTasks))?.tasks ?? [];
  for (const { task } of listed) hear(visit.world, 'task', task);
  return listed;
}

async function evidence(visit: Visit, task: string, kind: Kind): Promise<string[]> {
  const file = drawnFile(visit);
  const { sha256, bytes } = file;
  const announced = await change(visit, requestEvidenceUpload, {
    body: { task, sha256, bytes: bytes.length, mediaType: 'image/jpeg', kind },
  });
  if (!announced.ok) return [];
  await putFile(visit, announced.body.upload, file);
  hear(visit.world, 'evidence', announced.body.evidence);
  return [announced.body.evidence];
}

async function progress(visit: Visit, task: string, expected: number, kind: Kind) {
  const shown =
    happens(visit.random, 0.8) || kind === 'after' ? await evidence(visit, task, kind) : [];
  return change(visit, postProgress, {
    params: { task },
    expected,
    body: {
      word: visit.random.pick(['on-schedule', 'behind'] as const),
      text: text(visit, 4_000),
      evidence: shown,
    },
  });
}

const rectifies: Act = {
  name: 'rectifies',
  who: ['organisation-liaison', 'organisation-in-charge'],
  weight: 3,
  calls: [listTasks, readTask, requestEvidenceUpload, postProgress, finishTask],
  async do(visit) {
    const { random, person } = visit;
    const open = (await tasks(visit)).filter(({ status }) => status !== 'awaiting-acceptance');
    for (const { task } of some(random, open, whole(random, 1, 2))) {
      const params = { task };
      const shown = await look(visit, readTask, { params });
      if (!shown.ok) continue;
      const finishes = shown.body.lead === person.organisation && happens(random, 0.6);
      const after = shown.body.progress.some((one) =>
        one.evidence.some(({ kind }) => kind === 'after'),
      );
      let { version } = shown;
      if (!finishes || !after || happens(random, 0.3)) {
        const posted = await progress(
          visit,
          task,
          version,
          finishes ? 'after' : random.pick(evidenceKind.options),
        );
        if (!posted.ok) continue;
        ({ version } = posted);
      }
      if (finishes)
        await change(visit, finishTask, {
          params,
          expected: version,
          body: { text: text(visit, 4_000) },
        });
    }
  },
};

const overlooks: Act = {
  name: 'looks over the tasks',
  who: [
    'office-clerk',
    'office-head',
    'commissioner',
    'municipal-re-checker',
    'team-leader',
    'team-member',
    'accepting-unit-officer',
    'organisation-principal',
  ],
  weight: 1.5,
  calls: [listTasks, readTaskLedger, readTask, readTaskActs, readTaskTimeline, readEvidence],
  async do(visit) {
    const { random } = visit;
    if (happens(random, 0.4)) {
      const since = (await seen(visit, readTaskLedger))?.cursor;
      if (since !== undefined) await look(visit, readTaskLedger, { query: { since } });
    }
    const task =
      anyOf(random, await tasks(visit))?.task ?? anyOf(random, visit.world.heard.get('task') ?? []);
    if (task === undefined) return;
    const params = { task };
    const shown = await seen(visit, readTask, { params });
    await look(visit, readTaskActs, { params });
    if (happens(random, 0.5)) await look(visit, readTaskTimeline, { params });
    const file = anyOf(random, shown?.progress.flatMap((one) => one.evidence) ?? []);
    if (file !== undefined)
      await look(visit, readEvidence, { params: { evidence: file.evidence } });
  },
};

export const taskActs = [rectifies, overlooks];

import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { cursor, instant, opaqueId, organisationCode, sha256 } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { queryAnyCodes, queryCodes, queryDay, queryDue } from '../query-codes.ts';
import { words } from '../free-text.ts';
import {
  evidenceKind,
  evidenceMediaType,
  progressWord,
  taskSource,
} from '../events/rectification.ts';
import { gistShown, ledgerAnswer, since } from './ledger.ts';
import { readTaskActs } from './task-acts.ts';
import { correctTaskText, eraseTaskTexts } from './task-erasure.ts';
import { evidenceLine, task, taskLine, taskStatus } from './task-shown.ts';
import { download, fileBytes, upload } from './file-upload.ts';
import { changeRectificationPolicy, readRectificationPolicy } from './policies.ts';

const none = z.strictObject({});
const nothing = z.undefined();
const version = z.int().check(z.minimum(1));
const text = words(4_000);

/** By what tasks are filtered: by the names, and in the words, of their ledger's address in the workspace. */
const taskFilters = once(() => ({
  status: queryCodes(taskStatus.options),
  organisation: queryAnyCodes(),
  source: queryCodes(taskSource.options),
  lead: queryAnyCodes(),
  accepting: queryAnyCodes(),
  deadlineFrom: queryDay,
  deadlineUntil: queryDay,
  finishedFrom: queryDay,
  finishedUntil: queryDay,
  due: queryDue,
}));

export const listTasks = endpoint({
  name: 'listTasks',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/tasks',
  summary: 'Rectification tasks by their date; an organisation sees those in which it has a part.',
  params: none,
  query: () => z.strictObject({ after: z.optional(cursor), ...taskFilters() }),
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      tasks: z.array(taskLine),
      /** With a filter, a page may hold fewer tasks than there is room for, or none, though more follow. */
      next: z.nullable(cursor),
    }),
  rejections: [],
});

/** A task in the ledger. */
export const taskRow = z.strictObject({ ...taskLine.shape, gist: gistShown });

export const readTaskLedger = endpoint({
  name: 'readTaskLedger',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/task-ledger',
  summary:
    'Rectification tasks, of an organisation or a team those in which they have a part: all, then what changed',
  params: none,
  query: () => z.strictObject({ since: since() }),
  body: nothing,
  status: 200,
  answer: () => ledgerAnswer(taskRow),
  rejections: [],
});

export const readTask = endpoint({
  name: 'readTask',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/tasks/{task}',
  summary: 'One rectification task with its texts, updates and evidence.',
  params: () => z.strictObject({ task: opaqueId }),
  query: none,
  body: nothing,
  status: 200,
  answer: task,
  rejections: [],
});

export const readTaskTimeline = endpoint({
  name: 'readTaskTimeline',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/tasks/{task}/timeline',
  summary: 'Every commit of a task, with the chain of hashes that shows any later change.',
  params: () => z.strictObject({ task: opaqueId }),
  query: none,
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      task: opaqueId,
      version,
      /** The chain was computed anew from the stored bytes at this reading. */
      verified: z.literal(true),
      commits: z.array(
        z.strictObject({
          version,
          at: instant,
          role: z.string(),
          organisation: z.nullable(organisationCode),
          events: z.array(z.string()),
          hash: sha256,
        }),
      ),
    }),
  rejections: [],
});

export const requestEvidenceUpload = endpoint({
  name: 'requestEvidenceUpload',
  service: 'rectification',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/evidence',
  summary:
    'Announces a file of evidence and gives an address to which exactly that file can be put.',
  params: none,
  query: none,
  body: () =>
    z.strictObject({
      task: opaqueId,
      sha256,
      bytes: fileBytes(),
      mediaType: evidenceMediaType,
      kind: evidenceKind,
    }),
  status: 201,
  answer: () =>
    z.strictObject({
      evidence: opaqueId,
      upload: upload(),
    }),
  rejections: ['unknown-code', 'wrong-stage'],
});

export const readEvidence = endpoint({
  name: 'readEvidence',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/evidence/{evidence}',
  summary: 'A piece of evidence and a short-lived address from which it can be fetched.',
  params: () => z.strictObject({ evidence: opaqueId }),
  query: none,
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      ...evidenceLine.shape,
      task: opaqueId,
      ...download(),
    }),
  rejections: [],
});

export const postProgress = endpoint({
  name: 'postProgress',
  service: 'rectification',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/tasks/{task}/progress',
  summary: 'Posts how far a task has come, with the evidence that was uploaded for it.',
  params: () => z.strictObject({ task: opaqueId }),
  query: none,
  body: () =>
    z.strictObject({
      word: progressWord,
      text,
      evidence: z.array(opaqueId).check(z.maxLength(20)),
    }),
  status: 200,
  answer: task,
  rejections: ['wrong-stage', 'evidence-missing', 'evidence-altered'],
});

export const finishTask = endpoint({
  name: 'finishTask',
  service: 'rectification',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
  path: '/tasks/{task}/completion',
  summary: 'The lead organisation says that every measure is done; acceptance follows.',
  params: () => z.strictObject({ task: opaqueId }),
  query: none,
  body: () => z.strictObject({ text }),
  status: 200,
  answer: task,
  rejections: ['wrong-stage', 'evidence-missing', 'lead-only'],
});

/** Every endpoint of the rectification service. */
export const rectificationEndpoints = [
  listTasks,
  readTaskLedger,
  readTask,
  readTaskTimeline,
  readTaskActs,
  requestEvidenceUpload,
  readEvidence,
  postProgress,
  finishTask,
  correctTaskText,
  eraseTaskTexts,
  readRectificationPolicy,
  changeRectificationPolicy,
] as const;

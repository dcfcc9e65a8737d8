import * as z from 'zod/mini';
import {
  complaintNumber,
  count,
  cursor,
  instant,
  listCode,
  localDate,
  matterNumber,
  opaqueId,
  organisationCode,
  sha256,
} from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import {
  evidenceKind,
  evidenceMediaType,
  progressWord,
  taskSource,
} from '../events/rectification.ts';
import { readTaskActs } from './task-acts.ts';
import { download, fileBytes, upload } from './file-upload.ts';
import { changeRectificationPolicy, readRectificationPolicy } from './policies.ts';

const none = z.strictObject({});
const nothing = z.undefined();
const version = z.int().check(z.minimum(1));
const text = words(4_000);

/** Where a task stands, as a code and in the words that officials read. */
const status = {
  /** `overdue` is found by comparing its date with today, at reading. */
  status: z.enum(['not-started', 'on-schedule', 'behind', 'overdue', 'awaiting-acceptance']),
  /** 未启动, 达到序时进度, 未达到序时进度, 超期, 已完成待验收. */
  statusChinese: z.string(),
};

/** A line of the list of tasks. */
const taskLine = z.strictObject({
  task: opaqueId,
  version,
  number: matterNumber,
  source: taskSource,
  lead: organisationCode,
  assisting: z.array(organisationCode),
  accepting: organisationCode,
  deadline: localDate,
  /** The years whose notice on days off is not known: that day may prove to be one. */
  deadlineUnpublished: unpublishedYears,
  finishedOn: z.nullable(localDate),
  ...status,
});

/** A photograph, measurement or document that was put forward with a progress update. */
const evidenceLine = z.strictObject({
  evidence: opaqueId,
  kind: evidenceKind,
  mediaType: evidenceMediaType,
  bytes: count,
  sha256,
  /** The same file stands in another task too: one photograph serving two cases. */
  alsoElsewhere: z.boolean(),
});

/** 整改任务, folded from the log; an erased text is null. */
const task = z.strictObject({
  ...taskLine.shape,
  complaint: z.nullable(opaqueId),
  complaintNumber: z.nullable(complaintNumber),
  mainType: listCode,
  /** How its date is meant: a task from a complaint has a dated plan. */
  deadlineKind: z.enum(['immediate', 'dated', 'sustained', 'dated-and-sustained']),
  problem: z.nullable(z.string()),
  goal: z.nullable(z.string()),
  measures: z.nullable(z.string()),
  progress: z.array(
    z.strictObject({
      at: instant,
      organisation: organisationCode,
      word: progressWord,
      text: z.nullable(z.string()),
      evidence: z.array(evidenceLine),
    }),
  ),
  /** What the lead organisation said when it finished. */
  completion: z.nullable(z.string()),
});

export const listTasks = endpoint({
  name: 'listTasks',
  service: 'rectification',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
  path: '/tasks',
  summary: 'Rectification tasks by their date; an organisation sees those in which it has a part.',
  params: none,
  query: () => z.strictObject({ after: z.optional(cursor) }),
  body: nothing,
  status: 200,
  answer: () =>
    z.strictObject({
      asOf: instant,
      tasks: z.array(taskLine),
      next: z.nullable(cursor),
    }),
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
  readTask,
  readTaskTimeline,
  readTaskActs,
  requestEvidenceUpload,
  readEvidence,
  postProgress,
  finishTask,
  readRectificationPolicy,
  changeRectificationPolicy,
] as const;

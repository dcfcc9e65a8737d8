import { globSync } from 'node:fs';
import path from 'node:path';
import {
  actRefusal,
  channel,
  commonProblems,
  complaintStage,
  declineGround,
  domainProblems,
  duty,
  inspectionStage,
  replyResult,
  roles,
  verdict,
} from '@ducha/contracts';
import { describe, expect, test } from 'vitest';
import { words } from './site/texts/zh/words.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** What no page of the workspace can cause, or draws in its own way. */
const elsewhere: readonly string[] = [
  // A fault of the pages themselves: the general sentence does.
  'malformed-json',
  'idempotency-key-missing',
  'idempotency-key-weak',
  'method-not-allowed',
  'unsupported-media-type',
  'version-missing',
  // Nobody knows whether it was done: drawn as unanswered.
  'internal',
  'unavailable',
  // Of the citizen's pages, which have texts of their own.
  'receipt-unknown',
  'proof-needed',
  'photograph-missing',
  'photograph-altered',
  'too-many-messages',
  // Of acts that have no page.
  'series-begun',
  'organisation-exists',
];
const problemsOfStaff = [...Object.keys(commonProblems), ...Object.keys(domainProblems)].filter(
  (code) => !elsewhere.includes(code),
);

describe('every code that a page may meet has its word', () => {
  test.each([
    ['stage', complaintStage.options, words.stage],
    ['channel', channel.options, words.channel],
    ['verdict', verdict.options, words.verdict],
    ['result', replyResult.options, words.result],
    ['declineGround', declineGround.options, words.declineGround],
    ['duty', duty.options, words.duty],
    ['role', roles, words.role],
    ['inspectionStage', inspectionStage.options, words.inspectionStage],
    ['actRefusal', actRefusal.options, words.actRefusal],
    ['problem', problemsOfStaff, words.problem],
  ] as const)('%s', (_, codes, list) => {
    expect(codes.filter((code) => !(code in list))).toEqual([]);
  });

  // A timeline names what happened by these.
  test('event', () => {
    const types = globSync('services/{complaints,rectification}/golden/*.json', { cwd: root })
      .map((file) => path.basename(file).replace(/\.v\d+\.json$/, ''))
      .filter((type) => /^(?:complaint|task|deadline)\./.test(type));
    expect(types.length).toBeGreaterThan(10);
    expect(types.filter((type) => !(type in words.event))).toEqual([]);
  });
});

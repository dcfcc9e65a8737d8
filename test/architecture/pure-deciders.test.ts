import { describe, expect, test } from 'vitest';
import { pureFiles, withImported } from './import-rules.ts';
import { readRepository } from './repository.ts';
import { parseSource, readSources } from './source-file.ts';

/**
 * The packages that deciders may import: same arguments, same result, at once. The typed client of the contracts
 * is an export of its own, which no decider may import.
 */
const purePackages = /^packages\/(calendar|policy|contracts(?!\/client\.ts))\/.*(?<!\.test)\.ts$/;

test('events, folds and deciders of the services import nothing but what is pure, wherever they stand', async () => {
  const sources = await readSources();
  const pure = pureFiles(sources, await readRepository());
  const deciding = sources.filter(({ path, decides }) => isServiceCode(path) && decides.length > 0);
  expect(deciding.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'services/complaints/complaint/complaint-fold.ts',
      'services/complaints/handling/refusal.ts',
      'services/notifications/ladder/ladder-fold.ts',
    ]),
  );
  const wrong = deciding.filter(({ path }) => !pure.has(path));
  expect(wrong.map(({ path, decides }) => `${path}:${decides[0]}`)).toEqual([]);
});

test('they, what they import, and those packages ask no clock, no dice and nobody else', async () => {
  const sources = await readSources();
  const deciding = sources.filter(({ path, decides }) => isServiceCode(path) && decides.length > 0);
  const needed = withImported(
    deciding.map(({ path }) => path),
    sources,
  );
  const files = sources.filter(({ path }) => needed.has(path) || purePackages.test(path));
  expect(files.map(({ path }) => path)).toContain('packages/calendar/period.ts');
  const found = files.flatMap(({ path, impurities }) =>
    impurities.map((each) => `${path}:${each}`),
  );
  expect(found).toEqual([]);
});

test('no other file that imports only what is pure asks a clock or dice', async () => {
  const sources = await readSources();
  const pure = pureFiles(sources, await readRepository());
  expect([...pure]).toContain('services/complaints/disclosure/notice.ts');
  const found = sources
    .filter(({ path }) => pure.has(path))
    .flatMap(({ path, impurities }) =>
      // It may wait for what it was given: a route is handed its service.
      impurities
        .filter((each) => !each.endsWith('async or await'))
        .map((each) => `${path}:${each}`),
    );
  expect(found).toEqual([]);
});

function isServiceCode(path: string): boolean {
  return /^services\/(?!.*\/testing\/).*(?<!\.test)\.ts$/.test(path);
}

describe('what decides is known by what it declares:', () => {
  test.each([
    ["export const told = event('a.told.v1', schema);", '1: event()'],
    ['export const told = eventFamily(a, b);', '1: eventFamily()'],
    ['export const task: StreamKind<Task, TaskEvent> = { kind };', '1: task'],
    ['export function decideReply(state: State) { return []; }', '1: decideReply'],
    ['export function close(state: State): readonly CloseEvent[] | Rejection {}', '1: close'],
    ['export function dates(): EventOf<typeof deadlineSet>[] {}', '1: dates'],
  ])('%s', (text, found) => {
    expect(parseSource('a.ts', text).decides).toEqual([found]);
  });

  test('a route of a decision is none', () => {
    expect(parseSource('a.ts', 'export function decideReplyRoute() {}').decides).toEqual([]);
  });
});

describe('a service file is pure by what it imports', () => {
  const repository = {
    workspaces: new Map([
      ['@ducha/contracts', 'packages/contracts'],
      ['@ducha/event-log', 'packages/event-log'],
    ]),
    exported: new Map([['packages/contracts', ['.']]]),
    declared: new Map(),
  };
  const isPure = (text: string, other = '') =>
    pureFiles(
      [parseSource('services/a/room/one.ts', text), parseSource('services/a/two.ts', other)],
      repository,
    ).has('services/a/room/one.ts');

  test.each([
    ["import '@ducha/contracts'; import * as z from 'zod/mini';", ''],
    ["import { eventFamily, type StreamKind } from '@ducha/event-log';", ''],
    ["import type { Service } from '../two.ts';", "import 'node:fs';"],
    ["import { two } from '../two.ts';", "import { one } from './room/one.ts';"],
  ])('%s', (text, other) => {
    expect(isPure(text, other)).toBe(true);
  });

  test.each([
    ["import 'node:crypto';", ''],
    ["import '@aws-sdk/client-dynamodb';", ''],
    ["import { append } from '@ducha/event-log';", ''],
    ["export * from '@ducha/event-log';", ''],
    ["import '@ducha/contracts/client.ts';", ''],
    ["import { two } from '../two.ts';", "import 'node:fs';"],
  ])('or not: %s', (text, other) => {
    expect(isPure(text, other)).toBe(false);
  });
});

describe('an impurity is found:', () => {
  test.each([
    ['const at = Date.now();', 'Date.now'],
    ['const at = new Date();', 'new Date()'],
    ['const at = Date();', 'Date()'],
    ['const dice = [1].map(Math.random);', 'Math.random'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ['const id = globalThis.crypto;', 'globalThis.crypto'],
    ['const t = performance.now();', 'performance.now'],
    ['const region = process.env.AWS_REGION;', 'process.env'],
    ['const t = Temporal.Now;', 'Temporal.Now'],
    ['setTimeout(() => {}, 1);', 'setTimeout()'],
    ['fetch("x");', 'fetch()'],
    ['async function decide() {}', 'async or await'],
    ['const decide = async () => 1;', 'async or await'],
  ])('%s', (text, impurity) => {
    expect(parseSource('a.ts', `\n${text}`).impurities).toContain(`2: ${impurity}`);
  });

  test('and what only looks like one is not', () => {
    const text = `
      const at = new Date(context.now);
      const ms = Date.parse(context.now) + Math.floor(1.5);
      const step = policy.process.fetch(order.console);
      interface Context { crypto: string }`;
    expect(parseSource('a.ts', text).impurities).toEqual([]);
  });
});

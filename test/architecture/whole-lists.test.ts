import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { everyEndpoint } from '@ducha/contracts';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readSources, root } from './source-file.ts';

/** Whoever reads an excerpt of a list on purpose, and how the whole is found. */
const excerpts: Readonly<Record<string, string>> = {
  'packages/portal/site/public/home/newest.tsx': 'the newest four, and the way to all',
  'packages/portal/site/workspace/register/phone-hours-line.tsx':
    'the newest announcement of one stationing',
  'services/inspections/inspection/public-inspections-route.ts':
    'the one announcement that is newest',
};

const has = (schema: z.core.$ZodType, name: string, io: 'input' | 'output'): boolean =>
  name in (z.toJSONSchema(schema, { io, unrepresentable: 'any' }).properties ?? {});

/** The endpoints that answer with a page of a list. */
const lists = everyEndpoint.filter(
  ({ query, answer }) => has(query, 'after', 'input') || has(answer, 'next', 'output'),
);

/** The source files at a place, tests left out, whose code matches. */
async function filesWith(
  place: RegExp,
  pattern: RegExp,
): Promise<{ file: string; code: string }[]> {
  const sources = (await readSources()).filter(
    ({ path: file }) => place.test(file) && !/\.test\.tsx?$|\/testing\//.test(file),
  );
  const read = await Promise.all(
    sources.map(async ({ path: file }) => ({
      file,
      code: await readFile(path.join(root, file), 'utf8'),
    })),
  );
  return read.filter(({ code }) => pattern.test(code));
}

test('an endpoint that answers with a page takes the cursor that it gave, and the other way round', () => {
  expect(lists.length).toBeGreaterThanOrEqual(10);
  const half = lists.filter(
    ({ query, answer }) => !has(query, 'after', 'input') || !has(answer, 'next', 'output'),
  );
  expect(half.map(({ name }) => name)).toEqual([]);
});

test('every page of the portal that reads a list looks where it goes on', async () => {
  const names = lists.map(({ name }) => name).join('|');
  const reading = new RegExp(
    String.raw`\b(?:useRead|useAnswer|useWholeList|readOnce|call)\(\s*(?:${names})\b`,
  );
  const files = await filesWith(/^packages\/portal\/site\//, reading);
  const read = new Set(
    files.flatMap(({ code }) =>
      [...code.matchAll(new RegExp(reading, 'g'))].map(([call]) => call.replace(/^.*[(\s]/s, '')),
    ),
  );
  expect([...read].toSorted()).toEqual(lists.map(({ name }) => name).toSorted());
  const cut = files.filter(({ file, code }) => !/\bnext\b/.test(code) && !(file in excerpts));
  expect(cut.map(({ file }) => file)).toEqual([]);
});

test('every reader of a page of rows in a service gives its cursor on; the others read whole lists', async () => {
  const files = await filesWith(/^(?:services|packages|infra)\//, /\breadList\(/);
  expect(files.length).toBeGreaterThan(6);
  const cut = files.filter(
    ({ file, code }) => !/\bnext\b|\bmore\b/.test(code) && !(file in excerpts),
  );
  expect(cut.map(({ file }) => file)).toEqual([]);
});

test('an excerpt that is none any more is taken off the list', async () => {
  const files = await filesWith(/^(?:services|packages)\//, /\b(?:readList|useAnswer|useRead)\(/);
  const known = files.map(({ file }) => file);
  expect(Object.keys(excerpts).filter((file) => !known.includes(file))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { fileGraph, ringIn, violations, workspaceGraph } from './import-rules.ts';
import type { Repository } from './import-rules.ts';
import { readRepository } from './repository.ts';
import { parseSource, readSources } from './source-file.ts';

const sources = await readSources();
const repository = await readRepository();

describe('who imports whom', () => {
  test('the sources are found', () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toContain('packages/calendar/index.ts');
    expect(paths).toContain('packages/toolchain/run.mjs');
    expect(repository.workspaces.get('@ducha/complaints')).toBe('services/complaints');
    expect(repository.declared.get('.')).toContain('vitest');
  });

  test('every import keeps the rules', () => {
    expect(violations(sources, repository)).toEqual([]);
  });

  test('the workspaces form no ring', () => {
    expect(ringIn(workspaceGraph(sources, repository))).toBeUndefined();
  });

  test('the files form no ring, not for a type either', () => {
    const graph = fileGraph(sources);
    // What is imported by a path is found under it, so that no link of a ring goes unseen.
    expect(graph.get('packages/calendar/index.ts')).toContain('packages/calendar/local-date.ts');
    expect(ringIn(graph)).toBeUndefined();
  });
});

describe('the rules find', () => {
  const small: Repository = {
    workspaces: new Map([
      ['@ducha/complaints', 'services/complaints'],
      ['@ducha/inspections', 'services/inspections'],
      ['@ducha/contracts', 'packages/contracts'],
      ['@ducha/calendar', 'packages/calendar'],
      ['@ducha/event-log', 'packages/event-log'],
      ['@ducha/timers', 'packages/timers'],
      ['@ducha/local-cloud', 'packages/local-cloud'],
    ]),
    exported: new Map([
      ['packages/event-log', ['.', './testing/*']],
      ['packages/calendar', ['.']],
    ]),
    declared: new Map([
      ['.', new Set(['vitest', 'fast-check', '@types/aws-lambda'])],
      ['services/complaints', new Set(['@aws-sdk/client-dynamodb', '@aws-sdk/client-sqs', 'zod'])],
    ]),
  };

  function found(path: string, text: string): string[] {
    return violations([parseSource(path, text)], small).map((line) => line.split(': ').at(-1)!);
  }

  test.each([
    ['services/complaints/relay.ts', "import '@ducha/inspections'", 'never another service'],
    [
      'services/complaints/relay.ts',
      "export * from '../inspections/api.ts'",
      'never another service',
    ],
    ['services/complaints/relay.ts', "await import('@ducha/inspections')", 'never another service'],
    ['services/complaints/relay.ts', "require('@ducha/inspections')", 'never another service'],
    [
      'services/complaints/relay.ts',
      "type X = import('@ducha/inspections').X",
      'never another service',
    ],
    [
      'packages/event-log/a.ts',
      "import '../calendar/period.ts'",
      'a package is imported by its name',
    ],
    [
      'services/complaints/relay.test.ts',
      "import '@ducha/event-log/commit.ts'",
      'only what it exports',
    ],
    ['test/journeys/a.test.ts', "import '@ducha/complaints'", 'have no index'],
    [
      'services/complaints/relay.ts',
      "import '@ducha/event-log/testing/log.ts'",
      'only what it exports',
    ],
    ['services/complaints/relay.ts', "import '@ducha/event-log/commit.ts'", 'only what it exports'],
    ['services/complaints/relay.ts', "import '@ducha/nowhere'", 'only what it exports'],
    [
      'services/complaints/relay.ts',
      "import '@ducha/local-cloud'",
      'the local cloud is imported by tests',
    ],
    ['services/complaints/relay.ts', "import 'left-pad'", 'left-pad is not declared'],
    [
      'services/complaints/relay.ts',
      "import { Handler } from 'aws-lambda'",
      'aws-lambda is not declared',
    ],
    ['services/complaints/relay.ts', "import 'vitest'", 'production code imports no test tool'],
    ['services/complaints/api.ts', "import '@aws-sdk/client-sqs'", 'no SDK client but DynamoDB’s'],
    [
      'services/complaints/staff-api.ts',
      "export { x } from '@aws-sdk/client-sqs'",
      'no SDK client',
    ],
    ['packages/event-log/a.ts', "import '@ducha/complaints'", 'a package imports no service'],
    ['packages/contracts/a.ts', "import '@ducha/event-log'", 'contracts and calendar import'],
    ['packages/calendar/a.ts', "import 'node:fs'", 'contracts and calendar import'],
  ])('%s with %s', (path, text, rule) => {
    expect(found(path, text)).toContainEqual(expect.stringContaining(rule));
  });

  test.each([
    ['services/complaints/api.ts', "import '@aws-sdk/client-dynamodb'; import '@ducha/event-log';"],
    [
      'services/complaints/relay.ts',
      "import '@aws-sdk/client-sqs'; import type {} from 'aws-lambda'; import 'node:fs';",
    ],
    ['services/complaints/relay.test.ts', "import '@ducha/event-log/testing/log.ts'"],
    ['test/house.ts', "import '../infra/synth.ts'"],
    ['infra/ops/rebuild.ts', "import '../../services/complaints/views.ts'"],
    ['services/complaints/relay.test.ts', "import '@ducha/local-cloud'; import 'vitest';"],
    ['infra/ops/redrive.ts', "import '@ducha/local-cloud';"],
    ['packages/contracts/a.ts', "import '@ducha/calendar';"],
  ])('nothing in %s with %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test.for([
    ['a value', "import { b } from './b.tsx'"],
    ['a type', "import type { B } from './b.tsx'"],
    ['a type in a query', "type B = import('./b.tsx').B"],
    ['what is passed on', "export type { B } from './b.tsx'"],
  ] as const)('a ring of files through %s', ([, back]) => {
    const ring = [
      parseSource('packages/portal/site/a.ts', back),
      parseSource('packages/portal/site/b.tsx', "import '../site/c.ts'; import './b.css'"),
      parseSource('packages/portal/site/c.ts', "import { a } from './a.ts'"),
    ];
    expect(ringIn(fileGraph(ring))).toEqual([
      'packages/portal/site/a.ts',
      'packages/portal/site/b.tsx',
      'packages/portal/site/c.ts',
      'packages/portal/site/a.ts',
    ]);
    expect(ringIn(fileGraph(ring.slice(0, 2)))).toBeUndefined();
  });

  test('a ring of workspaces', () => {
    const ring = [
      parseSource('packages/event-log/a.ts', "import '@ducha/calendar'"),
      parseSource('packages/calendar/a.ts', "import '@ducha/contracts'"),
      parseSource('packages/contracts/a.ts', "import '@ducha/calendar'"),
    ];
    expect(ringIn(workspaceGraph(ring, small))).toEqual([
      'packages/calendar',
      'packages/contracts',
      'packages/calendar',
    ]);
    expect(ringIn(workspaceGraph(ring.slice(0, 2), small))).toBeUndefined();
  });
});

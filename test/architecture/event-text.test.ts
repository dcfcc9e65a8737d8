import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { beforeAll, describe, expect, test } from 'vitest';
import * as contracts from '@ducha/contracts';
import { everyDeclaredEvent, root, type Declared } from './declared-events.ts';

/** Texts that no event may hold: a name, a telephone number, an address, a sentence. */
const probes = [
  '张三',
  '13800138000 号',
  'Zhang San',
  'lives at 5, behind the mill',
  '某某街道12号院',
];

/** Where a schema lets a free string, or anything at all, through; a path for each place. */
function freePlaces(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${path}: anything`];
  const node = z.record(z.string(), z.unknown()).parse(schema);
  const within = (name: string): string[] => {
    const list = node[name];
    return Array.isArray(list)
      ? list.flatMap((one, index) => freePlaces(one, `${path}/${name}${index}`))
      : [];
  };
  const choices = ['anyOf', 'oneOf', 'allOf'].filter((name) => name in node);
  if (choices.length > 0) return choices.flatMap(within);
  if ('const' in node || 'enum' in node) return [];
  switch (node['type']) {
    case 'string':
      return isClosed(node) ? [] : [`${path}: free string`];
    case 'object': {
      const members = z.record(z.string(), z.unknown()).parse(node['properties'] ?? {});
      const inside = Object.entries(members).flatMap(([name, one]) =>
        freePlaces(one, `${path}/${name}`),
      );
      if (node['additionalProperties'] === false) return inside;
      return [
        ...inside,
        ...freePlaces(node['propertyNames'], `${path}/{name}`),
        ...freePlaces(node['additionalProperties'], `${path}/*`),
      ];
    }
    case 'array':
      return [
        ...within('prefixItems'),
        ...('items' in node || !('prefixItems' in node)
          ? freePlaces(node['items'], `${path}/[]`)
          : []),
      ];
    case 'number':
    case 'integer':
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${path}: anything`];
  }
}

const closedFormats = new Set(['date', 'date-time', 'time', 'uuid']);

/** A string is closed by a format that holds no words, or by a pattern that no probe gets through. */
function isClosed(node: Readonly<Record<string, unknown>>): boolean {
  if (typeof node['format'] === 'string' && closedFormats.has(node['format'])) return true;
  const { pattern } = node;
  return (
    typeof pattern === 'string' && probes.every((probe) => !new RegExp(pattern, 'u').test(probe))
  );
}

const placesOf = ({ data }: Declared): string[] =>
  freePlaces(z.toJSONSchema(data, { io: 'output' }));

describe('no event holds a free string', () => {
  let all: Declared[] = [];
  let owners: string[] = [];

  beforeAll(async () => {
    ({ all, owners } = await everyDeclaredEvent());
  });

  test('in any stream of any service, or between them', () => {
    const free = all.flatMap((one) => placesOf(one).map((place) => `${one.type}${place}`));
    expect([...new Set(free)]).toEqual([]);
  });

  test('and all of them were looked at', () => {
    const families = globSync(['services/**/*.ts', 'packages/{directory,policy}/*.ts'], {
      cwd: root,
    })
      .filter((file) => !/node_modules|\.test\.ts$/.test(file))
      .filter((file) => readFileSync(join(root, file), 'utf8').includes('= eventFamily('));
    expect(owners).toEqual(expect.arrayContaining(families));
    const types = new Set(all.map(({ type }) => type));
    for (const { event } of contracts.subscriptions) expect(types).toContain(event);
    expect(types.size).toBeGreaterThan(30);
  });

  test.for([
    ['a bare string', z.strictObject({ words: z.string() })],
    [
      'a bounded string',
      z.strictObject({ words: z.string().check(z.minLength(1), z.maxLength(20)) }),
    ],
    [
      'a pattern that holds words',
      z.strictObject({ words: z.string().check(z.regex(/^[\p{L} \d]+$/u)) }),
    ],
    ['a pattern without its ends', z.strictObject({ words: z.string().check(z.regex(/[a-z]/)) })],
    ['one of several', z.strictObject({ words: z.nullable(z.union([z.int(), z.string()])) })],
    ['in an array', z.array(z.strictObject({ words: z.string() }))],
    ['in the keys of a record', z.record(z.string(), z.int())],
    ['anything', z.strictObject({ words: z.unknown() })],
    ['an open object', z.looseObject({ n: z.int() })],
  ] as const)('%s would be found', ([, data]) => {
    expect(placesOf({ type: 'x', data })).not.toEqual([]);
  });
});

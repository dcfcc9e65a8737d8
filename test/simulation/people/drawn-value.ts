import {
  announcementText,
  batchId,
  complaintNumber,
  cursor,
  deadlineId,
  listCode,
  lotteryIssue,
  matterNumber,
  note,
  noteId,
  opaqueId,
  organisationCode,
  policyEntryName,
  policyValue,
  sampleId,
  sha256,
  subject,
  taskText,
  words,
  type Endpoint,
  timeOfDay,
} from '@ducha/contracts';
import * as z from 'zod/mini';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { happens, weighted, whole } from '../chance.ts';
import { drawnMobile } from './planted.ts';
import { nastyText, ordinaryText } from './texts.ts';

/** A JSON Schema, as far as people read it. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** The schemas of what an endpoint takes. */
export interface Takes {
  readonly params: Schema;
  readonly query: Schema;
  /** Undefined: it takes no body. */
  readonly body: Schema | undefined;
}

const taken = new Map<string, Takes>();

/** What an endpoint takes, from its declaration. */
export function whatItTakes(endpoint: Endpoint): Takes {
  const known = taken.get(endpoint.name);
  if (known !== undefined) return known;
  const takes = {
    params: schemaOf(endpoint.params),
    query: schemaOf(endpoint.query),
    body: endpoint.method === 'GET' ? undefined : schemaOf(endpoint.body),
  };
  taken.set(endpoint.name, takes);
  return takes;
}

function schemaOf(schema: z.ZodMiniType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** Ids and codes that were heard of, by what they are: `complaint`, `organisation`, `task` … */
export type Heard = ReadonlyMap<string, readonly string[]>;

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';

function drawnId(random: SeededRandom): string {
  return Array.from({ length: 26 }, () => crockford[whole(random, 0, 31)]).join('');
}

const hexadecimal = (random: SeededRandom, length: number): string =>
  Array.from({ length }, () => whole(random, 0, 15).toString(16)).join('');

/** Anything of a kind that was heard of, or else a drawn one. */
function heardOf(heard: Heard, random: SeededRandom, kinds: readonly string[]): string | undefined {
  const all = kinds.flatMap((kind) => heard.get(kind) ?? []);
  return all.length === 0 || happens(random, 0.1) ? undefined : random.pick(all);
}

type Sampler = (random: SeededRandom, heard: Heard) => string;

const forms: readonly (readonly [schema: z.ZodMiniType, sampler: Sampler])[] = [
  [
    opaqueId,
    (random, heard) =>
      heardOf(heard, random, ['complaint', 'inspection', 'task', 'announcement', 'evidence']) ??
      drawnId(random),
  ],
  [organisationCode, (random, heard) => heardOf(heard, random, ['organisation']) ?? 'nowhere'],
  [batchId, (random, heard) => heardOf(heard, random, ['batch']) ?? `${drawnId(random)}-1`],
  [sampleId, (random, heard) => heardOf(heard, random, ['sample']) ?? `${drawnId(random)}-1-1`],
  [lotteryIssue, (random) => `2026${whole(random, 100, 199)}`],
  [
    listCode,
    (random) => random.pick(['noise', 'air', 'water', 'beijing-2025', 'after-1', 'unheard-of']),
  ],
  [complaintNumber, () => 'D3BJ202512200017'],
  [matterNumber, (random) => `LIST-${whole(random, 100_000, 999_999)}`],
  [subject, (random) => `somebody-${whole(random, 1, 99)}`],
  [cursor, (random) => random.pick(['~', 'received/2026-01-01T00:00:00.000Z/x', '!'])],
  [sha256, (random) => hexadecimal(random, 64)],
  [taskText, (random) => random.pick(['completion', 'progress-1', 'progress-2'])],
  [announcementText, (random) => random.pick(['reason', 'edition-1', 'edition-2'])],
  [noteId, (random) => `${drawnId(random)}.words`],
  [deadlineId, (random) => `complaint/${drawnId(random)}/110105/reply`],
  [note.shape.mac, () => 'm'.repeat(43)],
  [policyEntryName, (random) => random.pick(['reply', 'refusals', 'quietHours', 'acceptingUnits'])],
];

const byPattern = new Map<string, Sampler>([
  ...forms.map(([schema, sampler]) => [schemaOf(schema).pattern ?? '', sampler] as const),
  [schemaOf(words(1)).pattern ?? '', ordinaryText],
  // A code of a policy, a mobile number, a matter of a reminder.
  ...codesOfPolicy(),
  ['^1[3-9]\\d{9}$', drawnMobile],
  [schemaOf(timeOfDay).pattern ?? '', (random) => random.pick(['00:00', '18:00', '23:59'])],
  // What the address of a ledger asks for.
  ['^[!-~]{1,1500}$', (random) => random.pick(['due=overdue', 'q=%E5%99%AA&group=lead'])],
  [
    '^(?:complaint|task):[0-9a-hjkmnp-tv-z]{26}$',
    (random, heard) => {
      const kind = random.pick(['complaint', 'task']);
      return `${kind}:${heardOf(heard, random, [kind]) ?? drawnId(random)}`;
    },
  ],
]);

function codesOfPolicy(): [string, Sampler][] {
  return (schemaOf(policyValue()).anyOf ?? []).flatMap(({ type, pattern }) =>
    type === 'string' && pattern !== undefined
      ? [
          [
            pattern,
            (random: SeededRandom) => random.pick(['main', 'every', 'lead', 'Q', 'T', 'sthjj']),
          ],
        ]
      : [],
  );
}

/** Several codes with a point between them: one of a few, or whatever code. */
function severalOf(pattern: string): Sampler | undefined {
  const one = /^\^(?<one>.+)\(\?:\\\.\k<one>\)\{0,\d+\}\$$/.exec(pattern)?.groups?.['one'];
  if (one === undefined) return undefined;
  const few = /^\(\?:(?<codes>[a-z-]+(?:\|[a-z-]+)*)\)$/.exec(one)?.groups?.['codes'];
  const codes = few?.split('|') ?? ['noise', 'water', '110105', '110106', '-'];
  return (random) =>
    Array.from({ length: whole(random, 1, 3) }, () => random.pick(codes)).join('.');
}

function samplerOf(pattern: string): Sampler | undefined {
  return byPattern.get(pattern) ?? severalOf(pattern);
}

/** Whether a text of a pattern can be drawn. A test holds that each one of the house can. */
export function canDraw(pattern: string): boolean {
  return samplerOf(pattern) !== undefined;
}

/** A value that a schema takes, or nearly: rules about members together are not looked at. */
export function drawnValue(schema: Schema, random: SeededRandom, heard: Heard): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return drawnValue(random.pick(either), random, heard);
  switch (schema.type) {
    case 'object':
      return drawnObject(schema, random, heard);
    case 'array':
      return drawnArray(schema, random, heard);
    case 'string':
      return drawnString(schema, random, heard);
    case 'integer':
    case 'number':
      return drawnNumber(schema, random);
    case 'boolean':
      return happens(random, 0.5);
    case 'null':
      return null;
    case undefined:
    default:
      // What JSON Schema cannot say: a number in a query.
      return String(whole(random, 1, 50));
  }
}

function drawnObject(schema: Schema, random: SeededRandom, heard: Heard): object {
  const { properties = {}, required = [] } = schema;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, member]) =>
      required.includes(name) || happens(random, 0.5)
        ? [[name, drawnMember(name, member, random, heard)]]
        : [],
    ),
  );
}

/** A member that is called like something heard of is one of these, if they fit. */
function drawnMember(name: string, schema: Schema, random: SeededRandom, heard: Heard): unknown {
  const found = schema.type === 'string' ? heardOf(heard, random, [name]) : undefined;
  return found !== undefined && new RegExp(schema.pattern ?? '', 'u').test(found)
    ? found
    : drawnValue(schema, random, heard);
}

function drawnArray(schema: Schema, random: SeededRandom, heard: Heard): unknown[] {
  const { items = {}, minItems = 0, maxItems = 3 } = schema;
  const length = whole(random, minItems, Math.min(maxItems, minItems + 2));
  return Array.from({ length }, () => drawnValue(items, random, heard));
}

function drawnString(schema: Schema, random: SeededRandom, heard: Heard): string {
  const { format, pattern, maxLength } = schema;
  if (format === 'date') return drawnDate(random);
  if (format === 'date-time') return `${drawnDate(random)}T0${whole(random, 0, 9)}:00:00.000Z`;
  if (format === 'email') return `official${whole(random, 1, 9_999)}@example.cn`;
  const text = (samplerOf(pattern ?? '') ?? ordinaryText)(random, heard);
  return maxLength === undefined ? text : text.slice(0, maxLength);
}

function drawnDate(random: SeededRandom): string {
  const [month, day] = [whole(random, 1, 12), whole(random, 1, 28)];
  return `${whole(random, 2024, 2028)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function drawnNumber({ minimum = 0, maximum = 1_000 }: Schema, random: SeededRandom): number {
  return weighted(random, [
    [1, minimum],
    [1, maximum],
    [4, whole(random, minimum, Math.min(maximum, minimum + 20))],
  ]);
}

/** Where in a value something can be changed, and what the schema says of that place. */
interface Spot {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly schema: Schema;
}

/** The same value with one thing in it that the schema does not take (as a rule). */
export function spoiled(value: unknown, schema: Schema, random: SeededRandom): unknown {
  const { path, ...spot } = random.pick([...spotsIn(value, schema, [])]);
  return replaced(value, path, spoiledSpot(spot, random));
}

function* spotsIn(value: unknown, schema: Schema, path: Spot['path']): Generator<Spot> {
  const fitting = alternativeFor(value, schema);
  yield { path, value, schema: fitting };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* spotsIn(item, fitting.items ?? {}, [...path, index]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield* spotsIn(member, fitting.properties?.[name] ?? {}, [...path, name]);
    }
  }
}

/** Of several the one whose constants a value has, or whose type. */
function alternativeFor(value: unknown, schema: Schema): Schema {
  const either = schema.anyOf ?? schema.oneOf;
  if (either === undefined) return schema;
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const fitting = either.find(
    (one) =>
      (one.type === type || (type === 'number' && one.type === 'integer')) &&
      Object.entries(one.properties ?? {}).every(
        ([name, member]) =>
          member.const === undefined ||
          (value as Readonly<Record<string, unknown>>)[name] === member.const,
      ),
  );
  return fitting === undefined ? {} : alternativeFor(value, fitting);
}

function spoiledSpot({ value, schema }: Omit<Spot, 'path'>, random: SeededRandom): unknown {
  if (happens(random, 0.15)) return random.pick([null, [], {}, '', 0, true, 'null', [[]], -1]);
  if (typeof value === 'string') return spoiledString(value, schema, random);
  if (typeof value === 'number') {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
    return random.pick([minimum - 1, maximum + 1, value + 0.5, String(value), 1e300, -0]);
  }
  if (typeof value === 'boolean') return random.pick(['true', 1, null]);
  if (Array.isArray(value)) {
    const most = (schema.maxItems ?? 100) + 1;
    return random.pick<unknown>([
      [],
      [...value, ...value],
      Array.from({ length: most }, (_, index) => value[index % Math.max(1, value.length)] ?? null),
      Object.fromEntries(Object.entries(value)),
    ]);
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value);
    return random.pick<unknown>([
      Object.fromEntries(members.slice(1)),
      Object.fromEntries(members.slice(0, -1)),
      { ...value, unheardOf: 1 },
      { ...value, constructor: 'x' },
      [value],
    ]);
  }
  return 'something';
}

function spoiledString(value: string, schema: Schema, random: SeededRandom): unknown {
  return random.pick([
    '',
    `${value}\n`,
    ` ${value}`,
    value.toUpperCase(),
    value.slice(1),
    'x'.repeat((schema.maxLength ?? 200) + 1),
    '2026-02-30',
    '9999-12-31',
    '../../x',
    7,
    [value],
    nastyText(random),
  ]);
}

function replaced(value: unknown, [first, ...rest]: Spot['path'], by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === first ? replaced(item, rest, by) : item));
  }
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [first]: replaced(record[first], rest, by) };
}

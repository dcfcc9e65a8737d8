import { isObject } from '../engines/json-object.ts';

/** A statement of an identity policy, its intrinsics resolved. */
export interface PolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** One thing that a request needs to be allowed. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** Values of condition keys; the keys in lower case. A known key that the request has no value for is absent. */
  readonly context: ReadonlyMap<string, readonly string[]>;
}

/** Whether a need is met: by IAM's order an explicit Deny wins, and what nothing allows is denied. */
export type Verdict = 'allowed' | 'denied explicitly' | 'not allowed';

/**
 * Evaluates identity statements as IAM does, with one difference for safety: an operator or condition key
 * that is not known here makes an Allow not apply and a Deny apply.
 */
export function verdict(statements: readonly PolicyStatement[], need: Need): Verdict {
  const about = statements.filter((statement) => isAbout(statement, need));
  const denied = about.some(
    (statement) => statement.Effect === 'Deny' && conditionsOf(statement, need) !== 'not met',
  );
  if (denied) return 'denied explicitly';
  const allowed = about.some(
    (statement) => statement.Effect === 'Allow' && conditionsOf(statement, need) === 'met',
  );
  return allowed ? 'allowed' : 'not allowed';
}

/** A statement that allows everything: for the host itself and for tests. */
export const everything: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };

/**
 * Reads a statement of a synthesized policy after its intrinsics were resolved. Throws, naming it, on an
 * element that is not evaluated here (NotAction, NotResource, Principal, policy variables).
 */
export function readPolicyStatement(value: unknown): PolicyStatement {
  if (!isObject(value)) throw new Error('A policy statement is no object.');
  const { Sid: _, Effect, Action, Resource, Condition, ...rest } = value;
  const unknown = Object.keys(rest);
  if (unknown.length > 0)
    throw new Error(`A policy statement has ${unknown.join(', ')}, which is not known here.`);
  if (Effect !== 'Allow' && Effect !== 'Deny')
    throw new Error(`A policy statement has the effect ${String(Effect)}.`);
  const conditions = Condition === undefined ? undefined : readConditions(Condition);
  return {
    Effect,
    Action: texts(Action, 'Action'),
    Resource: texts(Resource, 'Resource'),
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

function readConditions(value: unknown): NonNullable<PolicyStatement['Condition']> {
  if (!isObject(value)) throw new Error('A Condition is no object.');
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => {
      if (!isObject(keys)) throw new Error(`The condition ${operator} is no object.`);
      return [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, found]) => [key, texts(found, key)])),
      ];
    }),
  );
}

function texts(value: unknown, name: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((each) => {
    if (typeof each === 'boolean' || typeof each === 'number') return String(each);
    if (typeof each !== 'string')
      throw new Error(`${name} of a policy statement is not resolved to text.`);
    if (each.includes('${'))
      throw new Error(`${name} of a policy statement has a policy variable: ${each}.`);
    return each;
  });
}

function isAbout(statement: PolicyStatement, need: Need): boolean {
  return (
    statement.Action.some((pattern) => like(pattern.toLowerCase(), need.action.toLowerCase())) &&
    statement.Resource.some((pattern) => like(pattern, need.resource))
  );
}

type Conditions = 'met' | 'not met' | 'unknown';

function conditionsOf(statement: PolicyStatement, need: Need): Conditions {
  const results = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, patterns]) => conditionOf(operator, key, patterns, need)),
  );
  if (results.includes('not met')) return 'not met';
  return results.includes('unknown') ? 'unknown' : 'met';
}

const knownKeys = new Set([
  'aws:principalaccount',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'dynamodb:leadingkeys',
  'kms:encryptioncontextkeys',
  'kms:viaservice',
  's3:prefix',
]);

type Test = (pattern: string, value: string) => boolean;

/** Each operator's test of one value; the negated ones hold when no pattern matches, or the key is absent. */
const operators: ReadonlyMap<string, { readonly test: Test; readonly negated: boolean }> = new Map([
  ['StringEquals', { test: (pattern, value) => pattern === value, negated: false }],
  ['StringNotEquals', { test: (pattern, value) => pattern === value, negated: true }],
  ['StringLike', { test: like, negated: false }],
  ['StringNotLike', { test: like, negated: true }],
  ['ArnEquals', { test: arnLike, negated: false }],
  ['ArnLike', { test: arnLike, negated: false }],
  ['ArnNotEquals', { test: arnLike, negated: true }],
  ['ArnNotLike', { test: arnLike, negated: true }],
  [
    'Bool',
    { test: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(), negated: false },
  ],
]);

function conditionOf(
  operator: string,
  key: string,
  patterns: readonly string[],
  need: Need,
): Conditions {
  const name = key.toLowerCase();
  if (!knownKeys.has(name) && !name.startsWith('kms:encryptioncontext:')) return 'unknown';
  const values = need.context.get(name);
  if (operator === 'Null') return met(patterns.includes('true') === (values === undefined));
  const [, quantifier, base = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const known = operators.get(base);
  if (known === undefined) return 'unknown';
  const holds = (value: string): boolean =>
    patterns.some((pattern) => known.test(pattern, value)) !== known.negated;
  if (values === undefined)
    return met(ifExists !== undefined || quantifier === 'ForAllValues:' || known.negated);
  if (quantifier === 'ForAllValues:') return met(values.every(holds));
  if (quantifier === 'ForAnyValue:') return met(values.some(holds));
  // A key with several values and no quantifier is a mistake of the policy's author.
  return values.length === 1 && values[0] !== undefined ? met(holds(values[0])) : 'unknown';
}

function met(holds: boolean): Conditions {
  return holds ? 'met' : 'not met';
}

const patterns = new Map<string, RegExp>();

/** IAM's wildcards: `*` is any text, `?` any one character. */
function like(pattern: string, value: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    const source = pattern
      .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    compiled = new RegExp(`^${source}$`, 's');
    patterns.set(pattern, compiled);
  }
  return compiled.test(value);
}

/** ARNs are compared part by part: a wildcard does not reach over a colon, but in the resource. */
function arnLike(pattern: string, value: string): boolean {
  const [expected, found] = [arnParts(pattern), arnParts(value)];
  return (
    expected.length === found.length &&
    expected.every((part, index) => like(part, found[index] ?? ''))
  );
}

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Need, PolicyStatement } from './iam.ts';
import { everything, readPolicyStatement, verdict } from './iam.ts';

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Log';
const need = (action: string, resource: string, context: Record<string, string[]> = {}): Need => ({
  action,
  resource,
  context: new Map(Object.entries(context)),
});
const allow = (Condition?: PolicyStatement['Condition'], Resource = [table]): PolicyStatement => ({
  Effect: 'Allow',
  Action: ['dynamodb:Get*'],
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const get = (context?: Record<string, string[]>): Need => need('dynamodb:GetItem', table, context);

describe('actions and resources', () => {
  it('allows what a statement names, in any case of the action, and nothing else', () => {
    expect(verdict([allow()], need('DynamoDB:getitem', table))).toBe('allowed');
    expect(verdict([allow()], need('dynamodb:PutItem', table))).toBe('not allowed');
    expect(verdict([allow()], need('dynamodb:GetItem', `${table}/index/x`))).toBe('not allowed');
    expect(verdict([allow()], need('dynamodb:GetItem', table.toLowerCase()))).toBe('not allowed');
    expect(verdict([], get())).toBe('not allowed');
  });

  it('takes dots and brackets in a pattern for themselves, * for any text and ? for one character', () => {
    const resource = (pattern: string, found: string) =>
      verdict([allow(undefined, [pattern])], need('dynamodb:GetItem', found));
    expect(resource('a.b', 'axb')).toBe('not allowed');
    expect(resource('a(b', 'a(b')).toBe('allowed');
    expect(resource('a?c', 'abc')).toBe('allowed');
    expect(resource('a?c', 'ac')).toBe('not allowed');
    expect(resource('a*', 'a/b:c\nd')).toBe('allowed');
  });

  it('lets a Deny win, whatever else allows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(allow(), everything)), fc.nat(), (others, at) => {
        const deny: PolicyStatement = { Effect: 'Deny', Action: ['*'], Resource: [`${table}*`] };
        expect(verdict(others.toSpliced(at % (others.length + 1), 0, deny), get())).toBe(
          'denied explicitly',
        );
      }),
    );
  });
});

describe('conditions', () => {
  const keys = 'dynamodb:LeadingKeys';
  const met = (
    operator: string,
    patterns: string[],
    context: Record<string, string[]>,
    key = keys,
  ) => verdict([allow({ [operator]: { [key]: patterns } })], get(context)) === 'allowed';

  it.each([
    ['StringEquals', ['a', 'b'], ['b'], true],
    ['StringEquals', ['a*'], ['ab'], false],
    ['StringLike', ['a*'], ['ab'], true],
    ['StringNotEquals', ['a', 'b'], ['b'], false],
    ['StringNotEquals', ['a', 'b'], ['c'], true],
    ['StringNotLike', ['a*'], ['ab'], false],
    ['ArnLike', ['arn:aws:s3:::x*'], ['arn:aws:s3:::xy/z'], true],
    ['ArnLike', ['arn:aws:*:::x'], ['arn:aws:s3:::x'], true],
    ['ArnLike', ['arn:*:x'], ['arn:aws:s3:::x'], false],
    ['Bool', ['true'], ['true'], true],
    ['Null', ['true'], ['x'], false],
    ['Null', ['false'], ['x'], true],
    ['ForAllValues:StringEquals', ['a'], ['a', 'b'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAnyValue:StringEquals', ['a'], ['a', 'b'], true],
    ['ForAnyValue:StringEquals', ['c'], ['a', 'b'], false],
  ])('%s of %j with %j: %s', (operator, patterns, values, expected) => {
    expect(met(operator, patterns, { 'dynamodb:leadingkeys': values })).toBe(expected);
  });

  it.each([
    ['StringEquals', false],
    ['StringEqualsIfExists', true],
    ['StringNotEquals', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
  ])('%s without a value: %s', (operator, expected) => {
    expect(met(operator, ['a'], {})).toBe(expected);
  });

  it('asks for all operators and keys of a statement', () => {
    const both = allow({
      StringEquals: { [keys]: ['a'] },
      Bool: { 'aws:SecureTransport': ['true'] },
    });
    const context = { 'dynamodb:leadingkeys': ['a'], 'aws:securetransport': ['true'] };
    expect(verdict([both], get(context))).toBe('allowed');
    expect(verdict([both], get({ ...context, 'aws:securetransport': ['false'] }))).toBe(
      'not allowed',
    );
  });

  it.each([
    ['an unknown operator', { DateGreaterThan: { [keys]: ['2026'] } }],
    ['an unknown key', { StringEquals: { 'dynamodb:Select': ['COUNT'] } }],
    ['several values without a quantifier', { StringEquals: { [keys]: ['a', 'b'] } }],
  ])('%s denies, in an Allow and in a Deny', (_, Condition) => {
    const context = { 'dynamodb:leadingkeys': ['a', 'b'] };
    expect(verdict([allow(Condition)], get(context))).toBe('not allowed');
    expect(verdict([everything, { ...everything, Effect: 'Deny', Condition }], get(context))).toBe(
      'denied explicitly',
    );
  });

  it('lets a Deny pass whose condition is not met', () => {
    const deny: PolicyStatement = {
      ...everything,
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
    };
    expect(verdict([everything, deny], get({ 'aws:securetransport': ['true'] }))).toBe('allowed');
  });
});

describe('reading a statement', () => {
  it('makes lists of single values, and text of booleans', () => {
    expect(
      readPolicyStatement({
        Sid: 'x',
        Effect: 'Allow',
        Action: 'a:b',
        Resource: ['c'],
        Condition: { Bool: { d: true } },
      }),
    ).toEqual({
      Effect: 'Allow',
      Action: ['a:b'],
      Resource: ['c'],
      Condition: { Bool: { d: ['true'] } },
    });
  });

  it.each([
    [{ Effect: 'Allow', NotAction: 'a:b', Resource: '*' }, 'NotAction'],
    [{ Effect: 'allow', Action: 'a:b', Resource: '*' }, 'effect allow'],
    [{ Effect: 'Allow', Action: 'a:b', Resource: { 'Fn::GetAtt': ['X', 'Arn'] } }, 'Resource'],
    [{ Effect: 'Allow', Action: 'a:b', Resource: 'arn:${aws:username}' }, 'policy variable'],
    [{ Effect: 'Allow', Action: 'a:b' }, 'Resource'],
    ['Allow', 'no object'],
  ])('refuses %j', (statement, word) => {
    expect(() => readPolicyStatement(statement)).toThrow(word);
  });
});

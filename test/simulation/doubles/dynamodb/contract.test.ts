import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { doubleEngine, localEngine, type ContractEngine, type Told } from './contract-engine.ts';
import type { TableDefinition } from './table.ts';

/** The log's table: the form that the stack gives it. */
const definition: TableDefinition = {
  KeySchema: key('pk', 'sk'),
  AttributeDefinitions: ['pk', 'sk', 'l1', 's1', 'd1', 'd2'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'list1',
      KeySchema: key('l1', 's1'),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['data'] },
    },
    {
      IndexName: 'due',
      KeySchema: key('d1', 'd2'),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};
const numbered: TableDefinition = {
  KeySchema: key('pk', 'n'),
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'B' },
    { AttributeName: 'n', AttributeType: 'N' },
  ],
};

function key(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
}

const engines = { 'the local cloud’s engine': localEngine, 'the double': doubleEngine } as const;

const text = (S: string) => ({ S });
const num = (N: string | number) => ({ N: String(N) });
const at = (pk: string, sk = 'a') => ({ pk: text(pk), sk: text(sk) });
const long = (length: number) => text('a'.repeat(length));
const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

describe.each(Object.entries(engines))('%s', (name, start) => {
  let engine: ContractEngine;
  let table: string;
  let made = 0;
  const isDouble = name === 'the double';
  /** What AWS documents, and the engine of the local cloud is known to do otherwise: there it must fail. */
  const asAws = isDouble ? test : test.fails;

  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    made += 1;
    table = `Log${made}`;
    await engine.createTable(table, definition);
  });

  const ask = (operation: string, input: object) =>
    engine.ask(operation, { TableName: table, ...input });
  const put = (item: object, more: object = {}) => ask('PutItem', { Item: item, ...more });
  const get = (pk: string, more: object = {}) =>
    ask('GetItem', { Key: at(pk), ConsistentRead: true, ...more });
  const update = (pk: string, UpdateExpression: string, values: object, more: object = {}) =>
    ask('UpdateItem', {
      Key: at(pk),
      UpdateExpression,
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      ...more,
    });
  const query = (condition: string, values: object, more: object = {}) =>
    ask('Query', {
      KeyConditionExpression: condition,
      ExpressionAttributeValues: values,
      ...more,
    });
  const transact = (...items: object[]) =>
    engine.ask('TransactWriteItems', { TransactItems: items });
  const sorts = ({ Items }: Told) => (Items as { sk: { S: string } }[]).map(({ sk }) => sk.S);
  const invalid = (message: string | RegExp) => ({
    refused: 'ValidationException',
    message:
      typeof message === 'string'
        ? expect.stringContaining(message)
        : expect.stringMatching(message),
  });

  describe('values', () => {
    test('come back as they were, numbers in their one form', async () => {
      const item = {
        ...at('x'),
        b: { B: Buffer.from([0, 255, 128]) },
        bs: { BS: [Buffer.from([1])] },
        n: num('1.50'),
        large: num('1E+100'),
        small: num('-2.5e-20'),
        ns: { NS: ['010', '-0.0'] },
        ss: { SS: ['b', 'a'] },
        yes: { BOOL: true },
        nothing: { NULL: true },
        empty: text(''),
        m: { M: { B: text('督察'), l: { L: [num('1e3'), { M: {} }] } } },
      };
      expect(await put(item)).toEqual({});
      expect(await get('x')).toEqual({
        Item: {
          ...item,
          b: { B: 'AP+A' },
          bs: { BS: ['AQ=='] },
          n: num('1.5'),
          large: num(`1${'0'.repeat(100)}`),
          small: num('-0.000000000000000000025'),
          ns: { NS: ['10', '0'] },
          m: { M: { B: text('督察'), l: { L: [num('1000'), { M: {} }] } } },
        },
      });
    });

    test('that no item can hold are refused', async () => {
      const refuses = async (value: object, message: string) =>
        expect(await put({ ...at('x'), value })).toMatchObject(invalid(message));
      await refuses(num('1'.repeat(39)), 'more than 38 significant digits');
      await refuses(num('1E126'), 'Number overflow');
      await refuses(num('1E-131'), 'Number underflow');
      await refuses(num('1.2.3'), 'cannot be converted to a numeric value');
      await refuses(num(''), 'cannot be converted to a numeric value');
      await refuses({ SS: [] }, 'set  may not be empty');
      await refuses({ SS: ['a', 'a'] }, 'contains duplicates');
      await refuses({ NS: ['1', '1.0'] }, 'contains duplicates');
      await refuses({ NULL: false }, 'Null attribute value types must have the value of true');
      const deep = many(33, () => 0).reduce<object>((inner) => ({ L: [inner] }), text('x'));
      await refuses(deep, 'Nesting Levels have exceeded supported limits');
      expect(await get('x')).toEqual({});
    });

    test('of 400 KB in all are kept, and one byte more is not', async () => {
      const room = 400 * 1024 - 'pkxskaz'.length;
      expect(await put({ ...at('x'), z: long(room) })).toEqual({});
      expect(await put({ ...at('x'), z: long(room + 1) })).toMatchObject(
        invalid('Item size has exceeded the maximum allowed size'),
      );
      expect(await update('x', 'SET z = :z', { ':z': long(room + 1) })).toMatchObject(
        invalid('Item size to update has exceeded the maximum allowed size'),
      );
    });
  });

  describe('keys', () => {
    test('must be there, of their type, not empty and not too long', async () => {
      const refuses = async (item: object, message: string) =>
        expect(await put(item)).toMatchObject(invalid(message));
      await refuses({ pk: text('x') }, 'Missing the key sk in the item');
      await refuses(
        { pk: num(1), sk: text('a') },
        'Type mismatch for key pk expected: S actual: N',
      );
      await refuses(at(''), 'cannot contain an empty string value. Key: pk');
      await refuses(at('x', ''), 'cannot contain an empty string value. Key: sk');
      await refuses({ ...at('x'), d1: text(''), d2: text('1') }, 'IndexName: due, IndexKey: d1');
      await refuses(
        { ...at('x'), d1: num(1), d2: text('1') },
        'Type mismatch for Index Key d1 Expected: S Actual: N IndexName: due',
      );
      expect(await put(at('督'.repeat(682)))).toEqual({});
      await refuses(
        at('督'.repeat(683)),
        'Size of hashkey has exceeded the maximum size limit of2048',
      );
      expect(await put(at('x', 'a'.repeat(1024)))).toEqual({});
      await refuses(at('x', 'a'.repeat(1025)), 'exceeded the size limit of 1024 bytes');
    });

    test('that are asked for must be the table’s', async () => {
      const refuses = async (Key: object, message: string) => {
        for (const operation of ['GetItem', 'DeleteItem'])
          expect(await ask(operation, { Key })).toMatchObject(invalid(message));
      };
      const schema = 'The provided key element does not match the schema';
      await refuses({ pk: text('x') }, schema);
      await refuses({ ...at('x'), more: text('y') }, schema);
      await refuses({ pk: num(1), sk: text('a') }, schema);
      await refuses(at(''), 'cannot contain an empty string value. Key: pk');
    });

    asAws('of an index must not be too long', async () => {
      const item = { ...at('x'), d2: text('1') };
      expect(await put({ ...item, d1: long(2048) })).toEqual({});
      expect(await put({ ...item, d1: long(2049) })).toMatchObject(invalid('Size of hashkey'));
    });

    test('of a table that is not there are not found', async () => {
      const TableName = 'Nowhere';
      const nowhere = { refused: 'ResourceNotFoundException' };
      expect(await get('x', { TableName })).toMatchObject(nowhere);
      expect(await put(at('x'), { TableName })).toMatchObject(nowhere);
      expect(await query('pk = :p', { ':p': text('x') }, { TableName })).toMatchObject(nowhere);
      expect(await transact({ Put: { TableName, Item: at('x') } })).toMatchObject(nowhere);
      const RequestItems = { [TableName]: [{ PutRequest: { Item: at('x') } }] };
      expect(await engine.ask('BatchWriteItem', { RequestItems })).toMatchObject(nowhere);
    });

    test('of bytes and numbers sort as bytes and numbers', async () => {
      const TableName = `Numbered${made}`;
      await engine.createTable(TableName, numbered);
      const numbers = ['10', '-1.5', '9', '0', '-20', '1e10', '0.001', '-0.001'];
      const pk = { B: Buffer.from('p') };
      for (const n of numbers) await put({ pk, n: num(n) }, { TableName });
      const { Items } = await query(
        'pk = :p AND n > :n',
        { ':p': pk, ':n': num(-20) },
        { TableName },
      );
      expect((Items as { n: { N: string } }[]).map(({ n }) => n.N)).toEqual([
        '-1.5',
        '-0.001',
        '0',
        '0.001',
        '9',
        '10',
        '10000000000',
      ]);
      expect(await ask('GetItem', { TableName, Key: { pk, n: num('1.0E1') } })).toMatchObject({
        Item: { n: num(10) },
      });
    });
  });

  describe('conditions', () => {
    const item = {
      ...at('x'),
      n: num(5),
      word: text('督察组'),
      tags: { SS: ['a', 'b'] },
      list: { L: [text('one'), num(2)] },
      map: { M: { 'in.ner': { M: { deep: num(1) } } } },
      raw: { B: Buffer.from('abc') },
    };
    const names = { '#list': 'list', '#map': 'map', '#raw': 'raw', '#in': 'in.ner' };
    const values = {
      ':five': num('5.0'),
      ':six': num(6),
      ':ten': num(10),
      ':a': text('a'),
      ':z': text('z'),
      ':du': text('督'),
      ':one': text('one'),
      ':tags': { SS: ['b', 'a'] },
      ':ab': { B: Buffer.from('ab') },
      ':string': text('S'),
      ':unit': num(1),
    };
    const check = async (ConditionExpression: string) => {
      const uses = (all: object) =>
        Object.fromEntries(
          Object.entries(all).filter(([token]) =>
            new RegExp(`${token}(?![a-z])`).test(ConditionExpression),
          ),
        );
      const [ExpressionAttributeNames, ExpressionAttributeValues] = [uses(names), uses(values)];
      const told = await put(item, {
        ConditionExpression,
        ...(Object.keys(ExpressionAttributeNames).length === 0 ? {} : { ExpressionAttributeNames }),
        ...(Object.keys(ExpressionAttributeValues).length === 0
          ? {}
          : { ExpressionAttributeValues }),
      });
      return told['refused'] === undefined
        ? true
        : told['refused'] === 'ConditionalCheckFailedException'
          ? false
          : told;
    };

    test.for([
      ['attribute_exists(pk)', true],
      ['attribute_not_exists(pk)', false],
      ['attribute_not_exists(nowhere)', true],
      ['n = :five', true],
      ['n <> :five', false],
      ['nowhere <> :five', true],
      ['nowhere = :five', false],
      ['n < :six', true],
      ['n < :five', false],
      ['n <= :five AND n >= :five', true],
      ['n > :a', false],
      ['word < :z', false],
      ['pk < :z', true],
      ['n BETWEEN :five AND :six', true],
      ['n between :six and :ten', false],
      ['n IN (:a, :five)', true],
      ['n IN (:a, :six)', false],
      ['NOT n = :six', true],
      ['not (n = :six or n = :five)', false],
      ['n = :six OR n = :five AND pk = :a', false],
      ['(n = :five OR pk = :a) AND n < :six', true],
      ['begins_with(word, :du)', true],
      ['begins_with(word, :a)', false],
      ['begins_with(n, :a)', false],
      ['begins_with(#raw, :ab)', true],
      ['contains(word, :du)', true],
      ['contains(tags, :a)', true],
      ['contains(tags, :z)', false],
      ['contains(#list, :one)', true],
      ['contains(#list, :du)', false],
      ['tags = :tags', true],
      ['attribute_type(word, :string)', true],
      ['attribute_type(n, :string)', false],
      ['size(pk) = :unit', true],
      ['size(tags) < :five', true],
      ['size(n) = :five', false],
      ['#list[0] = :one', true],
      ['#list[7] = :one', false],
      ['attribute_exists(#map.#in.deep)', true],
      ['attribute_exists(#map.#in.shallow)', false],
      ['attribute_exists(n.deep)', false],
    ] as const)('%s is %s', async ([condition, expected]) => {
      await put(item);
      expect(await check(condition)).toBe(expected);
    });

    test('of a place where nothing stands', async () => {
      expect(await check('attribute_exists(pk)')).toBe(false);
      expect(await check('attribute_not_exists(pk) AND n <> :five')).toBe(true);
    });

    test('that do not hold change nothing, and show what stands there to whom asks', async () => {
      await put(item);
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
      const failed = {
        refused: 'ConditionalCheckFailedException',
        message: 'The conditional request failed',
      };
      const shown = { ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
      expect(await put({ ...at('x'), new: num(1) }, absent)).toEqual(failed);
      expect(await put(at('x'), shown)).toEqual({
        ...failed,
        Item: { ...item, raw: { B: 'YWJj' } },
      });
      expect(await update('x', 'SET n = :n', { ':n': num(9) }, absent)).toEqual(failed);
      expect(await ask('DeleteItem', { Key: at('x'), ...absent })).toEqual(failed);
      expect(
        await ask('DeleteItem', { Key: at('y'), ConditionExpression: 'attribute_exists(pk)' }),
      ).toEqual(failed);
      expect(await get('x')).toEqual({ Item: { ...item, raw: { B: 'YWJj' } } });
    });

    test.for([
      ['', 'The expression can not be empty'],
      ['n = = :five', 'ConditionExpression'],
      ['(n = :five', 'ConditionExpression'],
      ['n = :five n', 'ConditionExpression'],
      ['data = :five', 'reserved keyword: data'],
      ['Count = :five', 'reserved keyword: Count'],
      ['((n = :five))', 'redundant parentheses'],
      ['nothing_such(n)', 'Invalid function name; function: nothing_such'],
      ['begins_with(n)', 'ConditionExpression'],
      ['begins_with(word, :five)', 'Incorrect operand type for operator or function'],
      ['n = :undefined', 'is not defined; attribute value: :undefined'],
      ['#undefined = :five', 'is not defined; attribute name: #undefined'],
      [
        'n BETWEEN :six AND :five',
        'requires upper bound to be greater than or equal to lower bound',
      ],
      [`n = :five${' '.repeat(4_096)}`, 'Expression size has exceeded the maximum allowed size'],
    ] as const)('%s is refused', async ([condition, message]) => {
      expect(await check(condition)).toMatchObject(invalid(message));
    });

    asAws.for([
      ['attribute_type(word, :a)', 'Invalid attribute type name found; type: a'],
      ['n = n', 'The first operand must be distinct from the remaining operands'],
      ['n < :tags', 'Incorrect operand type for operator or function'],
    ] as const)('%s is refused', async ([condition, message]) => {
      expect(await check(condition)).toMatchObject(invalid(message));
    });

    test('must use all that is given to them', async () => {
      await put(item);
      const condition = { ConditionExpression: 'attribute_exists(pk)' };
      expect(
        await put(item, { ...condition, ExpressionAttributeNames: { '#a': 'a' } }),
      ).toMatchObject(
        invalid('Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}'),
      );
      expect(
        await put(item, { ...condition, ExpressionAttributeValues: { ':a': num(1) } }),
      ).toMatchObject(
        invalid('Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}'),
      );
      expect(await put(item, { ExpressionAttributeNames: { '#a': 'a' } })).toMatchObject(
        invalid('ExpressionAttributeNames can only be specified when using expressions'),
      );
      expect(await put(item, { ExpressionAttributeValues: { ':a': num(1) } })).toMatchObject(
        invalid('ExpressionAttributeValues can only be specified when using expressions'),
      );
    });
  });

  describe('updates', () => {
    test('make an item where none is, and add to numbers that are not there', async () => {
      expect(await ask('UpdateItem', { Key: at('x') })).toEqual({});
      expect(await get('x')).toEqual({ Item: at('x') });
      const values = { ':one': num(1), ':expires': num(99) };
      await update('y', 'SET expires = :expires ADD failures :one', values);
      await update('y', 'SET expires = :expires ADD failures :one', values);
      expect(await get('y')).toEqual({ Item: { ...at('y'), expires: num(99), failures: num(2) } });
    });

    test('give what they are asked for', async () => {
      await put({ ...at('x'), n: num(1), other: text('o') });
      const more = async (ReturnValues: string) =>
        update('x', 'ADD n :one', { ':one': num(1) }, { ReturnValues });
      expect(await more('UPDATED_NEW')).toEqual({ Attributes: { n: num(2) } });
      expect(await more('UPDATED_OLD')).toEqual({ Attributes: { n: num(2) } });
      expect(await more('ALL_OLD')).toEqual({
        Attributes: { ...at('x'), n: num(3), other: text('o') },
      });
      expect(await more('ALL_NEW')).toEqual({
        Attributes: { ...at('x'), n: num(5), other: text('o') },
      });
      expect(await more('NONE')).toEqual({});
      expect(await put(at('x'), { ReturnValues: 'ALL_OLD' })).toEqual({
        Attributes: { ...at('x'), n: num(6), other: text('o') },
      });
      expect(await put(at('x'), { ReturnValues: 'ALL_NEW' })).toMatchObject(
        invalid('ReturnValues can only be ALL_OLD or NONE'),
      );
      expect(await ask('DeleteItem', { Key: at('x'), ReturnValues: 'ALL_OLD' })).toEqual({
        Attributes: at('x'),
      });
      expect(await ask('DeleteItem', { Key: at('x'), ReturnValues: 'ALL_OLD' })).toEqual({});
    });

    test('see the item as it was before them', async () => {
      const list = { L: [num(0), num(1), num(2)] };
      await put({ ...at('x'), a: num(1), b: num(2), l: list, m: { M: { i: num(1) } } });
      await update(
        'x',
        'SET a = b, b = a, m.j = :new, c = if_not_exists(c, :zero) + :ten, d = list_append(l, :more) REMOVE m.i, nowhere',
        { ':new': text('new'), ':zero': num(0), ':ten': num('10'), ':more': { L: [num(9)] } },
      );
      expect(await get('x')).toEqual({
        Item: {
          ...at('x'),
          a: num(2),
          b: num(1),
          c: num(10),
          d: { L: [num(0), num(1), num(2), num(9)] },
          l: list,
          m: { M: { j: text('new') } },
        },
      });
    });

    asAws(
      'take the places of a list as they were before, and set behind its end what is beyond',
      async () => {
        await put({ ...at('x'), l: { L: [num(0), num(0), num(2)] } });
        await update('x', 'REMOVE l[0], l[2]', {});
        await update('x', 'SET l[7] = :one', { ':one': num(1) });
        expect(await get('x')).toMatchObject({ Item: { l: { L: [num(0), num(1)] } } });
      },
    );

    asAws('tell of an item that they made that nothing was there before', async () => {
      const all = { ReturnValues: 'ALL_OLD' };
      expect(await update('x', 'ADD n :n', { ':n': num(1) }, all)).toEqual({});
    });

    asAws('set no member of what is null', async () => {
      await put({ ...at('x'), n: { NULL: true } });
      expect(await update('x', 'SET n.a = :n', { ':n': num(1) })).toMatchObject(
        invalid('The document path provided in the update expression is invalid for update'),
      );
    });

    asAws('take nothing but a set from a set, in a transaction neither', async () => {
      const change = {
        TableName: table,
        Key: at('x'),
        UpdateExpression: 'DELETE n :n',
        ExpressionAttributeValues: { ':n': num(1) },
      };
      expect(await transact({ Update: change })).toMatchObject(
        invalid('Incorrect operand type for operator or function; operator: DELETE'),
      );
    });

    test('join sets and take from them', async () => {
      await put({ ...at('x'), s: { SS: ['a', 'b'] }, n: { NS: ['1'] } });
      const more = { ':s': { SS: ['b', 'c'] }, ':n': { NS: ['1', '2'] } };
      expect(await update('x', 'ADD s :s, n :n', more)).toEqual({});
      const joined = { ...at('x'), s: { SS: ['a', 'b', 'c'] }, n: { NS: ['1', '2'] } };
      expect(await get('x')).toEqual({ Item: joined });
      await update('x', 'DELETE s :s, n :n', { ...more, ':s': { SS: ['b', 'x'] } });
      expect(await get('x')).toEqual({ Item: { ...at('x'), s: { SS: ['a', 'c'] } } });
    });

    test('reckon with 38 digits', async () => {
      await put({ ...at('x'), n: num('12345678901234567890123456789012345678') });
      const add = (n: string) =>
        update('x', 'ADD n :n', { ':n': num(n) }, { ReturnValues: 'UPDATED_NEW' });
      expect(await add('1')).toEqual({
        Attributes: { n: num('12345678901234567890123456789012345679') },
      });
      expect(await add('0.1')).toMatchObject(invalid('more than 38 significant digits'));
      expect(await add('-12345678901234567890123456789012345678.5')).toMatchObject(
        invalid('38 significant digits'),
      );
      await put({ ...at('x'), n: num('0.1') });
      expect(await add('0.2')).toEqual({ Attributes: { n: num('0.3') } });
      expect(await add('-0.3')).toEqual({ Attributes: { n: num(0) } });
    });

    test.for([
      ['SET pk = :one', 'Cannot update attribute pk. This attribute is part of the key'],
      ['ADD n :word', 'Incorrect operand type for operator or function; operator: ADD'],
      ['ADD word :one', 'An operand in the update expression has an incorrect data type'],
      ['SET n = nowhere', 'refers to an attribute that does not exist in the item'],
      ['SET n = nowhere + :one', 'refers to an attribute that does not exist in the item'],
      ['SET n = word + :one', /incorrect data type|must be numbers/],
      [
        'SET nowhere.a = :one',
        'The document path provided in the update expression is invalid for update',
      ],
      ['SET m.a = :one REMOVE m', 'Two document paths overlap with each other'],
      ['SET n = :one, n = :one', 'Two document paths overlap with each other'],
      ['SET n = :one SET word = :one', 'section can only be used once'],
      ['SET name = :one', 'reserved keyword: name'],
      ['n = :one', 'UpdateExpression'],
      ['SET n', 'UpdateExpression'],
      ['SET d1 = :one', 'Type mismatch for Index Key d1'],
      [
        'SET d1 = :empty',
        'attempted to update a secondary index key to a value that is not supported',
      ],
    ] as const)('%s is refused', async ([expression, message]) => {
      const item = { ...at('x'), n: num(1), word: text('w'), m: { M: {} } };
      await put(item);
      const values = { ':one': num(1), ':word': text('w'), ':empty': text('') };
      const used = Object.entries(values).filter(([token]) => expression.includes(token));
      expect(await update('x', expression, Object.fromEntries(used))).toMatchObject(
        invalid(message),
      );
      expect(await get('x')).toEqual({ Item: item });
    });
  });

  describe('queries', () => {
    const values = { ':p': text('p') };
    beforeEach(async () => {
      for (const sk of ['c', 'a', 'b/2', 'b/1', 'd'])
        await put({ ...at('p', sk), n: num(sk.length) });
      await put(at('q', 'other'));
    });

    test.for([
      ['pk = :p', {}, ['a', 'b/1', 'b/2', 'c', 'd']],
      ['pk = :p AND sk = :s', { ':s': text('c') }, ['c']],
      ['pk = :p AND sk < :s', { ':s': text('c') }, ['a', 'b/1', 'b/2']],
      ['pk = :p AND sk <= :s', { ':s': text('c') }, ['a', 'b/1', 'b/2', 'c']],
      ['pk = :p AND sk > :s', { ':s': text('b/2') }, ['c', 'd']],
      ['sk >= :s AND pk = :p', { ':s': text('b/2') }, ['b/2', 'c', 'd']],
      [
        'pk = :p AND sk BETWEEN :s AND :t',
        { ':s': text('b'), ':t': text('c') },
        ['b/1', 'b/2', 'c'],
      ],
      ['pk = :p AND begins_with(sk, :s)', { ':s': text('b/') }, ['b/1', 'b/2']],
      ['pk = :p AND begins_with(sk, :s)', { ':s': text('x') }, []],
    ] as const)('%s with %o', async ([condition, more, expected]) => {
      const told = await query(condition, { ...values, ...more });
      expect(sorts(told)).toEqual(expected);
      expect(told).toMatchObject({ Count: expected.length, ScannedCount: expected.length });
      expect(told).not.toHaveProperty('LastEvaluatedKey');
      const backward = await query(condition, { ...values, ...more }, { ScanIndexForward: false });
      expect(sorts(backward)).toEqual(expected.toReversed());
    });

    test.for([true, false])('come in pages, forward: %s', async (ScanIndexForward) => {
      const seen: string[][] = [];
      let start: unknown;
      do {
        const page = await query('pk = :p', values, {
          Limit: 2,
          ScanIndexForward,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        });
        seen.push(sorts(page));
        start = page['LastEvaluatedKey'];
        // What is gone meanwhile does not lose the place.
        if (start !== undefined) await ask('DeleteItem', { Key: start });
      } while (start !== undefined);
      expect(seen).toEqual(
        ScanIndexForward
          ? [['a', 'b/1'], ['b/2', 'c'], ['d']]
          : [['d', 'c'], ['b/2', 'b/1'], ['a']],
      );
    });

    test('that end with their limit do not know that there is no more', async () => {
      const page = await query('pk = :p', values, { Limit: 5 });
      expect(page).toMatchObject({ Count: 5, LastEvaluatedKey: at('p', 'd') });
      expect(await query('pk = :p', values, { ExclusiveStartKey: at('p', 'd') })).toEqual({
        Items: [],
        Count: 0,
        ScannedCount: 0,
      });
    });

    test('filter, project and count what the key condition found', async () => {
      const filtered = {
        FilterExpression: 'n > :n',
        ExpressionAttributeValues: { ...values, ':n': num(1) },
      };
      expect(
        await query('pk = :p', {}, { ...filtered, Limit: 4, ProjectionExpression: 'sk' }),
      ).toEqual({
        Items: [{ sk: text('b/1') }, { sk: text('b/2') }],
        Count: 2,
        ScannedCount: 4,
        LastEvaluatedKey: at('p', 'c'),
      });
      expect(await query('pk = :p', {}, { ...filtered, Select: 'COUNT' })).toEqual({
        Count: 2,
        ScannedCount: 5,
      });
    });

    test('end at a megabyte', async () => {
      for (const sk of ['1', '2', '3', '4']) await put({ ...at('large', sk), z: long(400_000) });
      const first = await query('pk = :p', { ':p': text('large') }, { ProjectionExpression: 'sk' });
      expect(sorts(first)).toEqual(['1', '2']);
      const { LastEvaluatedKey } = first;
      expect(LastEvaluatedKey).toEqual(at('large', '2'));
      const more = { ProjectionExpression: 'sk', ExclusiveStartKey: LastEvaluatedKey };
      const rest = await query('pk = :p', { ':p': text('large') }, more);
      expect(sorts(rest)).toEqual(['3', '4']);
      expect(rest).not.toHaveProperty('LastEvaluatedKey');
    });

    test('sort by the bytes of UTF-8', async () => {
      const words = ['\u{1F600}', '\uFFFD', 'z', '督', '\uE000', 'Z', '\u{10FFFF}'];
      for (const sk of words) await put(at('words', sk));
      const expected = words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(sorts(await query('pk = :p', { ':p': text('words') }))).toEqual(expected);
      const beyond = { ':p': text('words'), ':s': text('\uFFFF') };
      expect(sorts(await query('pk = :p AND sk > :s', beyond))).toEqual([
        '\u{1F600}',
        '\u{10FFFF}',
      ]);
    });

    test.for([
      ['sk = :p', {}, 'Query condition missed key schema element: pk'],
      ['pk = :p AND another = :p', {}, 'Query condition missed key schema element: sk'],
      ['pk = :p', { IndexName: 'nothing' }, 'The table does not have the specified index: nothing'],
      [
        'd1 = :p',
        { IndexName: 'due', ConsistentRead: true },
        'Consistent reads are not supported on global secondary indexes',
      ],
      ['pk = :p', { Limit: 0 }, 'Member must have value greater than or equal to 1'],
      [
        'pk = :p',
        { FilterExpression: 'sk = :p' },
        'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
      ],
      ['pk = :p', { ExclusiveStartKey: { pk: text('p') } }, 'The provided starting key is invalid'],
      [
        'd1 = :p',
        { IndexName: 'due', Select: 'ALL_ATTRIBUTES' },
        'Select type ALL_ATTRIBUTES is not supported for global secondary index due',
      ],
      ['pk <> :p', {}, ''],
      ['pk < :p', {}, ''],
      ['pk = :p OR sk = :p', {}, ''],
      ['pk = :p AND sk > :p AND sk < :p', {}, ''],
      ['data = :p', {}, 'reserved keyword'],
    ] as const)('%s with %o is refused', async ([condition, more, message]) => {
      expect(await query(condition, values, more)).toMatchObject(invalid(message));
    });

    asAws.for([
      ['pk = :e', { ':e': text('') }, {}, 'cannot contain an empty string value. Key: pk'],
      [
        'pk = :p AND sk > :e',
        { ...values, ':e': text('') },
        {},
        'cannot contain an empty string value. Key: sk',
      ],
      ['pk = :n', { ':n': num(1) }, {}, 'Condition parameter type does not match schema type'],
      ['pk = :l', { ':l': long(2_049) }, {}, 'Size of hashkey has exceeded'],
      [
        'pk = :p',
        values,
        { ExclusiveStartKey: at('q') },
        'The provided starting key is outside query boundaries',
      ],
      ['d1 = :p', values, { IndexName: 'due', ProjectionExpression: 'n' }, 'does not project [n]'],
      ['pk < :p', values, {}, 'Query key condition not supported'],
      ['pk = :p OR sk = :p', values, {}, 'Invalid operator used in KeyConditionExpression: OR'],
      ['pk = :p AND sk > :p AND sk < :p', values, {}, 'must only contain one condition per key'],
    ] as const)('%s is refused', async ([condition, given, more, message]) => {
      expect(await query(condition, given, more)).toMatchObject(invalid(message));
    });
  });

  describe('indexes', () => {
    const due = (d1: string, more: object = {}) =>
      query('d1 = :d', { ':d': text(d1) }, { IndexName: 'due', ...more });

    test('hold the items that have their keys, and of these what they show', async () => {
      await put({
        ...at('x'),
        d1: text('due/1'),
        d2: text('2026'),
        l1: text('list'),
        s1: text('1'),
        data: text('{}'),
        more: num(1),
      });
      await put({ ...at('half'), d1: text('due/1') });
      const keys = { d1: text('due/1'), d2: text('2026') };
      expect(await due('due/1')).toEqual({
        Items: [{ ...at('x'), ...keys }],
        Count: 1,
        ScannedCount: 1,
      });
      expect(await query('l1 = :l', { ':l': text('list') }, { IndexName: 'list1' })).toEqual({
        Items: [{ ...at('x'), l1: text('list'), s1: text('1'), data: text('{}') }],
        Count: 1,
        ScannedCount: 1,
      });
    });

    test('follow every change of their table', async () => {
      await put({ ...at('x'), d1: text('1'), d2: text('a') });
      await put({ ...at('y'), d1: text('1'), d2: text('b') });
      await put({ ...at('x'), d1: text('2'), d2: text('a') });
      expect(await due('1')).toMatchObject({ Items: [{ d2: text('b') }] });
      expect(await due('2')).toMatchObject({ Items: [{ d2: text('a') }] });
      await update('y', 'SET d2 = :c', { ':c': text('c') });
      expect(await due('1')).toMatchObject({ Items: [{ d2: text('c') }] });
      await update('y', 'REMOVE d1', {});
      await ask('DeleteItem', { Key: at('x') });
      expect(await due('1')).toMatchObject({ Count: 0 });
      expect(await due('2')).toMatchObject({ Count: 0 });
    });

    test('come in pages, also where their keys are the same', async () => {
      for (const pk of ['x', 'y', 'z']) await put({ ...at(pk), d1: text('1'), d2: text('same') });
      for (const ScanIndexForward of [true, false]) {
        const seen: string[] = [];
        let start: unknown;
        do {
          const page = await due('1', {
            Limit: 1,
            ScanIndexForward,
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          });
          seen.push(...(page['Items'] as { pk: { S: string } }[]).map(({ pk }) => pk.S));
          start = page['LastEvaluatedKey'];
          if (start !== undefined)
            expect(Object.keys(start as object).toSorted()).toEqual(['d1', 'd2', 'pk', 'sk']);
        } while (start !== undefined);
        expect(seen.toSorted()).toEqual(['x', 'y', 'z']);
      }
    });
  });

  describe('scans', () => {
    test('give every item once, those of a partition together and in order, in pages', async () => {
      const all = many(12, (index) => at(`p${index % 4}`, `s${index}`));
      for (const item of all) await put(item);
      const seen: { pk: { S: string }; sk: { S: string } }[] = [];
      let start: unknown;
      do {
        const page = await ask('Scan', {
          Limit: 5,
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        });
        seen.push(...(page['Items'] as typeof seen));
        start = page['LastEvaluatedKey'];
      } while (start !== undefined);
      expect(seen).toHaveLength(12);
      expect(seen).toEqual(expect.arrayContaining(all));
      const partitions = seen
        .map(({ pk }) => pk.S)
        .filter((pk, index, list) => pk !== list[index - 1]);
      expect(partitions).toHaveLength(4);
      const first = seen.filter(({ pk }) => pk.S === partitions[0]).map(({ sk }) => sk.S);
      expect(first).toEqual(first.toSorted());
    });

    test('filter by keys too, project and count', async () => {
      for (const pk of ['c/1', 'r/1', 'f/1']) await put({ ...at(pk), n: num(1) });
      const filter = {
        FilterExpression: 'begins_with(pk, :r) OR begins_with(pk, :f)',
        ExpressionAttributeValues: { ':r': text('r/'), ':f': text('f/') },
      };
      const found = await ask('Scan', { ...filter, ProjectionExpression: 'pk, sk' });
      expect(found).toMatchObject({ Count: 2, ScannedCount: 3 });
      expect(found['Items']).toEqual(expect.arrayContaining([at('r/1'), at('f/1')]));
      expect(await ask('Scan', { ...filter, Select: 'COUNT' })).toEqual({
        Count: 2,
        ScannedCount: 3,
      });
    });
  });

  describe('transactions', () => {
    const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
    const putOf = (pk: string, more: object = {}) => ({
      Put: { TableName: table, Item: at(pk), ...more },
    });

    test('write all of it', async () => {
      await put({ ...at('gone'), n: num(1) });
      await put({ ...at('checked'), n: num(1) });
      expect(
        await transact(
          putOf('new', absent),
          { Delete: { TableName: table, Key: at('gone') } },
          {
            Update: {
              TableName: table,
              Key: at('figure'),
              UpdateExpression: 'ADD n :n',
              ExpressionAttributeValues: { ':n': num(2) },
            },
          },
          {
            ConditionCheck: {
              TableName: table,
              Key: at('checked'),
              ConditionExpression: 'n = :n',
              ExpressionAttributeValues: { ':n': num(1) },
            },
          },
        ),
      ).toEqual({});
      expect(await get('new')).toEqual({ Item: at('new') });
      expect(await get('gone')).toEqual({});
      expect(await get('figure')).toEqual({ Item: { ...at('figure'), n: num(2) } });
      expect(await get('checked')).toEqual({ Item: { ...at('checked'), n: num(1) } });
    });

    test('write nothing where one part cannot be, and say why of each', async () => {
      await put({ ...at('there'), word: text('w') });
      const told = await transact(
        putOf('new'),
        putOf('there', { ...absent, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
        {
          ConditionCheck: {
            TableName: table,
            Key: at('nowhere'),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
      );
      expect(told).toEqual({
        refused: 'TransactionCanceledException',
        message:
          'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed]',
        CancellationReasons: [
          { Code: 'None' },
          {
            Code: 'ConditionalCheckFailed',
            Message: 'The conditional request failed',
            Item: { ...at('there'), word: text('w') },
          },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
        ],
      });
      expect(await get('new')).toEqual({});
    });

    test('are cancelled by what only the table knows to be wrong', async () => {
      await put({ ...at('there'), word: text('w') });
      const cancelled = (...reasons: string[]) => ({
        refused: 'TransactionCanceledException',
        CancellationReasons: reasons.map((reason) =>
          reason === ''
            ? { Code: 'None' }
            : { Code: 'ValidationError', Message: expect.stringContaining(reason) },
        ),
      });
      expect(
        await transact(putOf('new'), { Put: { TableName: table, Item: { pk: text('z') } } }),
      ).toMatchObject(cancelled('', 'Missing the key sk in the item'));
      const change = (UpdateExpression: string, value: object) => ({
        Update: {
          TableName: table,
          Key: at('there'),
          UpdateExpression,
          ExpressionAttributeValues: { ':v': value },
        },
      });
      expect(await transact(change('ADD word :v', num(1)), putOf('new'))).toMatchObject(
        cancelled('incorrect data type', ''),
      );
      expect(await transact(change('SET z = :v', long(410_000)))).toMatchObject(
        cancelled('Item size to update has exceeded the maximum allowed size'),
      );
      expect(await get('new')).toEqual({});
    });

    test('that are wrong in themselves are refused', async () => {
      expect(await transact()).toMatchObject(
        invalid('Member must have length greater than or equal to 1'),
      );
      expect(await transact(...many(101, (index) => putOf(`p${index}`)))).toMatchObject(
        invalid('Member must have length less than or equal to 100'),
      );
      expect(
        await transact(putOf('x'), { Delete: { TableName: table, Key: at('x') } }),
      ).toMatchObject(
        invalid('Transaction request cannot include multiple operations on one item'),
      );
      expect(await transact({})).toMatchObject(invalid(''));
      expect(await transact(putOf(''))).toMatchObject(invalid('empty string value. Key: pk'));
      const emptied = {
        Update: {
          TableName: table,
          Key: at('x'),
          UpdateExpression: 'SET d1 = :e',
          ExpressionAttributeValues: { ':e': text('') },
        },
      };
      expect(await transact(putOf('new'), emptied)).toMatchObject(
        invalid('attempted to update a secondary index key to a value that is not supported'),
      );
      expect(
        await transact({ Put: { TableName: table, Item: { ...at('x'), z: long(410_000) } } }),
      ).toMatchObject(invalid('Item size has exceeded the maximum allowed size'));
      const large = (pk: string) => ({
        Put: { TableName: table, Item: { ...at(pk), z: long(390_000) } },
      });
      expect(await transact(...many(11, (index) => large(`p${index}`)))).toMatchObject(
        invalid('4MB limit'),
      );
      expect(await transact(...many(10, (index) => large(`p${index}`)))).toEqual({});
    });

    asAws(
      'that name two acts in one part, or hold a wrong expression, are refused at once',
      async () => {
        expect(
          await transact({ ...putOf('x'), Delete: { TableName: table, Key: at('y') } }),
        ).toMatchObject(
          invalid('TransactItems can only contain one of Check, Put, Update or Delete'),
        );
        expect(await transact(putOf('x', { ConditionExpression: 'a = = b' }))).toMatchObject(
          invalid('Syntax error'),
        );
      },
    );

    test('of one token are done once', async () => {
      const once = (pk: string, ClientRequestToken = `token-${made}`) =>
        engine.ask('TransactWriteItems', {
          ClientRequestToken,
          TransactItems: [putOf(pk, absent)],
        });
      expect(await once('x')).toEqual({});
      expect(await once('x')).toEqual({});
      expect(await once('y')).toMatchObject({ refused: 'IdempotentParameterMismatchException' });
      expect(await once('x', `other-${made}`)).toMatchObject({
        refused: 'TransactionCanceledException',
      });
      // What was refused is not remembered.
      await ask('DeleteItem', { Key: at('x') });
      expect(await once('x', `other-${made}`)).toEqual({});
      expect(await once('z', 'a'.repeat(37))).toMatchObject(
        invalid('Member must have length less than or equal to 36'),
      );
    });
  });

  describe('batches', () => {
    const write = (...requests: object[]) =>
      engine.ask('BatchWriteItem', { RequestItems: { [table]: requests } });
    const putOf = (pk: string) => ({ PutRequest: { Item: at(pk) } });
    const read = (Keys: object[], more: object = {}) =>
      engine.ask('BatchGetItem', { RequestItems: { [table]: { Keys, ...more } } });

    test('write and read many', async () => {
      await put({ ...at('old'), n: num(1) });
      expect(await write(putOf('x'), putOf('y'), { DeleteRequest: { Key: at('old') } })).toEqual({
        UnprocessedItems: {},
      });
      const told = await read([at('x'), at('y'), at('old'), at('nowhere')], {
        ConsistentRead: true,
        ProjectionExpression: 'pk',
      });
      expect(told).toMatchObject({ UnprocessedKeys: {} });
      const found = (told['Responses'] as Record<string, unknown[]>)[table];
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([{ pk: text('x') }, { pk: text('y') }]));
    });

    test('that are wrong are refused, and nothing of them is done', async () => {
      expect(await write(...many(26, (index) => putOf(`p${index}`)))).toMatchObject(invalid('25'));
      expect(await write(putOf('x'), { DeleteRequest: { Key: at('x') } })).toMatchObject(
        invalid('Provided list of item keys contains duplicates'),
      );
      expect(await write()).toMatchObject(
        invalid('Member must have length greater than or equal to 1'),
      );
      expect(await write(putOf('x'), putOf(''))).toMatchObject(
        invalid('empty string value. Key: pk'),
      );
      expect(
        await write(putOf('x'), { PutRequest: { Item: { ...at('y'), z: long(410_000) } } }),
      ).toMatchObject(invalid('Item size has exceeded the maximum allowed size'));
      expect(await read(many(101, (index) => at(`p${index}`)))).toMatchObject(
        invalid('less than or equal to 100'),
      );
      expect(await read([at('x'), at('x')])).toMatchObject(
        invalid('Provided list of item keys contains duplicates'),
      );
      expect(await read([])).toMatchObject(
        invalid('Member must have length greater than or equal to 1'),
      );
      expect(await read([{ pk: text('x') }])).toMatchObject(
        invalid('The provided key element does not match the schema'),
      );
      expect(await ask('Scan', {})).toMatchObject({ Count: 0 });
    });

    test('of more than 16 MB are read in parts', async () => {
      const keys = many(42, (index) => at(`large${index}`));
      for (const each of keys) await put({ ...each, z: long(409_000) });
      const told = await read(keys, { ProjectionExpression: 'pk' });
      const found = (told['Responses'] as Record<string, unknown[]>)[table]!;
      const left = (
        told['UnprocessedKeys'] as Record<string, { Keys: object[]; ProjectionExpression: string }>
      )[table]!;
      expect(found.length + left.Keys.length).toBe(42);
      expect(found.length).toBe(41);
      expect(left.ProjectionExpression).toBe('pk');
    });
  });
});

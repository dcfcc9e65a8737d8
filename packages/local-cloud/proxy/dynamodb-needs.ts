import { arnOf } from '../engines/engine.ts';
import type { JsonObject } from '../engines/json-object.ts';
import { isObject, objectIn, objectsIn, textIn } from '../engines/json-object.ts';
import type { Need } from './iam.ts';

/** The name of the partition key of a table or of its index; undefined = not asked for. */
export type HashKeys = (table: string, index: string | undefined) => string | undefined;

/**
 * The needs of a DynamoDB request. Transactions need the action of each element (there is no action of
 * their own), batches theirs on each table, an index its own resource.
 */
export function dynamoDbNeeds(
  operation: string,
  body: JsonObject,
  hashKeys: HashKeys,
): readonly Need[] {
  switch (operation) {
    case 'TransactWriteItems':
      return objectsIn(body, 'TransactItems').flatMap((element) =>
        Object.entries(element).map(([kind, inner]) =>
          itemNeed(transactActions.get(kind) ?? kind, isObject(inner) ? inner : {}, hashKeys),
        ),
      );
    case 'TransactGetItems':
      return objectsIn(body, 'TransactItems').map((element) =>
        itemNeed('GetItem', objectIn(element, 'Get'), hashKeys),
      );
    case 'BatchGetItem':
      return batchNeeds('BatchGetItem', body, hashKeys, (request) => objectsIn(request, 'Keys'));
    case 'BatchWriteItem':
      return batchNeeds('BatchWriteItem', body, hashKeys, (request) =>
        objectsIn(request, 'list').map((each) => ({
          ...objectIn(objectIn(each, 'PutRequest'), 'Item'),
          ...objectIn(objectIn(each, 'DeleteRequest'), 'Key'),
        })),
      );
    case 'Query':
      return [queryNeed(body, hashKeys)];
    case 'Scan':
      return [{ action: 'dynamodb:Scan', resource: tableArn(body), context: new Map() }];
    case 'PutItem':
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [itemNeed(operation, body, hashKeys)];
    default:
      return [
        { action: `dynamodb:${operation}`, resource: otherResource(body), context: new Map() },
      ];
  }
}

/** The tables that a request names. */
export function tablesOf(body: JsonObject): readonly string[] {
  const elements = objectsIn(body, 'TransactItems').flatMap((element) =>
    Object.values(element).filter(isObject),
  );
  const named = [body, ...elements].flatMap((each) => textIn(each, 'TableName') ?? []);
  return [...new Set([...named, ...Object.keys(objectIn(body, 'RequestItems'))].map(nameOf))];
}

const transactActions = new Map([
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
]);

function itemNeed(action: string, body: JsonObject, hashKeys: HashKeys): Need {
  const item = { ...objectIn(body, 'Item'), ...objectIn(body, 'Key') };
  return {
    action: `dynamodb:${action}`,
    resource: tableArn(body),
    context: leadingKeys([item], hashKeys(nameOf(textIn(body, 'TableName') ?? ''), undefined)),
  };
}

function batchNeeds(
  action: string,
  body: JsonObject,
  hashKeys: HashKeys,
  itemsOf: (request: JsonObject) => readonly JsonObject[],
): readonly Need[] {
  return Object.entries(objectIn(body, 'RequestItems')).map(([table, request]) => ({
    action: `dynamodb:${action}`,
    resource: tableArn({ TableName: table }),
    context: leadingKeys(
      itemsOf(isObject(request) ? request : { list: request }),
      hashKeys(nameOf(table), undefined),
    ),
  }));
}

function queryNeed(body: JsonObject, hashKeys: HashKeys): Need {
  const hash = hashKeys(nameOf(textIn(body, 'TableName') ?? ''), textIn(body, 'IndexName'));
  return {
    action: 'dynamodb:Query',
    resource: tableArn(body),
    context:
      hash === undefined ? new Map() : leadingKeys([{ [hash]: queriedKey(body, hash) }], hash),
  };
}

/** The value that a key condition sets the partition key equal to; undefined when it cannot be told. */
function queriedKey(body: JsonObject, hash: string): unknown {
  const names = objectIn(body, 'ExpressionAttributeNames');
  const condition = textIn(body, 'KeyConditionExpression') ?? '';
  const equality = [...condition.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g)].find(
    ([, name = '']) => (name.startsWith('#') ? names[name] : name) === hash,
  );
  return objectIn(body, 'ExpressionAttributeValues')[equality?.[2] ?? ''];
}

/** A key that can't be told is a value that no policy names, so that ForAllValues doesn't pass over it. */
const untold = '\u{0}';

function leadingKeys(items: readonly JsonObject[], hash: string | undefined): Need['context'] {
  if (hash === undefined) return new Map();
  const values = items.map((item) => {
    const value = item[hash];
    const inner = isObject(value) ? Object.values(value)[0] : undefined;
    return typeof inner === 'string' ? inner : untold;
  });
  return new Map([['dynamodb:leadingkeys', values]]);
}

function tableArn(body: JsonObject): string {
  const table = arnOf('dynamodb', `table/${nameOf(textIn(body, 'TableName') ?? '')}`);
  const index = textIn(body, 'IndexName');
  return index === undefined ? table : `${table}/index/${index}`;
}

function otherResource(body: JsonObject): string {
  const stream = textIn(body, 'StreamArn');
  if (stream !== undefined)
    return arnOf('dynamodb', stream.replace(/^arn:[^:]+:dynamodb:[^:]*:[^:]*:/, ''));
  return textIn(body, 'TableName') === undefined ? '*' : tableArn(body);
}

/** A table may be named by its ARN. */
function nameOf(table: string): string {
  return /^arn:.*:table\/([^/]+)$/.exec(table)?.[1] ?? table;
}

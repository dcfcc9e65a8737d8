import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchGetItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDb } from '../engines/dynamodb.ts';
import { startDynamoDb } from '../engines/dynamodb.ts';
import type { Kms } from '../engines/kms.ts';
import { startKms } from '../engines/kms.ts';
import type { Secrets } from '../engines/secrets.ts';
import { startSecrets } from '../engines/secrets.ts';
import type { SqsAndS3 } from '../engines/sqs-s3.ts';
import { startSqsAndS3 } from '../engines/sqs-s3.ts';
import type { PolicyStatement } from './iam.ts';
import { everything } from './iam.ts';
import type { ObservedCall, Proxy } from './proxy.ts';
import { startProxy } from './proxy.ts';
import { totalUsage, usageBetween } from './usage.ts';

const region = 'us-east-1';
const tableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Log';
const queueArn = 'arn:aws:sqs:us-east-1:000000000000:Inbox';
const bucketArn = 'arn:aws:s3:::photos';

let state: string;
let dynamodb: DynamoDb;
let queues: SqsAndS3;
let kms: Kms;
let secrets: Secrets;
let proxy: Proxy;
let principals = 0;

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'proxy-'));
  [dynamodb, queues, kms, secrets] = await Promise.all([
    startDynamoDb({ state }),
    startSqsAndS3({ state }),
    startKms({ state }),
    startSecrets({ state }),
  ]);
  proxy = await startProxy({
    engines: {
      dynamodb: dynamodb.endpoint,
      sqs: queues.endpoint,
      s3: queues.s3Endpoint,
      kms: kms.endpoint,
      secretsmanager: secrets.endpoint,
    },
    resolveArn: (service, id) => (service === 'kms' ? kms.resolve(id) : secrets.resolve(id)),
    encryptionKey: (arn) => (arn.endsWith('Sealed') ? kms.resolve('alias/sealed') : undefined),
    now: () => new Date('2026-02-02T00:00:00Z'),
  });
  const host = as(everything);
  for (const TableName of ['Log', 'Sealed']) {
    await host.dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'N' },
          { AttributeName: 'list', AttributeType: 'S' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'lists',
            KeySchema: [{ AttributeName: 'list', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
  }
  await host.sqs.send(new CreateQueueCommand({ QueueName: 'Inbox' }));
  await fetch(`${proxy.endpoint('s3')}/photos`, { method: 'PUT', headers: host.s3 });
});

afterEach(() => proxy.faults.clear());

afterAll(async () => {
  await proxy.stop();
  await Promise.all([dynamodb, queues, kms, secrets].map((engine) => engine.stop()));
  rmSync(state, { recursive: true });
});

/** Clients of a new function with these statements. */
function as(...statements: PolicyStatement[]) {
  principals += 1;
  const functionName = `Function${principals}`;
  const credentials = { accessKeyId: `AKIA${principals}`, secretAccessKey: 'secret' };
  proxy.addPrincipal({ ...credentials, functionName, statements });
  const settings = { region, credentials, endpoint: proxy.endpoint('dynamodb') };
  const scope = (service: string): string =>
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  return {
    functionName,
    dynamodb: new DynamoDBClient({ ...settings, maxAttempts: 1 }),
    retrying: new DynamoDBClient({ ...settings, maxAttempts: 3 }),
    sqs: new SQSClient({ region, credentials, endpoint: proxy.endpoint('sqs'), maxAttempts: 1 }),
    s3: { authorization: scope('s3') },
    async json(service: 'kms' | 'secretsmanager', target: string, body: object) {
      const answer = await fetch(proxy.endpoint(service), {
        method: 'POST',
        headers: { 'x-amz-target': target, authorization: scope(service) },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    },
  };
}

function allow(
  Action: string | string[],
  Resource: string | string[],
  Condition?: PolicyStatement['Condition'],
): PolicyStatement {
  return {
    Effect: 'Allow',
    Action: [Action].flat(),
    Resource: [Resource].flat(),
    ...(Condition === undefined ? {} : { Condition }),
  };
}

const item = (pk: string, sk = 1) => ({ pk: { S: pk }, sk: { N: String(sk) } });
const queueUrl = (): string => `${proxy.endpoint('sqs')}/000000000000/Inbox`;

describe('what a role grants', () => {
  it('lets a granted write through and denies another action, another table and the index', async () => {
    const { dynamodb: client, functionName } = as(allow('dynamodb:PutItem', tableArn));
    await client.send(new PutItemCommand({ TableName: 'Log', Item: item('a') }));
    await expect(
      client.send(new GetItemCommand({ TableName: 'Log', Key: item('a') })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:GetItem'),
    });
    await expect(
      client.send(new PutItemCommand({ TableName: 'Sealed', Item: item('a') })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(proxy.denials.filter((denial) => denial.functionName === functionName)).toEqual([
      expect.objectContaining({
        action: 'dynamodb:GetItem',
        resource: tableArn,
        verdict: 'not allowed',
        at: new Date('2026-02-02T00:00:00Z'),
      }),
      expect.objectContaining({
        action: 'dynamodb:PutItem',
        resource: tableArn.replace('Log', 'Sealed'),
      }),
    ]);
  });

  it('asks for the index of a query on an index', async () => {
    const query = new QueryCommand({
      TableName: 'Log',
      IndexName: 'lists',
      KeyConditionExpression: '#l = :l',
      ExpressionAttributeNames: { '#l': 'list' },
      ExpressionAttributeValues: { ':l': { S: 'x' } },
    });
    await expect(as(allow('dynamodb:Query', tableArn)).dynamodb.send(query)).rejects.toThrow(
      '/index/lists',
    );
    await expect(
      as(allow('dynamodb:Query', `${tableArn}/index/*`)).dynamodb.send(query),
    ).resolves.toMatchObject({ Count: 0 });
  });

  it('asks for the action of each element of a transaction', async () => {
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'Log', Item: item('t') } },
        {
          ConditionCheck: {
            TableName: 'Log',
            Key: item('none'),
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ],
    });
    const put = allow('dynamodb:PutItem', tableArn);
    await expect(
      as(put, allow('dynamodb:TransactWriteItems', '*')).dynamodb.send(transaction),
    ).rejects.toThrow('dynamodb:ConditionCheckItem');
    await as(put, allow('dynamodb:ConditionCheckItem', tableArn)).dynamodb.send(transaction);
  });

  it('holds a function to its leading keys, in single, batch and query', async () => {
    const { dynamodb: client } = as(
      allow(['dynamodb:*'], [tableArn, `${tableArn}/index/*`], {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['mine/*'] },
      }),
    );
    await client.send(new PutItemCommand({ TableName: 'Log', Item: item('mine/1') }));
    await expect(
      client.send(new PutItemCommand({ TableName: 'Log', Item: item('yours/1') })),
    ).rejects.toThrow('not authorized');
    const batch = (...keys: string[]) =>
      new BatchGetItemCommand({ RequestItems: { Log: { Keys: keys.map((key) => item(key)) } } });
    await client.send(batch('mine/1', 'mine/2'));
    await expect(client.send(batch('mine/1', 'yours/1'))).rejects.toThrow('not authorized');
    const query = (pk: string, condition = '#p = :p AND sk > :s') =>
      new QueryCommand({
        TableName: 'Log',
        KeyConditionExpression: condition,
        ...(condition.includes('#p') ? { ExpressionAttributeNames: { '#p': 'pk' } } : {}),
        ExpressionAttributeValues: { ':p': { S: pk }, ':s': { N: '0' } },
      });
    await expect(client.send(query('mine/1'))).resolves.toMatchObject({ Count: 1 });
    await expect(client.send(query('yours/1'))).rejects.toThrow('not authorized');
    await expect(client.send(query('yours/1', 'pk=:p AND sk > :s'))).rejects.toThrow(
      'not authorized',
    );
  });

  it('asks for the use of the customer key of an encrypted table', async () => {
    const key = kms.createKey('sealed');
    kms.createAlias('alias/sealed', key.id);
    const put = new PutItemCommand({ TableName: 'Sealed', Item: item('a') });
    const sealed = allow('dynamodb:PutItem', tableArn.replace('Log', 'Sealed'));
    await expect(as(sealed).dynamodb.send(put)).rejects.toThrow('kms:Decrypt');
    await as(
      sealed,
      allow('kms:Decrypt', key.arn, {
        StringEquals: { 'kms:ViaService': ['dynamodb.us-east-1.amazonaws.com'] },
      }),
    ).dynamodb.send(put);
  });

  it('counts a batch of messages as sends, and denies the receiver that may only send', async () => {
    const { sqs } = as(allow('sqs:SendMessage', queueArn));
    const sent = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl(),
        Entries: [{ Id: '1', MessageBody: 'one' }],
      }),
    );
    expect(sent.Successful).toHaveLength(1);
    await expect(
      sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl() })),
    ).rejects.toMatchObject({
      name: expect.stringContaining('AccessDenied'),
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('tells objects by bucket and key, and hides what is missing from one who may not list', async () => {
    const writer = as(allow('s3:PutObject', `${bucketArn}/in/*`));
    const put = (key: string) =>
      fetch(`${proxy.endpoint('s3')}/photos/${key}`, {
        method: 'PUT',
        headers: writer.s3,
        body: 'x',
      });
    expect((await put('in/1.jpg')).status).toBe(200);
    const refused = await put('out/1.jpg');
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied</Code>'),
    ]);
    const get = async (key: string, ...statements: PolicyStatement[]) =>
      (await fetch(`${proxy.endpoint('s3')}/photos/${key}`, { headers: as(...statements).s3 }))
        .status;
    const reads = allow('s3:GetObject', `${bucketArn}/*`);
    expect(await get('in/1.jpg', reads)).toBe(200);
    expect(await get('in/2.jpg', reads)).toBe(403);
    expect(await get('in/2.jpg', reads, allow('s3:ListBucket', bucketArn))).toBe(404);
  });

  it('looks at the encryption context and at the key of a ciphertext', async () => {
    const key = kms.createKey('notes');
    const caller = as(
      allow(['kms:GenerateDataKey', 'kms:Decrypt'], key.arn, {
        StringEquals: { 'kms:EncryptionContext:table': ['Sealed'] },
      }),
    );
    const made = await caller.json('kms', 'TrentService.GenerateDataKey', {
      KeyId: key.id,
      KeySpec: 'AES_256',
      EncryptionContext: { table: 'Sealed' },
    });
    expect(made.status).toBe(200);
    const decrypt = (who: typeof caller, table: string) =>
      who.json('kms', 'TrentService.Decrypt', {
        CiphertextBlob: made.body['CiphertextBlob'],
        EncryptionContext: { table },
      });
    expect((await decrypt(caller, 'Sealed')).body['Plaintext']).toBe(made.body['Plaintext']);
    expect((await decrypt(caller, 'Log')).body['__type']).toBe('AccessDeniedException');
    expect(
      (await decrypt(as(allow('kms:Decrypt', kms.createKey('other').arn)), 'Sealed')).status,
    ).toBe(400);
  });

  it('finds a secret by its name', async () => {
    const { arn } = secrets.createSecret('receipts', { secretString: 's' });
    const read = (statement: PolicyStatement) =>
      as(statement).json('secretsmanager', 'secretsmanager.GetSecretValue', {
        SecretId: 'receipts',
      });
    expect((await read(allow('secretsmanager:GetSecretValue', arn))).body['SecretString']).toBe(
      's',
    );
    expect((await read(allow('secretsmanager:GetSecretValue', `${arn}x`))).body['__type']).toBe(
      'AccessDeniedException',
    );
  });

  it('knows no stranger', async () => {
    const client = new DynamoDBClient({
      region,
      endpoint: proxy.endpoint('dynamodb'),
      credentials: { accessKeyId: 'STRANGER', secretAccessKey: 'x' },
      maxAttempts: 1,
    });
    await expect(
      client.send(new GetItemCommand({ TableName: 'Log', Key: item('a') })),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    expect((await fetch(`${proxy.endpoint('s3')}/photos/in/1.jpg`)).status).toBe(403);
  });
});

describe('what is counted', () => {
  it('counts requests and units by function, operation, table and index, and shows capacity only when asked', async () => {
    const { dynamodb: client, functionName } = as(everything);
    const before = proxy.usage.snapshot();
    const big = { ...item('big'), list: { S: 'l' }, text: { S: 'x'.repeat(1500) } };
    const put = await client.send(new PutItemCommand({ TableName: 'Log', Item: big }));
    expect(put.ConsumedCapacity).toBeUndefined();
    const get = await client.send(
      new GetItemCommand({
        TableName: 'Log',
        Key: item('big'),
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(get.ConsumedCapacity).toEqual({ TableName: 'Log', CapacityUnits: 1 });
    await expect(
      client.send(
        new PutItemCommand({
          TableName: 'Log',
          Item: big,
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });

    const used = usageBetween(before, proxy.usage.snapshot()).filter(
      (row) => row.function === functionName,
    );
    expect(used).toEqual([
      expect.objectContaining({
        operation: 'GetItem',
        requests: 1,
        readUnits: 1,
        writeUnits: 0,
        units: { Log: { readUnits: 1, writeUnits: 0 } },
      }),
      expect.objectContaining({
        operation: 'PutItem',
        requests: 2,
        failed: 1,
        writeUnits: 6,
        units: {
          Log: { readUnits: 0, writeUnits: 4 },
          'Log/lists': { readUnits: 0, writeUnits: 2 },
        },
      }),
    ]);
    expect(totalUsage(used)).toMatchObject({ requests: 3, readUnits: 1, writeUnits: 6 });
  });

  it('counts a transaction at twice its units and once as a request', async () => {
    const { dynamodb: client, functionName } = as(everything);
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'Log', Item: item('tx1') } },
          { Put: { TableName: 'Log', Item: item('tx2') } },
        ],
      }),
    );
    expect(proxy.usage.snapshot().filter((row) => row.function === functionName)).toEqual([
      expect.objectContaining({ operation: 'TransactWriteItems', requests: 1, writeUnits: 4 }),
    ]);
  });

  it('bills a message of 150 KB as three requests', async () => {
    const { sqs, functionName } = as(everything);
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody: 'x'.repeat(150_000) }),
    );
    expect(proxy.usage.snapshot().filter((row) => row.function === functionName)).toEqual([
      expect.objectContaining({ requests: 1, billedRequests: 3 }),
    ]);
  });

  it('forgets at a reset, and tells an observer of each call until it leaves', async () => {
    const seen: ObservedCall[] = [];
    const leave = proxy.observe((call) => seen.push(call));
    const { dynamodb: client, functionName } = as(everything);
    const get = new GetItemCommand({ TableName: 'Log', Key: item('a') });
    await client.send(get);
    leave();
    await client.send(get);
    expect(seen).toEqual([
      expect.objectContaining({ functionName, operation: 'GetItem', status: 200 }),
    ]);
    proxy.usage.reset();
    expect(proxy.usage.snapshot()).toEqual([]);
  });
});

describe('what goes wrong when asked to', () => {
  it('throttles as often as asked, and the SDK gets through behind it', async () => {
    const { retrying, dynamodb: client, functionName } = as(everything);
    const get = new GetItemCommand({ TableName: 'Log', Key: item('a') });
    const fault = proxy.faults.inject({
      service: 'dynamodb',
      operation: 'GetItem',
      function: functionName,
      times: 2,
      kind: 'throttle',
    });
    await retrying.send(get);
    expect(fault.hits).toBe(2);
    expect(proxy.usage.snapshot().find((row) => row.function === functionName)).toMatchObject({
      requests: 3,
      throttled: 2,
    });
    proxy.faults.inject({
      service: 'dynamodb',
      function: functionName,
      times: 1,
      kind: 'throttle',
    });
    await expect(client.send(get)).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    expect(proxy.faults.record).toHaveLength(3);
  });

  it('reports a conflict without executing', async () => {
    const { dynamodb: client, functionName } = as(everything);
    proxy.faults.inject({
      service: 'dynamodb',
      function: functionName,
      times: 1,
      kind: 'conflict',
    });
    const put = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'Log', Item: item('conflict') } },
        { Put: { TableName: 'Log', Item: item('conflict', 2) } },
      ],
    });
    await expect(client.send(put)).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [
        expect.objectContaining({ Code: 'TransactionConflict' }),
        { Code: 'None' },
      ],
    });
    expect(await stored('conflict')).toBeUndefined();
    await client.send(put);
    expect(() => proxy.faults.inject({ service: 'sqs', times: 1, kind: 'conflict' })).toThrow(
      'sqs',
    );
  });

  it('loses an answer after executing and a request before', async () => {
    const { dynamodb: client } = as(everything);
    const when = (key: string) => (body: object) => JSON.stringify(body).includes(key);
    proxy.faults.inject({
      service: 'dynamodb',
      operation: 'PutItem',
      when: when('lost-answer'),
      times: 1,
      kind: 'lost-answer',
    });
    proxy.faults.inject({
      service: 'dynamodb',
      operation: 'PutItem',
      when: when('lost-request'),
      times: 1,
      kind: 'lost-request',
    });
    const put = (key: string) =>
      client.send(new PutItemCommand({ TableName: 'Log', Item: item(key) }));
    await put('neither');
    await expect(put('lost-answer')).rejects.toThrow();
    await expect(put('lost-request')).rejects.toThrow();
    expect(await stored('lost-answer')).toBeDefined();
    expect(await stored('lost-request')).toBeUndefined();
  });

  it('executes twice and gives the first answer', async () => {
    const { dynamodb: client, sqs, functionName } = as(everything);
    proxy.faults.inject({
      service: 'dynamodb',
      function: functionName,
      times: 1,
      kind: 'duplicate',
    });
    await client.send(
      new PutItemCommand({
        TableName: 'Log',
        Item: item('twice'),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    expect(proxy.usage.snapshot().find((row) => row.function === functionName)).toMatchObject({
      requests: 2,
      failed: 1,
    });
    const url = (await sqs.send(new CreateQueueCommand({ QueueName: 'Twice' }))).QueueUrl;
    proxy.faults.inject({ service: 'sqs', operation: 'SendMessage', times: 1, kind: 'duplicate' });
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'twice' }));
    const got = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
    );
    expect(got.Messages?.map(({ Body }) => Body)).toEqual(['twice', 'twice']);
  });

  it('is unavailable, and well again after clear', async () => {
    const { sqs, functionName } = as(everything);
    proxy.faults.inject({ service: 'sqs', function: functionName, times: 9, kind: 'unavailable' });
    const send = new SendMessageCommand({ QueueUrl: queueUrl(), MessageBody: 'x' });
    await expect(sqs.send(send)).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 } });
    proxy.faults.clear();
    await sqs.send(send);
    expect(proxy.faults.record).toEqual([]);
  });
});

it('lets queue URLs point at itself', async () => {
  const { sqs } = as(everything);
  const found = await sqs.send(new GetQueueUrlCommand({ QueueName: 'Inbox' }));
  expect(found.QueueUrl).toBe(queueUrl());
});

async function stored(pk: string): Promise<unknown> {
  const answer = await as(everything).dynamodb.send(
    new GetItemCommand({ TableName: 'Log', Key: item(pk), ConsistentRead: true }),
  );
  return answer.Item;
}

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
  ScanCommand,
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
import { openDynoxideFile } from '../engines/dynoxide-file.ts';
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
import { sha256, signatureOf, signText } from './sigv4.ts';
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
  await host.s3('PUT', '/photos');
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
  return {
    functionName,
    dynamodb: new DynamoDBClient({ ...settings, maxAttempts: 1 }),
    retrying: new DynamoDBClient({ ...settings, maxAttempts: 3 }),
    sqs: new SQSClient({ region, credentials, endpoint: proxy.endpoint('sqs'), maxAttempts: 1 }),
    s3: (method: string, path: string, body = '') =>
      signedFetch(credentials, 's3', method, `${proxy.endpoint('s3')}${path}`, body),
    presigned: (method: string, path: string, date: string, seconds: number) =>
      presigned(credentials, method, `${proxy.endpoint('s3')}${path}`, date, seconds),
    credentials,
    async json(service: 'kms' | 'secretsmanager', target: string, body: object) {
      const url = `${proxy.endpoint(service)}/`;
      const answer = await signedFetch(credentials, service, 'POST', url, JSON.stringify(body), {
        'x-amz-target': target,
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, string> };
    },
  };
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const date = '20260202T000000Z';

function signedFetch(
  { accessKeyId, secretAccessKey }: Credentials,
  service: string,
  method: string,
  url: string,
  body: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = { ...more, 'x-amz-date': date };
  const scope = `20260202/${region}/${service}/aws4_request`;
  const all = { ...headers, host: new URL(url).host };
  const signedHeaders = Object.keys(all).toSorted();
  const signature = signatureOf(
    {
      method,
      url: new URL(url),
      headers: all,
      signedHeaders,
      payloadHash: sha256(body),
      date,
      scope,
    },
    secretAccessKey,
  );
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return fetch(url, {
    method,
    headers: { ...headers, authorization },
    ...(body === '' ? {} : { body }),
  });
}

function presigned(
  { accessKeyId, secretAccessKey }: Credentials,
  method: string,
  path: string,
  at: string,
  seconds: number,
): string {
  const url = new URL(path);
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`;
  url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
  url.searchParams.set('X-Amz-Credential', `${accessKeyId}/${scope}`);
  url.searchParams.set('X-Amz-Date', at);
  url.searchParams.set('X-Amz-Expires', String(seconds));
  url.searchParams.set('X-Amz-SignedHeaders', 'host');
  const signed = {
    method,
    url,
    headers: { host: url.host },
    signedHeaders: ['host'],
    payloadHash: 'UNSIGNED-PAYLOAD',
  };
  url.searchParams.set(
    'X-Amz-Signature',
    signatureOf({ ...signed, date: at, scope }, secretAccessKey),
  );
  return url.href;
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
    const put = (key: string) => writer.s3('PUT', `/photos/${key}`, 'x');
    expect((await put('in/1.jpg')).status).toBe(200);
    const refused = await put('out/1.jpg');
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied</Code>'),
    ]);
    const get = async (key: string, ...statements: PolicyStatement[]) =>
      (await as(...statements).s3('GET', `/photos/${key}`)).status;
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

describe('how a request is signed', () => {
  it('refuses a signature under another secret', async () => {
    const { credentials } = as(everything);
    const forged = { ...credentials, secretAccessKey: 'guessed' };
    const client = new DynamoDBClient({
      region,
      endpoint: proxy.endpoint('dynamodb'),
      credentials: forged,
      maxAttempts: 1,
    });
    await expect(
      client.send(new GetItemCommand({ TableName: 'Log', Key: item('a') })),
    ).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    const answer = await signedFetch(forged, 's3', 'GET', `${proxy.endpoint('s3')}/photos`, '');
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('SignatureDoesNotMatch'),
    ]);
  });

  it('takes a presigned upload and download until it expires, and none that was tampered with', async () => {
    const uploader = as(allow(['s3:PutObject', 's3:GetObject'], `${bucketArn}/up/*`));
    const put = (url: string) => fetch(url, { method: 'PUT', body: 'photo' });
    const fresh = uploader.presigned('PUT', '/photos/up/a%20b(1).jpg', '20260201T235500Z', 301);
    expect((await put(fresh)).status).toBe(200);
    const download = uploader.presigned('GET', '/photos/up/a%20b(1).jpg', date, 60);
    expect(await (await fetch(download)).text()).toBe('photo');
    const text = async (url: string) => (await put(url)).text();
    expect(
      await text(uploader.presigned('PUT', '/photos/up/1.jpg', '20260201T235500Z', 300)),
    ).toContain('Request has expired');
    expect(await text(uploader.presigned('PUT', '/photos/up/1.jpg', date, 700_000))).toContain(
      'X-Amz-Expires',
    );
    expect(await text(fresh.replace('/up/a', '/up/c'))).toContain('SignatureDoesNotMatch');
    expect((await fetch(fresh)).status).toBe(403);
    expect(await text(uploader.presigned('PUT', '/photos/in/1.jpg', date, 60))).toContain(
      'AccessDenied',
    );
  });

  it('holds a form post to its policy', async () => {
    const { credentials } = as(allow('s3:PutObject', `${bucketArn}/up/*`));
    const scope = `20260202/${region}/s3/aws4_request`;
    const credential = `${credentials.accessKeyId}/${scope}`;
    const post = async (
      change: {
        key?: string;
        size?: number;
        expiration?: string;
        secret?: string;
        extra?: string;
      } = {},
    ) => {
      const policy = Buffer.from(
        JSON.stringify({
          expiration: change.expiration ?? '2026-02-02T00:05:00Z',
          conditions: [
            { bucket: 'photos' },
            ['starts-with', '$key', 'up/'],
            ['content-length-range', 1, 10],
            { 'x-amz-credential': credential },
            { 'x-amz-date': date },
          ],
        }),
      ).toString('base64');
      const form = new FormData();
      form.set('key', change.key ?? 'up/form.jpg');
      form.set('x-amz-credential', credential);
      form.set('x-amz-date', date);
      form.set('policy', policy);
      form.set(
        'x-amz-signature',
        signText(policy, scope, change.secret ?? credentials.secretAccessKey),
      );
      if (change.extra !== undefined) form.set(change.extra, 'x');
      form.set('file', new Blob(['x'.repeat(change.size ?? 10)]), 'form.jpg');
      const answer = await fetch(`${proxy.endpoint('s3')}/photos`, { method: 'POST', body: form });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await post()).toMatch(/^20[04]/);
    const stored = await as(everything).s3('GET', '/photos/up/form.jpg');
    expect(await stored.text()).toBe('xxxxxxxxxx');
    expect(await post({ size: 11 })).toMatch(/^400 .*EntityTooLarge/s);
    expect(await post({ size: 0 })).toMatch(/^400 .*EntityTooSmall/s);
    expect(await post({ key: 'other/form.jpg' })).toMatch(/^403 .*Condition failed/s);
    expect(await post({ expiration: '2026-02-01T23:59:59Z' })).toMatch(/^403 .*expired/s);
    expect(await post({ secret: 'guessed' })).toMatch(/^403 .*SignatureDoesNotMatch/s);
    expect(await post({ extra: 'acl' })).toMatch(/^403 .*Extra input fields: acl/s);
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

it('breaks off the poll of a caller who has gone, so that the next one gets the message', async () => {
  const { sqs } = as(everything);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'Polled' }));
  const roundTrips = async (): Promise<void> => {
    for (let count = 0; count < 5; count += 1)
      await sqs.send(new GetQueueUrlCommand({ QueueName: 'Polled' }));
  };
  const abort = new AbortController();
  const poll = expect(
    sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: abort.signal,
    }),
  ).rejects.toThrow();
  await roundTrips();
  abort.abort();
  await poll;
  await roundTrips();
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'not lost' }));
  const got = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 }));
  expect(got.Messages?.[0]?.Body).toBe('not lost');
});

it('says that a service is unavailable when its engine has gone, and ends all connections at its stop', async () => {
  const gone = 'http://127.0.0.1:9';
  const other = await startProxy({
    engines: { dynamodb: gone, sqs: gone, s3: gone, kms: gone, secretsmanager: gone },
    now: () => new Date(),
  });
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  other.addPrincipal({ ...credentials, functionName: 'Host', statements: [everything] });
  const client = new SQSClient({
    region,
    credentials,
    endpoint: other.endpoint('sqs'),
    maxAttempts: 1,
  });
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'x' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 503 },
    message: expect.stringContaining('The engine does not answer'),
  });
  await other.stop();
  await expect(fetch(other.endpoint('sqs'))).rejects.toThrow('fetch failed');
});

it('gives a Scan without a limit in pages of a thousand, for the engine would load the whole table', async () => {
  const file = openDynoxideFile(dynamodb.file ?? '');
  file.insertItems(
    'Sealed',
    Array.from({ length: 1001 }, (_, sk) => item('scanned', sk)),
  );
  file.close();
  const page = await as(everything).dynamodb.send(new ScanCommand({ TableName: 'Sealed' }));
  expect(page.Count).toBe(1000);
  expect(page.LastEvaluatedKey).toBeDefined();
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

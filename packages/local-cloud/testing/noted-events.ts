import { setTimeout as pause } from 'node:timers/promises';
import type { LocalCloud } from '../cloud.ts';
import type { EngineCall } from '../engine-call.ts';
import { engineCall } from '../engine-call.ts';
import type { Json } from '../json.ts';
import { listAt, objectAt, parseJson, textAt } from '../json.ts';

/** A service of the cloud, called as the host. */
export function asHost(cloud: LocalCloud, service: 'dynamodb' | 'sqs'): EngineCall {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    cloud.hostEnvironment();
  return engineCall(service, cloud.proxy.endpoint(service), { accessKeyId, secretAccessKey });
}

/** The events that a noting function has got, in the order in which it got them. */
export async function eventsOf(cloud: LocalCloud, functionName: string): Promise<readonly Json[]> {
  const rows: { at: number; event: Json }[] = [];
  let from: Json = null;
  do {
    const page = await asHost(cloud, 'dynamodb')('Scan', {
      TableName: cloud.resource('Notes').name,
      Limit: 1000,
      ...(from === null ? {} : { ExclusiveStartKey: from }),
    });
    for (const item of listAt(page, 'Items')) {
      if (textAt(objectAt(item, 'kind'), 'S') !== `Test-${functionName}`) continue;
      rows.push({
        at: Number(textAt(objectAt(item, 'at'), 'N')),
        event: parseJson(textAt(objectAt(item, 'event'), 'S') ?? 'null'),
      });
    }
    from = page['LastEvaluatedKey'] ?? null;
  } while (from !== null);
  return rows.toSorted((a, b) => a.at - b.at).map(({ event }) => event);
}

/** Per invocation, the bodies of its messages or the partition keys of its records. */
export async function batchesOf(
  cloud: LocalCloud,
  functionName: string,
): Promise<readonly (readonly string[])[]> {
  const events = await eventsOf(cloud, functionName);
  return events.map((event) =>
    listAt(event, 'Records').map((record) => {
      const keys = objectAt(objectAt(record, 'dynamodb'), 'Keys');
      return textAt(record, 'body') ?? textAt(objectAt(keys, 'pk'), 'S') ?? '';
    }),
  );
}

/** Sends messages to a queue of the stack. */
export async function send(
  cloud: LocalCloud,
  queue: string,
  bodies: readonly string[],
): Promise<void> {
  await asHost(cloud, 'sqs')('SendMessageBatch', {
    QueueUrl: cloud.resource(queue).ref,
    Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })),
  });
}

/** Writes items with these partition keys, one after the other. */
export async function put(
  cloud: LocalCloud,
  table: string,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) {
    await asHost(cloud, 'dynamodb')('PutItem', {
      TableName: cloud.resource(table).name,
      Item: { pk: { S: key }, kind: { S: key.split('-')[0] ?? '' } },
    });
  }
}

/** The bodies in a queue that no function reads. */
export async function bodiesIn(cloud: LocalCloud, queue: string): Promise<readonly string[]> {
  const answer = await asHost(cloud, 'sqs')('ReceiveMessage', {
    QueueUrl: cloud.resource(queue).ref,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  });
  return listAt(answer, 'Messages').map((message) => textAt(message, 'Body') ?? '');
}

/** Waits until a condition holds; fails after ten seconds. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !(await condition()); await pause(10)) {
    if (Date.now() > end) throw new Error('it did not come about within ten seconds');
  }
}

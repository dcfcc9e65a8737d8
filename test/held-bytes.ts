import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inboxes, noteRefsIn, services, type NoteRef } from '@ducha/contracts';
import { commitOf } from '@ducha/event-log';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { signedFetch } from '@ducha/signed-call';
import type { House } from './house.ts';

/** A text that a house holds, and where. */
export interface Held {
  readonly where: string;
  readonly text: string;
}

/**
 * Every text that the running house holds behind its doors: all items of all tables as they lie there, the notes of
 * its logs as whoever has the keys reads them, the objects of its buckets, what waits in queues and among dead letters,
 * the mail and the messages to phones, and the files of its state folder, where the functions' logs are. The one file
 * of queues and buckets is asked through their doors: its engine leaves in it what was deleted until it needs the room.
 */
export async function heldTexts(house: House, state: string): Promise<Held[]> {
  Object.assign(process.env, house.cloud.hostEnvironment());
  const client = new DynamoDBClient({});
  const held: Held[] = [];
  for (const service of services) {
    const name = `${service.charAt(0).toUpperCase()}${service.slice(1)}`;
    const output = (kind: string): string => house.cloud.outputs[`${name}${kind}`] ?? '';
    const refs: NoteRef[] = [];
    for await (const item of itemsOf(client, output('LogTable'))) {
      held.push({ where: `${service} log`, text: readable(item) });
      if (item['pk']?.S?.startsWith('c/') === true) refs.push(...noteRefsIn(commitOf(item).commit));
    }
    for await (const item of itemsOf(client, output('SealedTable'))) {
      held.push({ where: `${service} sealed`, text: readable(item) });
    }
    const table = output('SealedTable');
    const keys = kmsDataKeys({ keyId: house.cloud.outputs['DataKey'] ?? '', table });
    const notes = new Notes({ client, table, keys });
    for (let from = 0; from < refs.length; from += 500) {
      for (const [id, note] of await notes.openAll(refs.slice(from, from + 500))) {
        if (note.state === 'open') held.push({ where: `${service} note ${id}`, text: note.text });
      }
    }
  }
  held.push(...(await waiting(house)), ...(await objects(house)));
  held.push({ where: 'mail', text: JSON.stringify(house.cloud.mail.list()) });
  held.push({ where: 'phones', text: JSON.stringify(house.cloud.sms.list()) });
  for (const file of await readdir(state, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || file.parentPath.endsWith('sqs-s3')) continue;
    const at = path.join(file.parentPath, file.name);
    held.push({ where: path.relative(state, at), text: await readFile(at, 'utf8') });
  }
  return held;
}

async function* itemsOf(
  client: DynamoDBClient,
  table: string,
): AsyncGenerator<Record<string, AttributeValue>> {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    yield* Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}

/** An item with its bytes read as text. */
function readable(item: Record<string, AttributeValue>): string {
  return JSON.stringify(item, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
}

/** What waits in the inboxes and among their dead letters; it stays there. */
async function waiting(house: House): Promise<Held[]> {
  const sqs = new SQSClient({});
  const held: Held[] = [];
  for (const inbox of inboxes) {
    for (const kind of ['Inbox', 'DeadLetters']) {
      const name = `${inbox.charAt(0).toUpperCase()}${inbox.slice(1)}${kind}`;
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: house.cloud.outputs[name],
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 0,
        }),
      );
      held.push(...Messages.map(({ Body = '' }) => ({ where: name, text: Body })));
    }
  }
  return held;
}

/** Every object of every bucket. */
async function objects(house: House): Promise<Held[]> {
  const store = house.cloud.hostEnvironment()['AWS_ENDPOINT_URL_S3'];
  const held: Held[] = [];
  for (const [, bucket = ''] of (await textAt(`${store}/`)).matchAll(/<Name>([^<]*)<\/Name>/g)) {
    let next: string | undefined;
    do {
      const more = next === undefined ? '' : `&continuation-token=${encodeURIComponent(next)}`;
      const list = await textAt(`${store}/${bucket}?list-type=2${more}`);
      for (const [, key = ''] of list.matchAll(/<Key>([^<]*)<\/Key>/g)) {
        held.push({ where: `bucket: ${key}`, text: await textAt(`${store}/${bucket}/${key}`) });
      }
      next = /<NextContinuationToken>([^<]*)</.exec(list)?.[1];
    } while (next !== undefined);
  }
  return held;
}

async function textAt(url: string): Promise<string> {
  return (await signedFetch('s3', { method: 'GET', url })).text;
}

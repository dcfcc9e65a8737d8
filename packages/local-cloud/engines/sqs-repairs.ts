import { DatabaseSync } from 'node:sqlite';
import type { buildApp } from 'fauxqs';
import type { Persistence, SqsStore } from './fauxqs-parts.ts';
import { objectsIn, parseObject, textIn } from './json-object.ts';

type App = ReturnType<typeof buildApp>;

/**
 * ChangeMessageVisibility(0) with persistence sets the receive count to NULL, which its table forbids: the
 * call answers 500 and the message is in no list until a restart. This writes what was meant.
 * Answers what closes its connection.
 */
export function repairReadyMessages(kept: Persistence, file: string): () => void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('PRAGMA synchronous = NORMAL');
  const ready = database.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  kept.updateMessageReady = (messageId) => {
    ready.run(messageId);
  };
  return () => database.close();
}

/**
 * fauxqs refuses what lies beyond U+FFFF (rare ideographs of names, emoji), which SQS takes: it looks at halves
 * of characters. This looks at whole ones, by the set that SQS documents.
 */
export function repairMessageCharacters(refused: RegExp): void {
  refused.test = (body) => !takenBySqs.test(body);
}

const takenBySqs = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * A long poll whose caller has gone still takes the next message, which then stays invisible for its whole
 * timeout. This puts such a message back, its receive count as before.
 */
export function returnUnheardMessages(app: App, store: SqsStore): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.headers['x-amz-target'] === 'AmazonSQS.ReceiveMessage') {
      const asked = parseObject(JSON.stringify(request.body)) ?? {};
      const back = (): void => {
        if (!reply.raw.writableFinished) putBack(store, asked, String(payload));
      };
      if (reply.raw.destroyed || request.raw.socket.destroyed) back();
      else reply.raw.once('close', back);
    }
    done(null, payload);
  });
}

function putBack(store: SqsStore, asked: Parameters<typeof textIn>[0], payload: string): void {
  const queue = store.getQueue(textIn(asked, 'QueueUrl') ?? '');
  for (const message of objectsIn(parseObject(payload) ?? {}, 'Messages')) {
    const handle = textIn(message, 'ReceiptHandle') ?? '';
    const entry = queue?.inflightMessages.get(handle);
    if (entry === undefined) continue;
    entry.message.approximateReceiveCount -= 1;
    queue?.changeVisibility(handle, 0);
  }
}

const queryPrefix = 'AWS.SimpleQueueService.';

/** The errors that SQS calls so in its older protocol; all others have the same plain name in both. */
const prefixedBySqs = new Set([
  'BatchEntryIdsNotDistinct',
  'BatchRequestTooLong',
  'EmptyBatchRequest',
  'InvalidBatchEntryId',
  'MessageNotInflight',
  'NonExistentQueue',
  'PurgeQueueInProgress',
  'QueueDeletedRecently',
  'TooManyEntriesInBatchRequest',
  'UnsupportedOperation',
]);

/**
 * fauxqs puts the prefix of the older protocol before every error, so that the SDK gives those that SQS does not
 * call so a name that no code asks for. This takes it away from them.
 */
export function repairErrorNames(app: App): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const named = reply.getHeader('x-amzn-query-error');
    if (typeof named === 'string' && named.startsWith(queryPrefix)) {
      const plain = named.slice(queryPrefix.length);
      const [code = ''] = plain.split(';');
      if (!prefixedBySqs.has(code)) reply.header('x-amzn-query-error', plain);
    }
    done(null, payload);
  });
}

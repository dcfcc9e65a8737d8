import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from 'fauxqs';
import type { Engine } from './engine.ts';
import { place } from './engine.ts';
import { commitWithoutSync, fauxqsParts } from './fauxqs-parts.ts';
import type { CorsRule } from './s3-browser.ts';
import { allowBrowsers, refuseUnknownS3 } from './s3-browser.ts';
import {
  repairErrorNames,
  repairMessageCharacters,
  repairReadyMessages,
  returnUnheardMessages,
} from './sqs-repairs.ts';

/** SQS and S3 on this machine. */
export interface SqsAndS3 extends Engine {
  /** S3 answers at the same address, path style. */
  readonly s3Endpoint: string;
  /** Sets the CORS rules of a bucket; without any, S3 lets no other origin in. */
  setCors(bucket: string, rules: readonly CorsRule[]): void;
  /** What a queue holds now; visibility timeouts and delays that have passed are seen, as no attribute of fauxqs does. */
  depth(queueName: string): QueueDepth;
  /** Makes visible what an earlier process had received and not deleted. */
  returnInFlight(queueName: string): void;
}

/** Messages of a queue that can be received, and those that are out with a receiver. */
export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
}

/**
 * Starts fauxqs from its parts on a free port of 127.0.0.1 (its own start listens on every interface), with
 * CORS for S3. Messages and objects are kept in `<state>/sqs-s3`; CORS rules are not.
 */
export async function startSqsAndS3(options: { state: string }): Promise<SqsAndS3> {
  const parts = await fauxqsParts();
  repairMessageCharacters(parts.INVALID_MESSAGE_BODY_CHAR);
  const folder = join(options.state, 'sqs-s3');
  mkdirSync(folder, { recursive: true });
  const stores = {
    sqsStore: new parts.SqsStore(),
    snsStore: new parts.SnsStore(),
    s3Store: new parts.S3Store(),
  };
  const kept = new parts.PersistenceManager(folder);
  commitWithoutSync(kept);
  const closeRepair = repairReadyMessages(kept, join(folder, 'fauxqs.db'));
  kept.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  // Only now: the stores would write back, and so cascade away, what they are loading.
  stores.sqsStore.persistence = kept;
  stores.s3Store.persistence = kept;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = kept;

  const app = buildApp({ logger: false, defaultRegion: place.region, stores });
  // An empty host lets queue URLs carry the host of the request, which is the proxy's.
  stores.sqsStore.host = '';
  const cors = new Map<string, readonly CorsRule[]>();
  allowBrowsers(app, (bucket) => cors.get(bucket) ?? []);
  refuseUnknownS3(app);
  returnUnheardMessages(app, stores.sqsStore);
  repairErrorNames(app);
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await app.close();
    kept.close();
    closeRepair();
  }
  return {
    endpoint,
    s3Endpoint: endpoint,
    setCors(bucket, rules) {
      cors.set(bucket, rules);
    },
    depth(queueName) {
      const queue = stores.sqsStore.getQueueByName(queueName);
      if (queue === undefined) throw new Error(`There is no queue ${queueName}.`);
      queue.processTimers();
      return { visible: queue.messages.length, inFlight: queue.inflightMessages.size };
    },
    returnInFlight(queueName) {
      const queue = stores.sqsStore.getQueueByName(queueName);
      if (queue === undefined) throw new Error(`There is no queue ${queueName}.`);
      for (const handle of queue.inflightMessages.keys()) queue.changeVisibility(handle, 0);
    },
    stop() {
      closing ??= close();
      return closing;
    },
  };
}

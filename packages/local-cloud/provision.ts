import type { Kms } from './engines/kms.ts';
import type { Secrets } from './engines/secrets.ts';
import type { SqsAndS3 } from './engines/sqs-s3.ts';
import type { EngineCall } from './engine-call.ts';
import { EngineRefusal } from './engine-call.ts';
import type { Json, JsonObject } from './json.ts';
import { listAt, objectAt, parseJson, textAt } from './json.ts';
import type * as z from 'zod/mini';
import { bucket } from './resources/buckets.ts';
import { alias, key, secret } from './resources/keys.ts';
import { queue } from './resources/queues.ts';
import { table } from './resources/tables.ts';
import type { Resource, Stack } from './stack.ts';

/** What references to keys and secrets resolve to. */
export interface KeysAndSecrets {
  readonly keyIds: ReadonlyMap<string, string>;
  /** By the secrets' names. */
  readonly secretArns: ReadonlyMap<string, string>;
}

/** Makes the keys and secrets of the stack; those of an earlier start keep their values. */
export function provisionKeysAndSecrets(stack: Stack, kms: Kms, secrets: Secrets): KeysAndSecrets {
  const keys = stack
    .all(key)
    .map(
      ({ logicalId, properties }) =>
        [logicalId, kms.createKey(logicalId, properties.KeySpec).id] as const,
    );
  const made = stack.all(secret).map(({ name, properties }) => {
    const { arn } = secrets.createSecret(name, { generate: properties.GenerateSecretString });
    return [name, arn] as const;
  });
  return { keyIds: new Map(keys), secretArns: new Map(made) };
}

/** Points the aliases at their keys, whose ids the stack's references now hold. */
export function provisionAliases(stack: Stack, kms: Kms): void {
  for (const { properties } of stack.all(alias)) {
    kms.createAlias(properties.AliasName, properties.TargetKeyId);
  }
}

/**
 * Makes the tables that are not there yet.
 * @throws Error naming a table of an earlier start whose keys or indexes differ from the template's
 */
export async function provisionTables(stack: Stack, dynamodb: EngineCall): Promise<void> {
  await Promise.all(stack.all(table).map((each) => provisionTable(each, dynamodb)));
}

/** Makes the queues, or sets their attributes anew; dead-letter queues first, which the others name. */
export async function provisionQueues(stack: Stack, sqs: EngineCall): Promise<void> {
  const queues = stack.all(queue);
  const plain = queues.filter(({ properties }) => properties.RedrivePolicy === undefined);
  const redriven = queues.filter(({ properties }) => properties.RedrivePolicy !== undefined);
  for (const each of [...plain, ...redriven]) await provisionQueue(each, sqs);
}

/** Makes the buckets and sets their CORS rules. */
export async function provisionBuckets(stack: Stack, s3: SqsAndS3): Promise<void> {
  for (const { name, properties } of stack.all(bucket)) {
    const answer = await fetch(`${s3.s3Endpoint}/${name}`, { method: 'PUT' });
    if (!answer.ok && answer.status !== 409) {
      throw new Error(`bucket ${name} was not made: ${answer.status} ${await answer.text()}`);
    }
    s3.setCors(name, properties.CorsConfiguration?.CorsRules ?? []);
  }
}

type Table = Resource<z.output<typeof table.properties>>;
type Queue = Resource<z.output<typeof queue.properties>>;

async function provisionTable({ name, properties }: Table, dynamodb: EngineCall): Promise<void> {
  const wanted: JsonObject = {
    TableName: name,
    BillingMode: properties.BillingMode,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    ...(properties.GlobalSecondaryIndexes === undefined
      ? {}
      : { GlobalSecondaryIndexes: asJson(properties.GlobalSecondaryIndexes) }),
    ...(properties.StreamSpecification === undefined
      ? {}
      : { StreamSpecification: { StreamEnabled: true, ...properties.StreamSpecification } }),
  };
  try {
    await dynamodb('CreateTable', wanted);
  } catch (error) {
    if (!(error instanceof EngineRefusal) || error.code !== 'ResourceInUseException') throw error;
    const answer = await dynamodb('DescribeTable', { TableName: name });
    if (shapeOf(objectAt(answer, 'Table')) !== shapeOf(wanted)) {
      throw new Error(
        `table ${name} was made with other keys or indexes than the template now has; start with --fresh to forget the data`,
        { cause: error },
      );
    }
  }
}

/** What of a table cannot be changed in place, in a form that compares. */
function shapeOf(description: JsonObject): string {
  const indexes = listAt(description, 'GlobalSecondaryIndexes').map((index) =>
    JSON.stringify([
      textAt(index, 'IndexName') ?? '',
      keysOf(index),
      textAt(objectAt(index, 'Projection'), 'ProjectionType') ?? '',
    ]),
  );
  return JSON.stringify([keysOf(description), indexes.toSorted()]);
}

function keysOf(value: Json): readonly string[] {
  return listAt(value, 'KeySchema').map(
    (each) => `${textAt(each, 'KeyType') ?? ''} ${textAt(each, 'AttributeName') ?? ''}`,
  );
}

async function provisionQueue({ name, ref, properties }: Queue, sqs: EngineCall): Promise<void> {
  const attributes = Object.fromEntries(
    Object.entries({
      VisibilityTimeout: properties.VisibilityTimeout,
      MessageRetentionPeriod: properties.MessageRetentionPeriod,
      ReceiveMessageWaitTimeSeconds: properties.ReceiveMessageWaitTimeSeconds,
      DelaySeconds: properties.DelaySeconds,
      RedrivePolicy:
        properties.RedrivePolicy === undefined
          ? undefined
          : JSON.stringify(properties.RedrivePolicy),
    }).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const])),
  );
  try {
    await sqs('CreateQueue', { QueueName: name, Attributes: attributes });
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    // Of an earlier start, with other attributes.
    await sqs('SetQueueAttributes', { QueueUrl: ref, Attributes: attributes });
  }
}

function asJson(value: unknown): Json {
  return parseJson(JSON.stringify(value));
}

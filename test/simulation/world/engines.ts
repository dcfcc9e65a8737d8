import type { SeededRandom } from '../../replay/seeded-random.ts';
import { generatedSecret } from '@ducha/local-cloud/engines/generated-secret.ts';
import type { ResourceDefinition } from '@ducha/local-cloud/resource-definition.ts';
import { bucket } from '@ducha/local-cloud/resources/buckets.ts';
import { key, secret } from '@ducha/local-cloud/resources/keys.ts';
import { queue } from '@ducha/local-cloud/resources/queues.ts';
import { table } from '@ducha/local-cloud/resources/tables.ts';
import type { Resource, Stack } from '@ducha/local-cloud/stack.ts';
import {
  registeredTemplates,
  smsSignature,
} from '../../../services/notifications/outbound/sms-templates.ts';
import { DynamoDbDouble } from '../doubles/dynamodb/dynamodb.ts';
import { KmsDouble } from '../doubles/kms/kms.ts';
import { MailDouble, type MailFate } from '../doubles/mail/mail.ts';
import type { S3Request } from '../doubles/s3/s3-request.ts';
import { S3Double } from '../doubles/s3/s3.ts';
import { SecretsDouble } from '../doubles/secrets/secrets.ts';
import { SmsDouble } from '../doubles/sms/sms.ts';
import { SqsDouble } from '../doubles/sqs/sqs.ts';
import type { WireRequest } from './current.ts';
import { commonEnvironment, endpoints, houseKey } from './plan.ts';
import type { SmsFateOf } from './provider.ts';

/** The doubles of one world. */
export interface WorldEngines {
  readonly dynamodb: DynamoDbDouble;
  readonly sqs: SqsDouble;
  readonly s3: S3Double;
  readonly kms: KmsDouble;
  readonly secrets: SecretsDouble;
  readonly sms: SmsDouble;
  readonly mail: MailDouble;
}

/** A world that stands still: what its engines hold, at a moment at which nothing was under way. */
export interface WorldSnapshot {
  readonly now: number;
  readonly dynamodb: ReturnType<DynamoDbDouble['snapshot']>;
  readonly sqs: ReturnType<SqsDouble['snapshot']>;
  readonly s3: ReturnType<S3Double['snapshot']>;
  readonly kms: ReturnType<KmsDouble['snapshot']>;
  readonly secrets: ReturnType<SecretsDouble['snapshot']>;
  readonly sms: ReturnType<SmsDouble['snapshot']>;
  readonly mail: ReturnType<MailDouble['snapshot']>;
}

/** Engines that hold what the stack declares, and nothing else. */
export function makeEngines(
  stack: Stack,
  options: {
    readonly random: SeededRandom;
    readonly now: number;
    readonly provider: SmsFateOf;
    readonly mail: () => MailFate;
  },
): WorldEngines {
  const { random, now, provider, mail } = options;
  const engines: WorldEngines = {
    dynamodb: new DynamoDbDouble(),
    sqs: new SqsDouble(),
    s3: new S3Double({ secretOf: (id) => accessKeys.get(id) }),
    kms: new KmsDouble({ random: () => random.next() }),
    secrets: new SecretsDouble(),
    sms: new SmsDouble({
      templates: registeredTemplates,
      signNames: [smsSignature],
      fate: provider,
    }),
    mail: new MailDouble({
      now: () => Date.now(),
      // The sandbox that asked hears of it, unless it has ended.
      later: (milliseconds, act) => void setTimeout(act, milliseconds),
      fate: mail,
    }),
  };
  for (const { name, properties } of stack.all(table)) {
    const { GlobalSecondaryIndexes, StreamSpecification, KeySchema, AttributeDefinitions } =
      properties;
    engines.dynamodb.createTable(name, {
      KeySchema,
      AttributeDefinitions,
      ...(StreamSpecification === undefined ? {} : { StreamSpecification }),
      ...(GlobalSecondaryIndexes === undefined
        ? {}
        : { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(indexOf) }),
    });
  }
  for (const { name, properties } of deadLettersFirst(stack.all(queue))) {
    const { RedrivePolicy, ...plain } = {
      VisibilityTimeout: properties.VisibilityTimeout,
      MessageRetentionPeriod: properties.MessageRetentionPeriod,
      DelaySeconds: properties.DelaySeconds,
      RedrivePolicy: properties.RedrivePolicy,
    };
    const attributes = Object.entries(plain).flatMap(([word, value]) =>
      value === undefined ? [] : [[word, String(value)] as const],
    );
    const redrive =
      RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) };
    const input = {
      QueueName: name,
      Attributes: { ...Object.fromEntries(attributes), ...redrive },
    };
    engines.sqs.answer('CreateQueue', input, now);
  }
  for (const { name, properties } of stack.all(bucket)) {
    engines.s3.createBucket(name, { versioned: properties.VersioningConfiguration !== undefined });
  }
  const made = stack.all(key).map(() => engines.kms.createKey());
  if (made.length !== 1 || made[0]?.endsWith(houseKey) !== true)
    throw new Error('the stack has one key');
  for (const { name, properties } of stack.all(secret)) {
    engines.secrets.createSecret(name, generatedSecret(properties.GenerateSecretString), now);
  }
  return engines;
}

type Properties<D> = D extends ResourceDefinition<infer P> ? P : never;

/** A queue for dead letters is there before those that name it. */
function deadLettersFirst(
  queues: readonly Resource<Properties<typeof queue>>[],
): readonly Resource<Properties<typeof queue>>[] {
  const names = ({ properties }: Resource<Properties<typeof queue>>): number =>
    properties.RedrivePolicy === undefined ? 0 : 1;
  return queues.toSorted((a, b) => names(a) - names(b));
}

type GlobalIndex = NonNullable<Properties<typeof table>['GlobalSecondaryIndexes']>[number];

function indexOf({ IndexName, KeySchema, Projection }: GlobalIndex) {
  const { ProjectionType, NonKeyAttributes } = Projection;
  return {
    IndexName,
    KeySchema,
    Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) },
  };
}

/** The secret of the one access key with which functions sign here. */
const accessKeys = new Map<string, string>([
  [commonEnvironment.AWS_ACCESS_KEY_ID, commonEnvironment.AWS_SECRET_ACCESS_KEY],
]);

/** A request as S3 gets it over the net. */
export function s3Request({ method, path, query, headers, body = '' }: WireRequest): S3Request {
  const url = new URL(path, endpoints.s3);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') url.searchParams.set(name, value);
  }
  const named = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const bytes = Buffer.from(body);
  return {
    method,
    url: url.toString(),
    headers: {
      host: url.host,
      'content-length': String(bytes.length),
      ...Object.fromEntries(named),
    },
    body: bytes,
  };
}

/** What engines hold at a moment. */
export function snapshotOf(engines: WorldEngines, now: number): WorldSnapshot {
  return {
    now,
    dynamodb: engines.dynamodb.snapshot(),
    sqs: engines.sqs.snapshot(),
    s3: engines.s3.snapshot(),
    kms: engines.kms.snapshot(),
    secrets: engines.secrets.snapshot(),
    sms: engines.sms.snapshot(),
    mail: engines.mail.snapshot(),
  };
}

export function restore(engines: WorldEngines, from: WorldSnapshot): void {
  engines.dynamodb.restore(from.dynamodb);
  engines.sqs.restore(from.sqs);
  engines.s3.restore(from.s3);
  engines.kms.restore(from.kms);
  engines.secrets.restore(from.secrets);
  engines.sms.restore(from.sms);
  engines.mail.restore(from.mail);
}

import { arnOf, place } from '../engines/engine.ts';
import type { Call } from './call.ts';
import { dynamoDbNeeds } from './dynamodb-needs.ts';
import type { HashKeys } from './dynamodb-needs.ts';
import type { Need } from './iam.ts';
import { keyNeeds, secretNeeds } from './key-needs.ts';
import type { ResolveArn } from './key-needs.ts';
import { s3Needs } from './s3-needs.ts';
import type { Service } from './service.ts';

/** What the proxy must be told to know a request's resources. */
export interface Surroundings {
  readonly resolveArn: ResolveArn;
  /** The ARN of the customer key that a table, queue or bucket is encrypted with. */
  readonly encryptionKey: (resourceArn: string) => string | undefined;
  /** The partition keys of tables and indexes; needed only where a policy speaks of leading keys. */
  readonly hashKeys: HashKeys;
}

/** Everything that must be allowed for a request, as IAM would ask it of the function's role. */
export function needsOf(call: Call, around: Surroundings): readonly Need[] {
  const asked = serviceNeeds(call, around).map(withGlobalKeys);
  return [
    ...asked,
    ...asked.flatMap((need) => encryptionNeeds(call.service, need, around).map(withGlobalKeys)),
  ];
}

function serviceNeeds(call: Call, around: Surroundings): readonly Need[] {
  switch (call.service) {
    case 'dynamodb':
      return dynamoDbNeeds(call.operation, call.body, around.hashKeys);
    case 'sqs':
      return [queueNeed(call)];
    case 's3':
      return s3Needs(call);
    case 'kms':
      return keyNeeds(call.operation, call.body, around.resolveArn);
    case 'secretsmanager':
      return secretNeeds(call.operation, call.body, around.resolveArn);
  }
}

function queueNeed(call: Call): Need {
  const { QueueUrl: url, QueueName: name } = call.body;
  const queue = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : name;
  return {
    action: `sqs:${call.operation.replace(/^(Send|Delete|Change)(\w+)Batch$/, '$1$2')}`,
    resource: typeof queue === 'string' ? arnOf('sqs', queue) : '*',
    context: new Map(),
  };
}

function withGlobalKeys(need: Need): Need {
  const context = new Map(need.context);
  context.set('aws:requestedregion', [place.region]);
  context.set('aws:principalaccount', [place.account]);
  context.set('aws:resourceaccount', [place.account]);
  // Loopback stands in for TLS here: policies that demand TLS are met.
  context.set('aws:securetransport', ['true']);
  return { ...need, context };
}

/** What a service does with a customer key in the caller's name. */
const keyUse: Readonly<Record<Service, readonly (readonly [RegExp, readonly string[]])[]>> = {
  dynamodb: [[/./, ['kms:Decrypt']]],
  sqs: [
    [/^sqs:SendMessage$/, ['kms:GenerateDataKey', 'kms:Decrypt']],
    [/^sqs:ReceiveMessage$/, ['kms:Decrypt']],
  ],
  s3: [
    [/^s3:PutObject$/, ['kms:GenerateDataKey']],
    [/^s3:GetObject$/, ['kms:Decrypt']],
  ],
  kms: [],
  secretsmanager: [
    [/^secretsmanager:GetSecretValue$/, ['kms:Decrypt']],
    [/^secretsmanager:PutSecretValue$/, ['kms:GenerateDataKey', 'kms:Decrypt']],
  ],
};

function encryptionNeeds(service: Service, need: Need, around: Surroundings): readonly Need[] {
  const key = around.encryptionKey(
    need.resource.replace(
      /^(arn:[^:]+:dynamodb:[^/]+\/[^/]+).*$|^(arn:[^:]+:s3:::[^/]+).*$/,
      '$1$2',
    ),
  );
  if (key === undefined) return [];
  const actions = keyUse[service].find(([pattern]) => pattern.test(need.action))?.[1] ?? [];
  const context = new Map([['kms:viaservice', [`${service}.${place.region}.amazonaws.com`]]]);
  return actions.map((action) => ({ action, resource: key, context }));
}

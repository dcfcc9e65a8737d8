import * as z from 'zod/mini';
import { arnOf, place } from '../engines/engine.ts';
import { define, ignored, tags } from '../resource-definition.ts';

/** AWS::SQS::Queue */
export const queue = define(
  'AWS::SQS::Queue',
  {
    QueueName: z.optional(z.string()),
    VisibilityTimeout: z.optional(z.number()),
    MessageRetentionPeriod: z.optional(z.number()),
    ReceiveMessageWaitTimeSeconds: z.optional(z.number()),
    DelaySeconds: z.optional(z.number()),
    RedrivePolicy: z.optional(
      z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }),
    ),
    RedriveAllowPolicy: ignored,
    SqsManagedSseEnabled: z.optional(z.boolean()),
    KmsMasterKeyId: z.optional(z.string()),
    KmsDataKeyReusePeriodSeconds: z.optional(z.number()),
    Tags: tags,
  },
  {
    nameProperty: 'QueueName',
    ref: ({ name, surroundings }) => `${surroundings.sqs}/${place.account}/${name}`,
    attributes: { Arn: ({ name }) => arnOf('sqs', name), QueueName: ({ name }) => name },
  },
);

// Resource policies only narrow what the identity policies grant (plain HTTP denied, for instance).
export const queuePolicy = define(
  'AWS::SQS::QueuePolicy',
  { PolicyDocument: z.unknown(), Queues: z.array(z.string()) },
  { attributes: {} },
);

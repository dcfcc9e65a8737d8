import * as z from 'zod/mini';
import { arnOf } from '../engines/engine.ts';
import { define, ignored, tags } from '../resource-definition.ts';

/** AWS::Logs::LogGroup; all functions write to one file here. */
export const logGroup = define(
  'AWS::Logs::LogGroup',
  {
    LogGroupName: z.optional(z.string()),
    LogGroupClass: z.optional(z.string()),
    RetentionInDays: z.optional(z.number()),
    KmsKeyId: z.optional(z.string()),
    Tags: tags,
  },
  {
    nameProperty: 'LogGroupName',
    ref: ({ name }) => name,
    attributes: { Arn: ({ name }) => `${arnOf('logs', `log-group:${name}`)}:*` },
  },
);

/** AWS::Logs::MetricFilter; nothing counts the lines of a log here. */
export const metricFilter = define(
  'AWS::Logs::MetricFilter',
  {
    LogGroupName: z.string(),
    FilterPattern: z.string(),
    MetricTransformations: z.array(
      z.strictObject({
        MetricNamespace: z.string(),
        MetricName: z.string(),
        MetricValue: z.string(),
      }),
    ),
  },
  { attributes: {} },
);

/** AWS::CloudWatch::Alarm; evaluated for the depth of queues, listed otherwise. */
export const alarm = define(
  'AWS::CloudWatch::Alarm',
  {
    AlarmName: z.optional(z.string()),
    AlarmDescription: z.optional(z.string()),
    AlarmActions: z.optional(z.array(z.string())),
    OKActions: z.optional(z.array(z.string())),
    ComparisonOperator: z.string(),
    Threshold: z.optional(z.number()),
    EvaluationPeriods: z.number(),
    DatapointsToAlarm: z.optional(z.number()),
    Period: z.optional(z.number()),
    Statistic: z.optional(z.string()),
    ExtendedStatistic: z.optional(z.string()),
    Unit: z.optional(z.string()),
    TreatMissingData: z.optional(z.string()),
    Namespace: z.optional(z.string()),
    MetricName: z.optional(z.string()),
    Dimensions: z._default(z.array(z.strictObject({ Name: z.string(), Value: z.string() })), []),
    Metrics: ignored,
    Tags: tags,
  },
  {
    nameProperty: 'AlarmName',
    ref: ({ name }) => name,
    attributes: { Arn: ({ name }) => arnOf('cloudwatch', `alarm:${name}`) },
  },
);

/** AWS::SNS::Topic: whom the real alarms wake; nobody is woken here. */
export const topic = define(
  'AWS::SNS::Topic',
  {
    TopicName: z.optional(z.string()),
    DisplayName: z.optional(z.string()),
    KmsMasterKeyId: z.optional(z.string()),
    Subscription: z.optional(
      z.array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() })),
    ),
    Tags: tags,
  },
  {
    nameProperty: 'TopicName',
    ref: ({ name }) => arnOf('sns', name),
    attributes: { TopicArn: ({ name }) => arnOf('sns', name), TopicName: ({ name }) => name },
  },
);

export const topicPolicy = define(
  'AWS::SNS::TopicPolicy',
  { PolicyDocument: z.unknown(), Topics: z.array(z.string()) },
  { attributes: {} },
);

export const subscription = define(
  'AWS::SNS::Subscription',
  { TopicArn: z.string(), Protocol: z.literal('email'), Endpoint: z.string() },
  { attributes: {} },
);

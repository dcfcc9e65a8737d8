import * as z from 'zod/mini';
import { arnOf } from '../engines/engine.ts';
import { define, tags } from '../resource-definition.ts';

/** AWS::Lambda::Function: a zip asset with an ES module. */
export const lambdaFunction = define(
  'AWS::Lambda::Function',
  {
    FunctionName: z.optional(z.string()),
    Description: z.optional(z.string()),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Handler: z.string(),
    Runtime: z.literal('nodejs24.x'),
    Architectures: z.optional(z.tuple([z.literal('arm64')])),
    Role: z.string(),
    Environment: z.optional(z.strictObject({ Variables: z.record(z.string(), z.string()) })),
    Timeout: z._default(z.number(), 3),
    MemorySize: z._default(z.number(), 128),
    ReservedConcurrentExecutions: z.optional(z.number()),
    LoggingConfig: z.optional(
      z.strictObject({
        LogGroup: z.optional(z.string()),
        LogFormat: z.optional(z.string()),
        ApplicationLogLevel: z.optional(z.string()),
        SystemLogLevel: z.optional(z.string()),
      }),
    ),
    Tags: tags,
  },
  {
    nameProperty: 'FunctionName',
    ref: ({ name }) => name,
    attributes: { Arn: ({ name }) => arnOf('lambda', `function:${name}`) },
  },
);

/** AWS::Lambda::EventSourceMapping: a queue or a table's stream to a function. */
export const eventSourceMapping = define(
  'AWS::Lambda::EventSourceMapping',
  {
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: z._default(z.boolean(), true),
    BatchSize: z.optional(z.number()),
    MaximumBatchingWindowInSeconds: z._default(z.number(), 0),
    FunctionResponseTypes: z._default(z.array(z.literal('ReportBatchItemFailures')), []),
    FilterCriteria: z.optional(
      z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }),
    ),
    BisectBatchOnFunctionError: z._default(z.boolean(), false),
    MaximumRetryAttempts: z._default(z.number(), -1),
    ParallelizationFactor: z._default(z.number(), 1),
    // SQS has none.
    StartingPosition: z.optional(z.literal('TRIM_HORIZON')),
    DestinationConfig: z.optional(
      z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }),
    ),
    ScalingConfig: z.optional(z.strictObject({ MaximumConcurrency: z.number() })),
    Tags: tags,
  },
  { attributes: {} },
);

/** AWS::Lambda::Permission: who but the account itself may invoke a function. */
export const lambdaPermission = define(
  'AWS::Lambda::Permission',
  {
    Action: z.literal('lambda:InvokeFunction'),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.optional(z.string()),
    SourceAccount: z.optional(z.string()),
  },
  { attributes: {} },
);

/** AWS::Events::Rule: a schedule. */
export const rule = define(
  'AWS::Events::Rule',
  {
    Name: z.optional(z.string()),
    Description: z.optional(z.string()),
    ScheduleExpression: z.string(),
    State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
    Targets: z.array(
      z.strictObject({
        Arn: z.string(),
        Id: z.string(),
        Input: z.optional(z.string()),
        RetryPolicy: z.optional(
          z.strictObject({
            MaximumRetryAttempts: z.optional(z.number()),
            MaximumEventAgeInSeconds: z.optional(z.number()),
          }),
        ),
      }),
    ),
    Tags: tags,
  },
  {
    nameProperty: 'Name',
    ref: ({ name }) => name,
    attributes: { Arn: ({ name }) => arnOf('events', `rule/${name}`) },
  },
);

import * as z from 'zod';
import { distributionTypes } from './cdn/resources.ts';
import { arnOf, place } from './engines/engine.ts';
import { keySpecs } from './engines/kms.ts';
import type { PolicyStatement } from './proxy/iam.ts';
import { readPolicyStatement } from './proxy/iam.ts';
import { define, digest } from './resource-definition.ts';
import type { ResourceDefinition } from './resource-definition.ts';
import { urlSuffix } from './template.ts';

export type { Named, ResourceDefinition, Surroundings } from './resource-definition.ts';

const tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional();
const ignored = z.unknown().optional();

const statement = z.unknown().transform((value, context): PolicyStatement => {
  try {
    return readPolicyStatement(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    return z.NEVER;
  }
});
const policyDocument = z.strictObject({
  Version: z.string().optional(),
  Statement: z.array(statement),
});

const attribute = z.strictObject({ AttributeName: z.string(), AttributeType: z.string() });
const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.string() }));

/** AWS::DynamoDB::Table */
export const table = define(
  'AWS::DynamoDB::Table',
  {
    TableName: z.string().optional(),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(attribute),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z
      .array(
        z.strictObject({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: z.strictObject({
            ProjectionType: z.string(),
            NonKeyAttributes: z.array(z.string()).optional(),
          }),
        }),
      )
      .optional(),
    StreamSpecification: z.strictObject({ StreamViewType: z.string() }).optional(),
    // Durability and protection of the real table; the engine's file has neither.
    PointInTimeRecoverySpecification: z
      .strictObject({ PointInTimeRecoveryEnabled: z.boolean() })
      .optional(),
    SSESpecification: z
      .strictObject({
        SSEEnabled: z.boolean(),
        SSEType: z.string().optional(),
        KMSMasterKeyId: z.string().optional(),
      })
      .optional(),
    DeletionProtectionEnabled: z.boolean().optional(),
    // Only garbage has a time to live, so nothing here depends on its being deleted.
    TimeToLiveSpecification: z
      .strictObject({ AttributeName: z.string(), Enabled: z.boolean() })
      .optional(),
    Tags: tags,
  },
  {
    nameProperty: 'TableName',
    ref: ({ name }) => name,
    attributes: {
      Arn: ({ name }) => arnOf('dynamodb', `table/${name}`),
      StreamArn: ({ name }) => streamArn(name),
    },
  },
);

/** AWS::SQS::Queue */
export const queue = define(
  'AWS::SQS::Queue',
  {
    QueueName: z.string().optional(),
    VisibilityTimeout: z.number().optional(),
    MessageRetentionPeriod: z.number().optional(),
    ReceiveMessageWaitTimeSeconds: z.number().optional(),
    DelaySeconds: z.number().optional(),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })
      .optional(),
    RedriveAllowPolicy: ignored,
    SqsManagedSseEnabled: z.boolean().optional(),
    KmsMasterKeyId: z.string().optional(),
    KmsDataKeyReusePeriodSeconds: z.number().optional(),
    Tags: tags,
  },
  {
    nameProperty: 'QueueName',
    ref: ({ name, surroundings }) => `${surroundings.sqs}/${place.account}/${name}`,
    attributes: { Arn: ({ name }) => arnOf('sqs', name), QueueName: ({ name }) => name },
  },
);

/** AWS::Lambda::Function: a zip asset with an ES module. */
export const lambdaFunction = define(
  'AWS::Lambda::Function',
  {
    FunctionName: z.string().optional(),
    Description: z.string().optional(),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Handler: z.string(),
    Runtime: z.literal('nodejs24.x'),
    Architectures: z.tuple([z.literal('arm64')]).optional(),
    Role: z.string(),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
    Timeout: z.number().default(3),
    MemorySize: z.number().default(128),
    ReservedConcurrentExecutions: z.number().optional(),
    LoggingConfig: z
      .strictObject({
        LogGroup: z.string().optional(),
        LogFormat: z.string().optional(),
        ApplicationLogLevel: z.string().optional(),
        SystemLogLevel: z.string().optional(),
      })
      .optional(),
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
    Enabled: z.boolean().default(true),
    BatchSize: z.number().optional(),
    MaximumBatchingWindowInSeconds: z.number().default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    FilterCriteria: z
      .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
      .optional(),
    BisectBatchOnFunctionError: z.boolean().default(false),
    MaximumRetryAttempts: z.number().default(-1),
    ParallelizationFactor: z.number().default(1),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
    DestinationConfig: z
      .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) })
      .optional(),
    ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
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
    SourceArn: z.string().optional(),
    SourceAccount: z.string().optional(),
  },
  { attributes: {} },
);

/** AWS::IAM::Role; of its managed policies only those that grant logs are known, which have no effect here. */
export const role = define(
  'AWS::IAM::Role',
  {
    RoleName: z.string().optional(),
    Description: z.string().optional(),
    AssumeRolePolicyDocument: z.unknown(),
    ManagedPolicyArns: z
      .array(z.string().endsWith(':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'))
      .optional(),
    Policies: z
      .array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument }))
      .default([]),
    Tags: tags,
  },
  {
    nameProperty: 'RoleName',
    ref: ({ name }) => name,
    attributes: {
      Arn: ({ name }) => `arn:${place.partition}:iam::${place.account}:role/${name}`,
      RoleId: ({ name }) => name,
    },
  },
);

/** AWS::IAM::Policy */
export const policy = define(
  'AWS::IAM::Policy',
  { PolicyName: z.string(), PolicyDocument: policyDocument, Roles: z.array(z.string()) },
  { attributes: {} },
);

/** AWS::Events::Rule: a schedule. */
export const rule = define(
  'AWS::Events::Rule',
  {
    Name: z.string().optional(),
    Description: z.string().optional(),
    ScheduleExpression: z.string(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(
      z.strictObject({
        Arn: z.string(),
        Id: z.string(),
        Input: z.string().optional(),
        RetryPolicy: z
          .strictObject({
            MaximumRetryAttempts: z.number().optional(),
            MaximumEventAgeInSeconds: z.number().optional(),
          })
          .optional(),
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

/** AWS::ApiGatewayV2::Api */
export const api = define(
  'AWS::ApiGatewayV2::Api',
  {
    Name: z.string(),
    Description: z.string().optional(),
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: z.boolean().optional(),
    CorsConfiguration: z
      .strictObject({
        AllowOrigins: z.array(z.string()).default([]),
        AllowMethods: z.array(z.string()).default([]),
        AllowHeaders: z.array(z.string()).default([]),
        ExposeHeaders: z.array(z.string()).default([]),
        MaxAge: z.number().optional(),
        AllowCredentials: z.boolean().default(false),
      })
      .optional(),
    Tags: z.record(z.string(), z.string()).optional(),
  },
  {
    ref: ({ logicalId }) => apiId(logicalId),
    attributes: {
      ApiId: ({ logicalId }) => apiId(logicalId),
      ApiEndpoint: ({ surroundings }) => surroundings.api,
    },
  },
);

const throttle = z.strictObject({
  ThrottlingBurstLimit: z.number().optional(),
  ThrottlingRateLimit: z.number().optional(),
  DetailedMetricsEnabled: z.boolean().optional(),
});

/** AWS::ApiGatewayV2::Stage; throttles and access logs belong to the real gateway and have no effect here. */
export const stage = define(
  'AWS::ApiGatewayV2::Stage',
  {
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true),
    Description: z.string().optional(),
    AccessLogSettings: z
      .strictObject({ DestinationArn: z.string(), Format: z.string() })
      .optional(),
    DefaultRouteSettings: throttle.optional(),
    RouteSettings: z.record(z.string(), throttle).optional(),
    Tags: z.record(z.string(), z.string()).optional(),
  },
  { ref: () => '$default', attributes: {} },
);

/** AWS::ApiGatewayV2::Route */
export const route = define(
  'AWS::ApiGatewayV2::Route',
  {
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
    AuthorizerId: z.string().optional(),
    AuthorizationScopes: z.array(z.string()).default([]),
  },
  { attributes: {} },
);

/** AWS::ApiGatewayV2::Integration */
export const integration = define(
  'AWS::ApiGatewayV2::Integration',
  {
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationMethod: z.string().optional(),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z.number().default(30_000),
  },
  { attributes: {} },
);

/** AWS::ApiGatewayV2::Authorizer */
export const authorizer = define(
  'AWS::ApiGatewayV2::Authorizer',
  {
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
    JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
  },
  { attributes: { AuthorizerId: ({ logicalId }) => logicalId } },
);

/** AWS::Logs::LogGroup; all functions write to one file here. */
const logGroup = define(
  'AWS::Logs::LogGroup',
  {
    LogGroupName: z.string().optional(),
    LogGroupClass: z.string().optional(),
    RetentionInDays: z.number().optional(),
    KmsKeyId: z.string().optional(),
    Tags: tags,
  },
  {
    nameProperty: 'LogGroupName',
    ref: ({ name }) => name,
    attributes: { Arn: ({ name }) => `${arnOf('logs', `log-group:${name}`)}:*` },
  },
);

/** AWS::KMS::Key */
export const key = define(
  'AWS::KMS::Key',
  {
    Description: z.string().optional(),
    KeyPolicy: z.unknown(),
    EnableKeyRotation: z.boolean().optional(),
    PendingWindowInDays: z.number().optional(),
    KeySpec: z.enum(keySpecs).default('SYMMETRIC_DEFAULT'),
    KeyUsage: z.string().default('ENCRYPT_DECRYPT'),
    Tags: tags,
  },
  {
    ref: ({ logicalId, surroundings }) => surroundings.keyId(logicalId),
    attributes: {
      Arn: ({ logicalId, surroundings }) => arnOf('kms', `key/${surroundings.keyId(logicalId)}`),
      KeyId: ({ logicalId, surroundings }) => surroundings.keyId(logicalId),
    },
  },
);

/** AWS::KMS::Alias */
export const alias = define(
  'AWS::KMS::Alias',
  { AliasName: z.string(), TargetKeyId: z.string() },
  { nameProperty: 'AliasName', ref: ({ name }) => name, attributes: {} },
);

/** AWS::SecretsManager::Secret */
export const secret = define(
  'AWS::SecretsManager::Secret',
  {
    Name: z.string().optional(),
    Description: z.string().optional(),
    KmsKeyId: z.string().optional(),
    GenerateSecretString: z.strictObject({
      PasswordLength: z.number().exactOptional(),
      ExcludePunctuation: z.boolean().exactOptional(),
      ExcludeUppercase: z.boolean().exactOptional(),
      ExcludeLowercase: z.boolean().exactOptional(),
      ExcludeNumbers: z.boolean().exactOptional(),
      ExcludeCharacters: z.string().exactOptional(),
      IncludeSpace: z.boolean().exactOptional(),
      RequireEachIncludedType: z.boolean().exactOptional(),
      SecretStringTemplate: z.string().exactOptional(),
      GenerateStringKey: z.string().exactOptional(),
    }),
    Tags: tags,
  },
  {
    nameProperty: 'Name',
    ref: ({ name, surroundings }) => surroundings.secretArn(name),
    attributes: { Id: ({ name, surroundings }) => surroundings.secretArn(name) },
  },
);

/** AWS::S3::Bucket; of its settings only CORS has an effect here. */
export const bucket = define(
  'AWS::S3::Bucket',
  {
    BucketName: z.string().optional(),
    BucketEncryption: ignored,
    CorsConfiguration: z
      .strictObject({
        CorsRules: z.array(
          z.strictObject({
            Id: z.string().exactOptional(),
            AllowedOrigins: z.array(z.string()),
            AllowedMethods: z.array(z.string()),
            AllowedHeaders: z.array(z.string()).default([]),
            ExposedHeaders: z.array(z.string()).default([]),
            MaxAge: z.number().exactOptional(),
          }),
        ),
      })
      .optional(),
    LifecycleConfiguration: ignored,
    OwnershipControls: ignored,
    PublicAccessBlockConfiguration: ignored,
    VersioningConfiguration: ignored,
    Tags: tags,
  },
  {
    nameProperty: 'BucketName',
    ref: ({ name }) => name,
    attributes: {
      Arn: ({ name }) => `arn:${place.partition}:s3:::${name}`,
      DomainName: ({ name }) => `${name}.s3.${urlSuffix}`,
      RegionalDomainName: ({ name }) => bucketDomain(name),
    },
  },
);

/** AWS::CloudWatch::Alarm; evaluated for the depth of queues, listed otherwise. */
export const alarm = define(
  'AWS::CloudWatch::Alarm',
  {
    AlarmName: z.string().optional(),
    AlarmDescription: z.string().optional(),
    AlarmActions: z.array(z.string()).optional(),
    OKActions: z.array(z.string()).optional(),
    ComparisonOperator: z.string(),
    Threshold: z.number().optional(),
    EvaluationPeriods: z.number(),
    DatapointsToAlarm: z.number().optional(),
    Period: z.number().optional(),
    Statistic: z.string().optional(),
    ExtendedStatistic: z.string().optional(),
    Unit: z.string().optional(),
    TreatMissingData: z.string().optional(),
    Namespace: z.string().optional(),
    MetricName: z.string().optional(),
    Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]),
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
const topic = define(
  'AWS::SNS::Topic',
  {
    TopicName: z.string().optional(),
    DisplayName: z.string().optional(),
    KmsMasterKeyId: z.string().optional(),
    Subscription: z
      .array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() }))
      .optional(),
    Tags: tags,
  },
  {
    nameProperty: 'TopicName',
    ref: ({ name }) => arnOf('sns', name),
    attributes: { TopicArn: ({ name }) => arnOf('sns', name), TopicName: ({ name }) => name },
  },
);

const subscription = define(
  'AWS::SNS::Subscription',
  { TopicArn: z.string(), Protocol: z.literal('email'), Endpoint: z.string() },
  { attributes: {} },
);

// Resource policies only narrow what the identity policies grant (plain HTTP denied, for instance).
const queuePolicy = define(
  'AWS::SQS::QueuePolicy',
  { PolicyDocument: z.unknown(), Queues: z.array(z.string()) },
  { attributes: {} },
);
/** AWS::S3::BucketPolicy; who reads through a distribution is looked up in it. */
export const bucketPolicy = define(
  'AWS::S3::BucketPolicy',
  { PolicyDocument: z.unknown(), Bucket: z.string() },
  { attributes: {} },
);
const topicPolicy = define(
  'AWS::SNS::TopicPolicy',
  { PolicyDocument: z.unknown(), Topics: z.array(z.string()) },
  { attributes: {} },
);

/**
 * The closed table of what the local cloud runs, by type: every resource type with exactly the properties that the
 * stack uses. A type or property that is not here stops the local cloud with the resource's name, rather than being
 * passed over.
 */
export const resourceTypes: ReadonlyMap<string, ResourceDefinition<unknown>> = new Map(
  [
    table,
    queue,
    queuePolicy,
    lambdaFunction,
    eventSourceMapping,
    lambdaPermission,
    role,
    policy,
    rule,
    api,
    stage,
    route,
    integration,
    authorizer,
    logGroup,
    key,
    alias,
    secret,
    bucket,
    bucketPolicy,
    alarm,
    topic,
    topicPolicy,
    subscription,
    ...distributionTypes,
  ].map((definition): [string, ResourceDefinition<unknown>] => [definition.type, definition]),
);

/** The ARN under which a table's stream is known to functions and policies. */
export function streamArn(tableName: string): string {
  return arnOf('dynamodb', `table/${tableName}/stream/2026-01-01T00:00:00.000`);
}

/** The host name of a bucket in its region. */
export function bucketDomain(name: string): string {
  return `${name}.s3.${place.region}.${urlSuffix}`;
}

/** The id of an HTTP API, as `Ref` gives it. */
function apiId(logicalId: string): string {
  return digest(logicalId).slice(0, 10);
}

import * as z from 'zod/mini';
import { distributionTypes } from './cdn/resources.ts';
import { arnOf, place } from './engines/engine.ts';
import { keySpecs } from './engines/kms.ts';
import type { PolicyStatement } from './proxy/iam.ts';
import { readPolicyStatement } from './proxy/iam.ts';
import { define, digest } from './resource-definition.ts';
import type { ResourceDefinition } from './resource-definition.ts';
import { urlSuffix } from './template.ts';

export type { Named, ResourceDefinition, Surroundings } from './resource-definition.ts';

const tags = z.optional(z.array(z.strictObject({ Key: z.string(), Value: z.string() })));
const ignored = z.optional(z.unknown());

const statement = z.pipe(
  z.unknown(),
  z.transform((value, context): PolicyStatement => {
    try {
      return readPolicyStatement(value);
    } catch (error) {
      context.issues.push({
        code: 'custom',
        input: value,
        message: error instanceof Error ? error.message : '',
      });
      return z.NEVER;
    }
  }),
);
const policyDocument = z.strictObject({
  Version: z.optional(z.string()),
  Statement: z.array(statement),
});

const attribute = z.strictObject({ AttributeName: z.string(), AttributeType: z.string() });
const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.string() }));

/** AWS::DynamoDB::Table */
export const table = define(
  'AWS::DynamoDB::Table',
  {
    TableName: z.optional(z.string()),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(attribute),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z.optional(
      z.array(
        z.strictObject({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: z.strictObject({
            ProjectionType: z.string(),
            NonKeyAttributes: z.optional(z.array(z.string())),
          }),
        }),
      ),
    ),
    StreamSpecification: z.optional(z.strictObject({ StreamViewType: z.string() })),
    // Durability and protection of the real table; the engine's file has neither.
    PointInTimeRecoverySpecification: z.optional(
      z.strictObject({ PointInTimeRecoveryEnabled: z.boolean() }),
    ),
    SSESpecification: z.optional(
      z.strictObject({
        SSEEnabled: z.boolean(),
        SSEType: z.optional(z.string()),
        KMSMasterKeyId: z.optional(z.string()),
      }),
    ),
    DeletionProtectionEnabled: z.optional(z.boolean()),
    // Only garbage has a time to live, so nothing here depends on its being deleted.
    TimeToLiveSpecification: z.optional(
      z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() }),
    ),
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

/** AWS::IAM::Role; of its managed policies only those that grant logs are known, which have no effect here. */
export const role = define(
  'AWS::IAM::Role',
  {
    RoleName: z.optional(z.string()),
    Description: z.optional(z.string()),
    AssumeRolePolicyDocument: z.unknown(),
    ManagedPolicyArns: z.optional(
      z.array(
        z.string().check(z.endsWith(':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')),
      ),
    ),
    Policies: z._default(
      z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })),
      [],
    ),
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

/** AWS::ApiGatewayV2::Api */
export const api = define(
  'AWS::ApiGatewayV2::Api',
  {
    Name: z.string(),
    Description: z.optional(z.string()),
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: z.optional(z.boolean()),
    CorsConfiguration: z.optional(
      z.strictObject({
        AllowOrigins: z._default(z.array(z.string()), []),
        AllowMethods: z._default(z.array(z.string()), []),
        AllowHeaders: z._default(z.array(z.string()), []),
        ExposeHeaders: z._default(z.array(z.string()), []),
        MaxAge: z.optional(z.number()),
        AllowCredentials: z._default(z.boolean(), false),
      }),
    ),
    Tags: z.optional(z.record(z.string(), z.string())),
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
  ThrottlingBurstLimit: z.optional(z.number()),
  ThrottlingRateLimit: z.optional(z.number()),
  DetailedMetricsEnabled: z.optional(z.boolean()),
});

/** AWS::ApiGatewayV2::Stage; throttles and access logs belong to the real gateway and have no effect here. */
export const stage = define(
  'AWS::ApiGatewayV2::Stage',
  {
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true),
    Description: z.optional(z.string()),
    AccessLogSettings: z.optional(
      z.strictObject({ DestinationArn: z.string(), Format: z.string() }),
    ),
    DefaultRouteSettings: z.optional(throttle),
    RouteSettings: z.optional(z.record(z.string(), throttle)),
    Tags: z.optional(z.record(z.string(), z.string())),
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
    AuthorizationType: z._default(z.enum(['NONE', 'JWT']), 'NONE'),
    AuthorizerId: z.optional(z.string()),
    AuthorizationScopes: z._default(z.array(z.string()), []),
  },
  { attributes: {} },
);

/** AWS::ApiGatewayV2::Integration */
export const integration = define(
  'AWS::ApiGatewayV2::Integration',
  {
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationMethod: z.optional(z.string()),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z._default(z.number(), 30_000),
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
const metricFilter = define(
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

/** AWS::KMS::Key */
export const key = define(
  'AWS::KMS::Key',
  {
    Description: z.optional(z.string()),
    KeyPolicy: z.unknown(),
    EnableKeyRotation: z.optional(z.boolean()),
    PendingWindowInDays: z.optional(z.number()),
    KeySpec: z._default(z.enum(keySpecs), 'SYMMETRIC_DEFAULT'),
    KeyUsage: z._default(z.string(), 'ENCRYPT_DECRYPT'),
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
    Name: z.optional(z.string()),
    Description: z.optional(z.string()),
    KmsKeyId: z.optional(z.string()),
    GenerateSecretString: z.strictObject({
      PasswordLength: z.exactOptional(z.number()),
      ExcludePunctuation: z.exactOptional(z.boolean()),
      ExcludeUppercase: z.exactOptional(z.boolean()),
      ExcludeLowercase: z.exactOptional(z.boolean()),
      ExcludeNumbers: z.exactOptional(z.boolean()),
      ExcludeCharacters: z.exactOptional(z.string()),
      IncludeSpace: z.exactOptional(z.boolean()),
      RequireEachIncludedType: z.exactOptional(z.boolean()),
      SecretStringTemplate: z.exactOptional(z.string()),
      GenerateStringKey: z.exactOptional(z.string()),
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
    BucketName: z.optional(z.string()),
    BucketEncryption: ignored,
    CorsConfiguration: z.optional(
      z.strictObject({
        CorsRules: z.array(
          z.strictObject({
            Id: z.exactOptional(z.string()),
            AllowedOrigins: z.array(z.string()),
            AllowedMethods: z.array(z.string()),
            AllowedHeaders: z._default(z.array(z.string()), []),
            ExposedHeaders: z._default(z.array(z.string()), []),
            MaxAge: z.exactOptional(z.number()),
          }),
        ),
      }),
    ),
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
const topic = define(
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
    metricFilter,
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

import * as z from 'zod/mini';
import { arnOf } from '../engines/engine.ts';
import { define, tags } from '../resource-definition.ts';

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

/** The ARN under which a table's stream is known to functions and policies. */
export function streamArn(tableName: string): string {
  return arnOf('dynamodb', `table/${tableName}/stream/2026-01-01T00:00:00.000`);
}

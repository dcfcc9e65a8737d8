import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

/**
 * What every cold start is measured by: a function with the SDK's client as it comes, and one PutItem. It is
 * bundled as all functions are, and writes into the sealed table, of which nothing follows.
 */
const client = new DynamoDBClient();

export async function handler(): Promise<{ readonly statusCode: number }> {
  await client.send(
    new PutItemCommand({
      TableName: process.env['SEALED_TABLE'],
      Item: { pk: { S: randomUUID() }, sk: { S: 'note' } },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { statusCode: 201 };
}

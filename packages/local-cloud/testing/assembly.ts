import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json, JsonObject } from '../json.ts';

/** A hand-written cloud assembly, for tests. */
export interface Fixture {
  readonly assembly: string;
  readonly state: string;
  remove(): void;
}

/**
 * Writes an assembly of one stack `Test` into a temporary folder.
 * @param resources the template's resources
 * @param sources the module text of each asset, by name; functions name it as `Code: code(name)`
 */
export function writeAssembly(
  resources: Readonly<Record<string, Json>>,
  sources: Readonly<Record<string, string>> = {},
  rest: Readonly<Record<string, Json>> = {},
): Fixture {
  const folder = mkdtempSync(join(tmpdir(), 'local-cloud-'));
  const assembly = join(folder, 'cdk.out');
  mkdirSync(assembly);
  const put = (name: string, value: Json): void =>
    writeFileSync(join(assembly, name), JSON.stringify(value));
  put('manifest.json', {
    version: '48.0.0',
    artifacts: {
      'Test.assets': { type: 'cdk:asset-manifest', properties: { file: 'Test.assets.json' } },
      Test: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'Test.template.json' },
      },
    },
  });
  put('Test.template.json', { Resources: resources, ...rest });
  const files = Object.entries(sources).map(([name, text]) => {
    mkdirSync(join(assembly, `asset.${name}`));
    writeFileSync(join(assembly, `asset.${name}`, 'index.mjs'), text);
    const destination = { bucketName: 'assets', objectKey: `${name}.zip` };
    return [
      name,
      { source: { path: `asset.${name}`, packaging: 'zip' }, destinations: { here: destination } },
    ] as const;
  });
  put('Test.assets.json', { version: '48.0.0', files: Object.fromEntries(files) });
  return {
    assembly,
    state: join(folder, 'state'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A function `name` running the asset of that name, with a role that allows the statements. */
export function functionResources(
  name: string,
  statements: readonly Json[],
  properties: Readonly<Record<string, Json>> = {},
): Readonly<Record<string, Json>> {
  return {
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::Region}' }, S3Key: `${name}.zip` },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
        ...properties,
      },
    },
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Policies:
          statements.length === 0
            ? []
            : [
                {
                  PolicyName: 'own',
                  PolicyDocument: { Version: '2012-10-17', Statement: statements },
                },
              ],
      },
    },
  };
}

/** `Allow` of actions on the ARN of a resource of the stack. */
export function allow(logicalId: string, attribute: string, ...actions: string[]): Json {
  return {
    Effect: 'Allow',
    Action: actions,
    Resource: { 'Fn::GetAtt': [logicalId, attribute] },
  };
}

/** What a function needs to be fed by a queue. */
export function consumes(queue: string): Json {
  return allow(
    queue,
    'Arn',
    'sqs:ReceiveMessage',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ChangeMessageVisibility',
  );
}

/** What a function needs to be fed by a table's stream. */
export function follows(table: string): Json {
  return allow(
    table,
    'StreamArn',
    'dynamodb:DescribeStream',
    'dynamodb:GetShardIterator',
    'dynamodb:GetRecords',
  );
}

/** A table with the partition key `pk`, and a stream when asked for. */
export function tableResource(stream = false): JsonObject & { readonly Properties: JsonObject } {
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      ...(stream ? { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } } : {}),
    },
  };
}

/** An event source mapping of a queue or a table's stream to a function. */
export function mapping(
  functionName: string,
  source: string,
  attribute: 'Arn' | 'StreamArn',
  properties: Readonly<Record<string, Json>> = {},
): Json {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: { Ref: functionName },
      EventSourceArn: { 'Fn::GetAtt': [source, attribute] },
      ...(attribute === 'StreamArn' ? { StartingPosition: 'TRIM_HORIZON' } : {}),
      ...properties,
    },
  };
}

/** What a noting function needs: its table's name, and the right to write there. */
export const notes = {
  statement: allow('Notes', 'Arn', 'dynamodb:PutItem'),
  environment: { Variables: { NOTES: { Ref: 'Notes' } } },
} as const;

/**
 * Module text of a function that notes every event in the table `Notes` and then runs `body`, the block of an async
 * function of `event` and `context`; `count` is the number of invocations of this worker.
 */
export function noting(body: string): string {
  return `
import { engineCall } from '${new URL('../engine-call.ts', import.meta.url).href}';
const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
const dynamodb = engineCall('dynamodb', process.env.AWS_ENDPOINT_URL_DYNAMODB, { accessKeyId, secretAccessKey });
let count = 0;
async function note(kind, value) {
  await dynamodb('PutItem', { TableName: process.env.NOTES, Item: {
    pk: { S: crypto.randomUUID() },
    kind: { S: kind },
    at: { N: String(performance.timeOrigin + performance.now()) },
    event: { S: JSON.stringify(value) },
  } });
}
const answer = async (event, context) => { count += 1; ${body} };
export const handler = async (event, context) => {
  await note(context.functionName, event);
  return await answer(event, context);
};`;
}

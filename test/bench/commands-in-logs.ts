import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { services } from '@ducha/contracts';
import { commitOf } from '@ducha/event-log';
import type { LocalCloud } from '@ducha/local-cloud';

/** The accepted commands in the logs of a house, by `service command`: whether an event caused it. */
export type Commands = ReadonlyMap<string, 'by a person' | 'by an event'>;

/** A client that may do everything, as the local cloud's host. */
export function hostClient({
  hostEnvironment,
}: Pick<LocalCloud, 'hostEnvironment'>): DynamoDBClient {
  const environment = hostEnvironment();
  return new DynamoDBClient({
    endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
}

/** The table of a service's log. Throws when the stack tells of none. */
export function logTable(
  { outputs }: Pick<LocalCloud, 'outputs'>,
  service: (typeof services)[number],
): string {
  const name = outputs[`${service.charAt(0).toUpperCase()}${service.slice(1)}LogTable`];
  if (name === undefined) throw new Error(`the stack tells of no log of ${service}`);
  return name;
}

/** Every command that any service accepted; one that wrote several streams counts once. */
export async function commandsInLogs(
  cloud: Pick<LocalCloud, 'outputs' | 'hostEnvironment'>,
): Promise<Commands> {
  const commands = new Map<string, 'by a person' | 'by an event'>();
  const client = hostClient(cloud);
  for (const service of services) {
    let start: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page: ScanCommandOutput = await client.send(
        new ScanCommand({
          TableName: logTable(cloud, service),
          FilterExpression: 'begins_with(pk, :commits)',
          ExpressionAttributeValues: { ':commits': { S: 'c/' } },
          Limit: 1000,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items ?? []) {
        const { commit } = commitOf(item);
        commands.set(
          `${service} ${commit.command}`,
          commit.cause === null ? 'by a person' : 'by an event',
        );
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
  client.destroy();
  return commands;
}

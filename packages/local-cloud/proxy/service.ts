/** The services that a function may call through the proxy. */
export type Service = 'dynamodb' | 'sqs' | 's3' | 'kms' | 'secretsmanager';

const targets: readonly (readonly [string, Service])[] = [
  ['DynamoDB_20120810', 'dynamodb'],
  ['DynamoDBStreams_20120810', 'dynamodb'],
  ['AmazonSQS', 'sqs'],
  ['TrentService', 'kms'],
  ['secretsmanager', 'secretsmanager'],
];

/** Service and operation of an X-Amz-Target header; undefined when it names none of the services. */
export function targetOf(
  header: string | undefined,
): { readonly service: Service; readonly operation: string } | undefined {
  const [prefix, operation] = (header ?? '').split('.');
  const service = targets.find(([known]) => known === prefix)?.[1];
  return service === undefined || operation === undefined ? undefined : { service, operation };
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { dynamoDb } from './clients.ts';
import { withDeadline } from './deadline.ts';
import { isUnavailable } from './outage.ts';
import { queueClient } from './queue-client.ts';

let silent: Server;

beforeAll(async () => {
  silent = createServer(() => {});
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});
beforeEach(() => {
  const { port } = silent.address() as AddressInfo;
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', `http://127.0.0.1:${port}`);
});

test.for([
  ['DynamoDB', () => dynamoDb().send(new ListTablesCommand())],
  ['SQS', () => queueClient().send(new ListQueuesCommand())],
] as const)('a call of %s that nobody answers ends with its invocation', async ([, call]) => {
  const end = performance.now() + 700;
  const getRemainingTimeInMillis = (): number => end - performance.now();
  const error: unknown = await withDeadline({ getRemainingTimeInMillis }, call).catch(
    (reason: unknown) => reason,
  );
  expect(isUnavailable(error)).toBe(true);
  expect(getRemainingTimeInMillis()).toBeGreaterThan(0);
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentSignal, endpointOf, regionOf, wholeOf } from '@ducha/signed-call';

/**
 * The requests of an SDK client of a function: connections are kept over invocations, no call outlives
 * its invocation, and a silent connection is given up in time for another try.
 */
export class DeadlineHandler extends NodeHttpHandler {
  constructor() {
    super({ connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true });
  }

  override async handle(
    ...[request, options]: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const signal = currentSignal();
    return super.handle(request, {
      ...options,
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
  }
}

/**
 * The DynamoDB client of a function: few tries, short time-outs, the invocation's deadline. All that the
 * function knows anyway is said here: the SDK would look for each setting in the files of a developer's
 * machine, weigh the rules of every endpoint there is, and make each call ready for a log that nobody keeps.
 */
export function dynamoDb(): DynamoDBClient {
  const endpoint = endpointOf('dynamodb');
  const url = new URL(endpoint);
  const client = new DynamoDBClient({
    region: regionOf(),
    endpoint,
    endpointProvider: () => ({ url }),
    requestHandler: new DeadlineHandler(),
    maxAttempts: 4,
    retryMode: 'standard',
    defaultsMode: 'legacy',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    accountIdEndpointMode: 'disabled',
    endpointDiscoveryEnabled: false,
    disableClockSkewCorrection: false,
    authSchemePreference: [],
    userAgentAppId: async () => Promise.resolve(undefined),
    streamCollector: wholeOf,
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

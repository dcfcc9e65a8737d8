import type { ResourceDefinition } from '@ducha/local-cloud/resource-definition.ts';
import {
  eventSourceMapping,
  lambdaFunction,
  rule,
} from '@ducha/local-cloud/resources/functions.ts';
import { integration, route } from '@ducha/local-cloud/resources/gateway.ts';
import { queue } from '@ducha/local-cloud/resources/queues.ts';
import { streamArn, table } from '@ducha/local-cloud/resources/tables.ts';
import { compileFilter } from '@ducha/local-cloud/sources/filter.ts';
import { parseJson, type Json } from '@ducha/local-cloud/json.ts';
import { resolveStack, type Resource, type Stack } from '@ducha/local-cloud/stack.ts';
import { readAssembly } from '@ducha/local-cloud/template.ts';
import { entries } from '../../../infra/entries.ts';

/** What a world is made of, as the synthesized stack declares it. */
export interface Plan {
  readonly stack: Stack;
  readonly functions: readonly PlannedFunction[];
  readonly queues: readonly PlannedQueueSource[];
  readonly streams: readonly PlannedStreamSource[];
  readonly schedules: readonly {
    readonly function: string;
    readonly input: unknown;
    readonly table: string;
  }[];
  /** Route key (`ANY /public/{proxy+}`) → function. */
  readonly routes: ReadonlyMap<string, string>;
}

export interface PlannedFunction {
  /** `complaints/public-api`. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly seconds: number;
}

export interface PlannedQueueSource {
  readonly function: string;
  readonly queue: string;
  readonly arn: string;
  readonly url: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
}

export interface PlannedStreamSource {
  readonly function: string;
  readonly table: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  readonly maximumRetries: number;
  readonly parallelization: number;
  readonly wants: (record: Json) => boolean;
  /** URL of the on-failure queue. */
  readonly gaveUp: string | undefined;
}

/** Where the engines of a world are said to be. */
export const endpoints = {
  dynamodb: 'http://dynamodb.world',
  sqs: 'http://sqs.world',
  s3: 'http://s3.world',
  kms: 'http://kms.world',
  secretsmanager: 'http://secretsmanager.world',
} as const;
const portal = 'http://portal.world';

/** What every function finds in its environment beside what the stack gives it. */
export const commonEnvironment = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'simulated',
  AWS_SECRET_ACCESS_KEY: 'simulated',
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_KMS: endpoints.kms,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsmanager,
} as const;

/** Id of the one key of the stack: the first that the double of KMS makes. */
export const houseKey = '00000000-0000-4000-8000-000000000001';

/** How many invocations of one function run at once where the stack does not say it. */
const concurrency = 4;

/** Reads a synthesized assembly. `hiddenSeconds` stands for the queues’ own, where it is given. */
export function planOf(assembly: string, hiddenSeconds?: number): Plan {
  const template = readAssembly(
    assembly,
    { ProofRounds: '2' },
    {
      OidcIssuer: 'http://issuer.world',
      OidcAudience: 'ducha',
      OidcClient: 'portal',
      SmsEndpoint: 'http://sms.world',
      MailEndpoint: 'smtp://mail.world:25',
      PortalOrigin: portal,
      AlarmEmail: 'alarms@ducha.invalid',
    },
  );
  const stack = remembering(
    resolveStack(template, {
      sqs: endpoints.sqs,
      api: 'http://api.world',
      portal,
      keyId: () => houseKey,
      secretArn: (name) => name,
    }),
    hiddenSeconds,
  );
  const nameOf = entryNames(stack);
  const named = (reference: string): string => {
    const name = nameOf.get(reference);
    if (name === undefined) throw new Error(`there is no function ${reference} of the house`);
    return name;
  };
  const mappings = stack.all(eventSourceMapping);
  const queueOf = new Map(stack.all(queue).map((one) => [one.arn, one]));
  const tableOf = new Map(stack.all(table).map((one) => [streamArn(one.name), one]));
  const functions = stack.all(lambdaFunction).flatMap(({ name, properties }) => {
    const entry = nameOf.get(name);
    if (entry === undefined) return [];
    const environment: Readonly<Record<string, string>> = {
      ...properties.Environment?.Variables,
      AWS_LAMBDA_FUNCTION_NAME: entry,
    };
    return [{ name: entry, environment, seconds: properties.Timeout }];
  });
  const logTable = new Map(functions.map((one) => [one.name, one.environment['LOG_TABLE']]));
  return {
    stack,
    functions,
    queues: mappings.flatMap(({ properties }) => {
      const feeding = queueOf.get(properties.EventSourceArn);
      if (feeding === undefined) return [];
      return [
        {
          function: named(properties.FunctionName),
          queue: feeding.name,
          arn: feeding.arn,
          url: feeding.ref,
          batchSize: properties.BatchSize ?? 10,
          maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency ?? concurrency,
          reportsItemFailures: properties.FunctionResponseTypes.length > 0,
        },
      ];
    }),
    streams: mappings.flatMap(({ properties }) => {
      const feeding = tableOf.get(properties.EventSourceArn);
      if (feeding === undefined) return [];
      const destination = properties.DestinationConfig?.OnFailure.Destination;
      return [
        {
          function: named(properties.FunctionName),
          table: feeding.name,
          batchSize: properties.BatchSize ?? 100,
          windowSeconds: properties.MaximumBatchingWindowInSeconds,
          reportsItemFailures: properties.FunctionResponseTypes.length > 0,
          bisects: properties.BisectBatchOnFunctionError,
          maximumRetries: properties.MaximumRetryAttempts,
          parallelization: properties.ParallelizationFactor,
          wants: compileFilter(
            (properties.FilterCriteria?.Filters ?? []).map((one) => one.Pattern),
          ),
          gaveUp: destination === undefined ? undefined : queueOf.get(destination)?.ref,
        },
      ];
    }),
    schedules: stack.all(rule).flatMap(({ properties }) => {
      if (properties.ScheduleExpression !== 'rate(1 minute)') {
        throw new Error(`a schedule unknown here: ${properties.ScheduleExpression}`);
      }
      return properties.Targets.map(({ Arn, Input }) => ({
        function: named(Arn),
        input: Input === undefined ? {} : parseJson(Input),
        table: logTable.get(named(Arn)) ?? '',
      }));
    }),
    routes: routesOf(stack, named),
  };
}

/**
 * A stack that resolves its resources of a type once, for every history asks for them; its queues hide what was
 * received for another time, where one is given.
 */
function remembering(stack: Stack, hiddenSeconds: number | undefined): Stack {
  const known = new Map<string, readonly Resource<unknown>[]>();
  const queues = stack
    .all(queue)
    .map((one) =>
      hiddenSeconds === undefined || one.properties.RedrivePolicy === undefined
        ? one
        : { ...one, properties: { ...one.properties, VisibilityTimeout: hiddenSeconds } },
    );
  known.set(queue.type, queues);
  return {
    ...stack,
    all<P>(definition: ResourceDefinition<P>) {
      const found = known.get(definition.type) ?? stack.all(definition);
      known.set(definition.type, found);
      return found as readonly Resource<P>[];
    },
  };
}

/** Entries by what functions are referred to; the portal's function is of no service. */
function entryNames(stack: Stack): ReadonlyMap<string, string> {
  const byId = Object.keys(entries).map(
    (name) => [`${name.split(/[/-]/).map(capital).join('')}Function`, name] as const,
  );
  return new Map(
    stack.all(lambdaFunction).flatMap(({ logicalId, name, arn }) => {
      const entry = byId.find(
        ([id]) => logicalId.startsWith(id) && /^.{8}$/.test(logicalId.slice(id.length)),
      );
      if (entry === undefined) throw new Error(`${logicalId} is no function of an entry`);
      if (entry[1].startsWith('portal/')) return [];
      return [logicalId, name, arn].map((reference) => [reference, entry[1]] as const);
    }),
  );
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

function routesOf(stack: Stack, named: (reference: string) => string): Map<string, string> {
  const integrations = new Map(stack.all(integration).map((one) => [one.ref, one.properties]));
  return new Map(
    stack.all(route).map(({ logicalId, properties }) => {
      const behind = integrations.get(properties.Target.replace(/^integrations\//, ''));
      const arn = /(arn:[^/]+:lambda:[^/]+:function:[^/]+)/.exec(behind?.IntegrationUri ?? '')?.[1];
      if (arn === undefined) throw new Error(`${logicalId} leads to no function`);
      return [properties.RouteKey, named(arn)] as const;
    }),
  );
}

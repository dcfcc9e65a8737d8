import { createHash, randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { place } from './engines/engine.ts';
import type { FunctionPool, PoolSurroundings } from './lambda/pool.ts';
import { createPool } from './lambda/pool.ts';
import type { PolicyStatement } from './proxy/iam.ts';
import { verdict } from './proxy/iam.ts';
import type { Principal, Proxy } from './proxy/proxy.ts';
import { lambdaFunction, lambdaPermission } from './resources/functions.ts';
import { policy, role } from './resources/roles.ts';
import type { Stack } from './stack.ts';
import type { Template } from './template.ts';

/** The functions of the stack, ready to be invoked. */
export interface Functions {
  readonly all: readonly FunctionPool[];
  /** By logical id, name or ARN. @throws Error when there is no such function */
  find(reference: string): FunctionPool;
  principal(pool: FunctionPool): Principal;
  /** @throws Error naming the resource when the function's role does not grant an action that its event source needs */
  requireGrant(pool: FunctionPool, actions: readonly string[], resource: string, of: string): void;
  /** @throws Error naming the resource when no Lambda permission lets the service invoke the function */
  requirePermission(pool: FunctionPool, service: string, of: string): void;
}

/** Makes pools for all functions; each gets credentials of its own, which the proxy knows with its role's grants. */
export function wireFunctions(options: {
  readonly stack: Stack;
  readonly template: Template;
  readonly proxy: Proxy;
  readonly concurrency: number;
  readonly surroundings: PoolSurroundings;
}): Functions {
  const { stack, template, proxy, surroundings } = options;
  const statementsOf = grants(stack);
  const principals = new Map<FunctionPool, Principal>();
  const byReference = new Map<string, FunctionPool>();
  for (const { logicalId, name, arn, properties } of stack.all(lambdaFunction)) {
    const principal = principalOf(logicalId, statementsOf.get(properties.Role) ?? []);
    proxy.addPrincipal(principal);
    const folder = template.assets.get(properties.Code.S3Key) ?? '';
    const setup = {
      logicalId,
      name,
      arn,
      ...handlerOf(logicalId, folder, properties.Handler),
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      concurrency: Math.min(
        properties.ReservedConcurrentExecutions ?? options.concurrency,
        options.concurrency,
      ),
      environment: {
        ...properties.Environment?.Variables,
        ...clientEnvironment(principal, proxy),
        AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        LAMBDA_TASK_ROOT: folder,
        TZ: ':UTC',
      },
    };
    const pool = createPool(setup, surroundings);
    principals.set(pool, principal);
    for (const reference of [logicalId, name, arn]) byReference.set(reference, pool);
  }
  const find = (reference: string): FunctionPool => {
    const pool = byReference.get(reference);
    if (pool === undefined) throw new Error(`there is no function ${reference}`);
    return pool;
  };
  const principal = (pool: FunctionPool): Principal => {
    const found = principals.get(pool);
    if (found === undefined) throw new Error(`${pool.setup.logicalId} has no credentials`);
    return found;
  };
  const permitted = new Set(
    stack
      .all(lambdaPermission)
      .map(
        ({ properties }) => `${properties.Principal} ${find(properties.FunctionName).setup.arn}`,
      ),
  );
  return {
    all: [...principals.keys()],
    find,
    principal,
    requireGrant(pool, actions, resource, of) {
      const { statements } = principal(pool);
      const missing = actions.find(
        (action) => verdict(statements, { action, resource, context: new Map() }) !== 'allowed',
      );
      if (missing === undefined) return;
      throw new Error(
        `${of}: the role of ${pool.setup.logicalId} does not grant ${missing} on ${resource}`,
      );
    },
    requirePermission(pool, service, of) {
      if (permitted.has(`${service} ${pool.setup.arn}`)) return;
      throw new Error(
        `${of}: no AWS::Lambda::Permission lets ${service} invoke ${pool.setup.logicalId}`,
      );
    },
  };
}

/** The variables by which the SDKs find credentials, region and the proxy. */
export function clientEnvironment(
  principal: Principal,
  proxy: Proxy,
): Readonly<Record<string, string>> {
  return {
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: principal.accessKeyId,
    AWS_SECRET_ACCESS_KEY: principal.secretAccessKey,
    AWS_SESSION_TOKEN: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint('dynamodb'),
    AWS_ENDPOINT_URL_SQS: proxy.endpoint('sqs'),
    AWS_ENDPOINT_URL_S3: proxy.endpoint('s3'),
    AWS_ENDPOINT_URL_KMS: proxy.endpoint('kms'),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.endpoint('secretsmanager'),
  };
}

/** Credentials for one name, which last as long as this start of the local cloud. */
export function principalOf(name: string, statements: readonly PolicyStatement[]): Principal {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase();
  return {
    accessKeyId: `AKIA${id}`,
    secretAccessKey: randomBytes(20).toString('hex'),
    functionName: name,
    statements,
  };
}

/** What each role grants, by its ARN: its own policies and those that name it. */
function grants(stack: Stack): ReadonlyMap<string, readonly PolicyStatement[]> {
  const policies = stack.all(policy);
  const entries = stack.all(role).map(({ name, arn, properties }) => {
    const own = properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const attached = policies
      .filter((each) => each.properties.Roles.includes(name))
      .flatMap((each) => each.properties.PolicyDocument.Statement);
    return [arn, [...own, ...attached]] as const;
  });
  return new Map(entries);
}

function handlerOf(
  logicalId: string,
  folder: string,
  handler: string,
): { file: string; exportName: string } {
  if (folder === '' || !existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Error(`${logicalId}: its code is not a folder of the cloud assembly`);
  }
  const [module = '', exportName = ''] = handler.split('.');
  const file = [`${module}.mjs`, `${module}.js`]
    .map((each) => join(folder, each))
    .find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${logicalId}: ${folder} holds no ${module}.mjs`);
  return { file, exportName };
}

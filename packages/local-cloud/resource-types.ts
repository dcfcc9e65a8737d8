import { distributionTypes } from './cdn/resources.ts';
import type { ResourceDefinition } from './resource-definition.ts';
import { bucket, bucketPolicy } from './resources/buckets.ts';
import {
  lambdaFunction,
  eventSourceMapping,
  lambdaPermission,
  rule,
} from './resources/functions.ts';
import { api, stage, route, integration, authorizer } from './resources/gateway.ts';
import { key, alias, secret } from './resources/keys.ts';
import { queue, queuePolicy } from './resources/queues.ts';
import { role, policy } from './resources/roles.ts';
import { table } from './resources/tables.ts';
import {
  logGroup,
  metricFilter,
  alarm,
  topic,
  topicPolicy,
  subscription,
} from './resources/watching.ts';

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

import type { Clock } from './clock.ts';
import type { Functions } from './functions.ts';
import type { Gateway, GatewayRoute } from './gateway.ts';
import { createGateway } from './gateway.ts';
import { createJwtCheck } from './jwt.ts';
import { api, authorizer, integration, route, stage } from './resources/gateway.ts';
import { createRouteTable } from './route-table.ts';
import type { Stack } from './stack.ts';

/**
 * Makes the gateway of the stack's HTTP API; undefined when the stack has none.
 * @throws Error naming a route that leads nowhere, or an API without stage
 */
export function wireApi(stack: Stack, functions: Functions, clock: Clock): Gateway | undefined {
  const [declared, ...others] = stack.all(api);
  if (declared === undefined) return undefined;
  if (others.length > 0) throw new Error('the local cloud runs one HTTP API; the stack has more');
  if (stack.all(stage).length !== 1) {
    throw new Error(`${declared.logicalId}: an HTTP API has exactly one stage here, $default`);
  }
  const checks = new Map(
    stack.all(authorizer).map(({ ref, properties: { JwtConfiguration } }) => {
      const { Issuer: issuer, Audience: audience } = JwtConfiguration;
      return [ref, createJwtCheck({ issuer, audience, clock })] as const;
    }),
  );
  const integrations = new Map(stack.all(integration).map((each) => [each.ref, each.properties]));
  const routes = new Map<string, GatewayRoute>();
  for (const { logicalId, properties } of stack.all(route)) {
    const { RouteKey: routeKey, AuthorizationType, AuthorizerId } = properties;
    const behind = integrations.get(properties.Target.replace(/^integrations\//, ''));
    if (behind === undefined) throw new Error(`${logicalId}: it leads to no integration`);
    const pool = functions.find(functionOf(behind.IntegrationUri));
    functions.requirePermission(pool, 'apigateway.amazonaws.com', logicalId);
    const authorize = AuthorizationType === 'JWT' ? checks.get(AuthorizerId ?? '') : undefined;
    if (AuthorizationType === 'JWT' && authorize === undefined) {
      throw new Error(`${logicalId}: it asks for a JWT and names no authorizer`);
    }
    routes.set(routeKey, {
      routeKey,
      pool,
      timeoutMilliseconds: behind.TimeoutInMillis,
      authorize,
      scopes: properties.AuthorizationScopes,
    });
  }
  return createGateway({
    apiId: declared.ref,
    routes: createRouteTable(routes),
    cors: declared.properties.CorsConfiguration,
    clock,
  });
}

/** An integration names its function by ARN, or by the invocation path that contains it. */
function functionOf(uri: string): string {
  return (
    /(arn:[^/]+:lambda:[^/]+:function:[^/]+)/.exec(uri.split('/functions/').at(-1) ?? '')?.[1] ??
    uri
  );
}

import * as z from 'zod/mini';
import { define, digest } from '../resource-definition.ts';

/** AWS::ApiGatewayV2::Api */
export const api = define(
  'AWS::ApiGatewayV2::Api',
  {
    Name: z.string(),
    Description: z.optional(z.string()),
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: z.optional(z.boolean()),
    CorsConfiguration: z.optional(
      z.strictObject({
        AllowOrigins: z._default(z.array(z.string()), []),
        AllowMethods: z._default(z.array(z.string()), []),
        AllowHeaders: z._default(z.array(z.string()), []),
        ExposeHeaders: z._default(z.array(z.string()), []),
        MaxAge: z.optional(z.number()),
        AllowCredentials: z._default(z.boolean(), false),
      }),
    ),
    Tags: z.optional(z.record(z.string(), z.string())),
  },
  {
    ref: ({ logicalId }) => apiId(logicalId),
    attributes: {
      ApiId: ({ logicalId }) => apiId(logicalId),
      ApiEndpoint: ({ surroundings }) => surroundings.api,
    },
  },
);

const throttle = z.strictObject({
  ThrottlingBurstLimit: z.optional(z.number()),
  ThrottlingRateLimit: z.optional(z.number()),
  DetailedMetricsEnabled: z.optional(z.boolean()),
});

/** AWS::ApiGatewayV2::Stage; throttles and access logs belong to the real gateway and have no effect here. */
export const stage = define(
  'AWS::ApiGatewayV2::Stage',
  {
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true),
    Description: z.optional(z.string()),
    AccessLogSettings: z.optional(
      z.strictObject({ DestinationArn: z.string(), Format: z.string() }),
    ),
    DefaultRouteSettings: z.optional(throttle),
    RouteSettings: z.optional(z.record(z.string(), throttle)),
    Tags: z.optional(z.record(z.string(), z.string())),
  },
  { ref: () => '$default', attributes: {} },
);

/** AWS::ApiGatewayV2::Route */
export const route = define(
  'AWS::ApiGatewayV2::Route',
  {
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z._default(z.enum(['NONE', 'JWT']), 'NONE'),
    AuthorizerId: z.optional(z.string()),
    AuthorizationScopes: z._default(z.array(z.string()), []),
  },
  { attributes: {} },
);

/** AWS::ApiGatewayV2::Integration */
export const integration = define(
  'AWS::ApiGatewayV2::Integration',
  {
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationMethod: z.optional(z.string()),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: z._default(z.number(), 30_000),
  },
  { attributes: {} },
);

/** AWS::ApiGatewayV2::Authorizer */
export const authorizer = define(
  'AWS::ApiGatewayV2::Authorizer',
  {
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
    JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
  },
  { attributes: { AuthorizerId: ({ logicalId }) => logicalId } },
);

/** The id of an HTTP API, as `Ref` gives it. */
function apiId(logicalId: string): string {
  return digest(logicalId).slice(0, 10);
}

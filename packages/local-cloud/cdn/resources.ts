import * as z from 'zod/mini';
import { place } from '../engines/engine.ts';
import { define, digest } from '../resource-definition.ts';
import type { Named } from '../resource-definition.ts';

/** A CDN in front of a private bucket, and the custom resource that fills it. */

const behaviour = z.strictObject({
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  Compress: z._default(z.boolean(), false),
  FunctionAssociations: z._default(
    z
      .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
      .check(z.maxLength(1)),
    [],
  ),
  ResponseHeadersPolicyId: z.string(),
  TargetOriginId: z.string(),
  // Has no effect on loopback, where there is no TLS.
  ViewerProtocolPolicy: z.literal('redirect-to-https'),
});

/** AWS::CloudFront::Distribution; aliases, certificates, HTTP versions and prices belong to the real one. */
export const distribution = define(
  'AWS::CloudFront::Distribution',
  {
    DistributionConfig: z.strictObject({
      Aliases: z.optional(z.array(z.string())),
      CacheBehaviors: z._default(z.array(z.extend(behaviour, { PathPattern: z.string() })), []),
      Comment: z.optional(z.string()),
      CustomErrorResponses: z._default(
        z.array(
          z.strictObject({
            ErrorCachingMinTTL: z.optional(z.number()),
            ErrorCode: z.number(),
            ResponseCode: z.number(),
            ResponsePagePath: z.string(),
          }),
        ),
        [],
      ),
      DefaultCacheBehavior: behaviour,
      DefaultRootObject: z.string(),
      Enabled: z.literal(true),
      HttpVersion: z.optional(z.string()),
      IPV6Enabled: z.optional(z.boolean()),
      Origins: z.array(
        z.strictObject({
          DomainName: z.string(),
          Id: z.string(),
          OriginAccessControlId: z.string(),
          S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }),
        }),
      ),
      PriceClass: z.optional(z.string()),
      ViewerCertificate: z.optional(
        z.strictObject({
          AcmCertificateArn: z.optional(z.string()),
          CloudFrontDefaultCertificate: z.optional(z.boolean()),
          MinimumProtocolVersion: z.optional(z.string()),
          SslSupportMethod: z.optional(z.string()),
        }),
      ),
    }),
  },
  {
    ref: distributionId,
    attributes: {
      Id: distributionId,
      DomainName: ({ surroundings }) => new URL(surroundings.portal).host,
    },
  },
);

/** AWS::CloudFront::Function */
export const edgeFunction = define(
  'AWS::CloudFront::Function',
  {
    Name: z.string(),
    AutoPublish: z.literal(true),
    FunctionCode: z.string(),
    FunctionConfig: z.strictObject({
      Comment: z.string(),
      Runtime: z.literal('cloudfront-js-2.0'),
    }),
  },
  {
    nameProperty: 'Name',
    ref: functionArn,
    attributes: { FunctionARN: functionArn },
  },
);

/** AWS::CloudFront::CachePolicy; nothing is cached here, so of it only the compression has an effect. */
export const cachePolicy = define(
  'AWS::CloudFront::CachePolicy',
  {
    CachePolicyConfig: z.strictObject({
      Comment: z.optional(z.string()),
      Name: z.string(),
      MinTTL: z.literal(0),
      DefaultTTL: z.number(),
      MaxTTL: z.number(),
      ParametersInCacheKeyAndForwardedToOrigin: z.strictObject({
        CookiesConfig: z.strictObject({ CookieBehavior: z.literal('none') }),
        EnableAcceptEncodingBrotli: z.boolean(),
        EnableAcceptEncodingGzip: z.boolean(),
        HeadersConfig: z.strictObject({ HeaderBehavior: z.literal('none') }),
        QueryStringsConfig: z.strictObject({ QueryStringBehavior: z.literal('none') }),
      }),
    }),
  },
  { attributes: {} },
);

const overriding = { Override: z.literal(true) };

/** AWS::CloudFront::ResponseHeadersPolicy */
export const headersPolicy = define(
  'AWS::CloudFront::ResponseHeadersPolicy',
  {
    ResponseHeadersPolicyConfig: z.strictObject({
      Comment: z.optional(z.string()),
      Name: z.string(),
      CustomHeadersConfig: z.strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), ...overriding })),
      }),
      SecurityHeadersConfig: z.strictObject({
        ContentSecurityPolicy: z.strictObject({
          ContentSecurityPolicy: z.string(),
          ...overriding,
        }),
        ContentTypeOptions: z.strictObject(overriding),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), ...overriding }),
        StrictTransportSecurity: z.strictObject({
          AccessControlMaxAgeSec: z.number(),
          IncludeSubdomains: z.boolean(),
          ...overriding,
        }),
      }),
    }),
  },
  { attributes: {} },
);

/** AWS::CloudFront::OriginAccessControl; whether the bucket lets the distribution read is checked. */
const originAccessControl = define(
  'AWS::CloudFront::OriginAccessControl',
  {
    OriginAccessControlConfig: z.strictObject({
      Name: z.string(),
      OriginAccessControlOriginType: z.literal('s3'),
      SigningBehavior: z.literal('always'),
      SigningProtocol: z.literal('sigv4'),
    }),
  },
  { attributes: { Id: ({ logicalId }) => logicalId } },
);

/** Custom::PortalSite: its function publishes the site. */
export const portalSite = define(
  'Custom::PortalSite',
  {
    ServiceToken: z.string(),
    ServiceTimeout: z.string(),
    Release: z.string(),
    Api: z.string(),
    Issuer: z.string(),
    Client: z.string(),
  },
  { attributes: {} },
);

/** All of them, for the closed table. */
export const distributionTypes = [
  distribution,
  edgeFunction,
  cachePolicy,
  headersPolicy,
  originAccessControl,
  portalSite,
];

function distributionId({ logicalId }: Named): string {
  return `E${digest(logicalId).slice(0, 13).toUpperCase()}`;
}

function functionArn({ name }: Named): string {
  return `arn:${place.partition}:cloudfront::${place.account}:function/${name}`;
}

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { place } from '../engines/engine.ts';
import { bucket, bucketDomain, bucketPolicy } from '../resources/buckets.ts';
import type { Resource, Stack } from '../stack.ts';
import type { Encoding } from './compression.ts';
import type { Behaviour } from './distribution.ts';
import { createDistribution } from './distribution.ts';
import { compileEdgeFunction } from './edge-function.ts';
import { cachePolicy, distribution, edgeFunction, headersPolicy } from './resources.ts';

type Declared = z.output<typeof distribution.properties>['DistributionConfig'];
type DeclaredBehaviour = Declared['DefaultCacheBehavior'];

/**
 * Makes the handler of the stack's distribution; undefined when the stack has none.
 * @param s3 addresses of the S3 engine: where files are read from, and where browsers are told to go
 * @throws Error naming what leads nowhere: an origin, a policy, a function, a bucket that does not let it read
 */
export function wireDistribution(
  stack: Stack,
  s3: { readonly engine: string; readonly browsers: string },
): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined {
  const [declared, ...others] = stack.all(distribution);
  if (declared === undefined) return undefined;
  if (others.length > 0)
    throw new Error('the local cloud runs one distribution; the stack has more');
  const { logicalId, ref } = declared;
  const config = declared.properties.DistributionConfig;
  const [origin, ...more] = config.Origins;
  if (origin === undefined || more.length > 0)
    throw new Error(`${logicalId}: a distribution has one origin here`);
  const buckets = stack.all(bucket);
  const behind = buckets.find(({ name }) => origin.DomainName === bucketDomain(name));
  if (behind === undefined) throw new Error(`${logicalId}: its origin is no bucket of the stack`);
  if (!letsRead(stack, behind, ref))
    throw new Error(`${logicalId}: no bucket policy lets it read ${behind.logicalId}`);

  const addressed = (text: string): string =>
    buckets.reduce(
      (so, { name }) => so.replaceAll(`https://${bucketDomain(name)}`, new URL(s3.browsers).origin),
      text,
    );
  const behaviours = [
    ...config.CacheBehaviors,
    { ...config.DefaultCacheBehavior, PathPattern: '*' },
  ];
  return createDistribution({
    behaviours: behaviours.map((each) => ({
      pathPattern: each.PathPattern,
      ...behaviourOf(stack, logicalId, each, addressed),
    })),
    rootObject: config.DefaultRootObject,
    errorPages: new Map(
      config.CustomErrorResponses.map(({ ErrorCode, ResponseCode, ResponsePagePath }) => [
        ErrorCode,
        { status: ResponseCode, path: ResponsePagePath },
      ]),
    ),
    origin: `${s3.engine}/${behind.name}`,
  });
}

function behaviourOf(
  stack: Stack,
  of: string,
  declared: DeclaredBehaviour,
  addressed: (text: string) => string,
): Omit<Behaviour, 'pathPattern'> {
  const [association] = declared.FunctionAssociations;
  const code = stack.all(edgeFunction).find((each) => each.ref === association?.FunctionARN);
  const caching = stack.all(cachePolicy).find((each) => each.ref === declared.CachePolicyId);
  const policy = stack
    .all(headersPolicy)
    .find(({ ref }) => ref === declared.ResponseHeadersPolicyId);
  if (caching === undefined)
    throw new Error(`${of}: there is no cache policy ${declared.CachePolicyId}`);
  if (policy === undefined)
    throw new Error(`${of}: there is no headers policy ${declared.ResponseHeadersPolicyId}`);
  if (association !== undefined && code === undefined)
    throw new Error(`${of}: there is no function ${association.FunctionARN}`);
  const given = caching.properties.CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
  const encodings: readonly Encoding[] = [
    ...(given.EnableAcceptEncodingBrotli ? (['br'] as const) : []),
    ...(given.EnableAcceptEncodingGzip ? (['gzip'] as const) : []),
  ];
  return {
    methods: declared.AllowedMethods,
    addresses:
      code === undefined
        ? undefined
        : compileEdgeFunction(code.logicalId, code.properties.FunctionCode),
    headers: headersOf(policy, addressed),
    encodings: declared.Compress ? encodings : [],
  };
}

function headersOf(
  { properties }: Resource<z.output<typeof headersPolicy.properties>>,
  addressed: (text: string) => string,
): OutgoingHttpHeaders {
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } =
    properties.ResponseHeadersPolicyConfig;
  const { AccessControlMaxAgeSec, IncludeSubdomains } = security.StrictTransportSecurity;
  return {
    'content-security-policy': addressed(security.ContentSecurityPolicy.ContentSecurityPolicy),
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}

const allowing = z.object({
  Statement: z.array(
    z.object({
      Effect: z.string(),
      Action: z.unknown(),
      Principal: z.unknown(),
      Resource: z.unknown(),
      Condition: z.unknown(),
    }),
  ),
});

/** Whether the bucket's policy has the one statement by which a distribution, and only that, reads it. */
function letsRead(stack: Stack, { name, ref }: Resource<unknown>, id: string): boolean {
  const arn = `arn:${place.partition}:cloudfront::${place.account}:distribution/${id}`;
  const wanted = JSON.stringify([
    'Allow',
    's3:GetObject',
    { Service: 'cloudfront.amazonaws.com' },
    `arn:${place.partition}:s3:::${name}/*`,
    { StringEquals: { 'AWS:SourceArn': arn } },
  ]);
  return stack
    .all(bucketPolicy)
    .filter(({ properties }) => properties.Bucket === ref)
    .flatMap(({ properties }) => allowing.parse(properties.PolicyDocument).Statement)
    .some(
      ({ Effect, Action, Principal, Resource, Condition }) =>
        JSON.stringify([Effect, Action, Principal, Resource, Condition]) === wanted,
    );
}

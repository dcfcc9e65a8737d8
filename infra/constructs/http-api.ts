import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  CfnApi,
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  CfnStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Audience, Endpoint, Service } from '@ducha/contracts';
import type { Alarms } from './alarms.ts';
import type { HouseFunction } from './function.ts';

/** Which function answers whom, by service and audience. */
export type Answering = Readonly<
  Record<Service, Readonly<Partial<Record<Audience, HouseFunction>>>>
>;

/** A route of the gateway: several endpoints share one. */
export interface GatewayRoute {
  /** `GET /complaints/{proxy+}` */
  readonly key: string;
  readonly service: Service;
  readonly audience: Audience;
}

/** Requests a second that everyone together may make, and how many at once. */
const throttle = { throttlingRateLimit: 200, throttlingBurstLimit: 400 };
const intake = {
  key: 'POST /public/complaints',
  throttle: { throttlingRateLimit: 50, throttlingBurstLimit: 100 },
};
/** What lets anyone put a file is held lower than what only reads. */
const photographs = {
  key: 'POST /public/photographs',
  throttle: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
};

const attachments = { key: 'POST /public/attachments', throttle: photographs.throttle };

/** The part of what a throttle lets pass at which its alarm rings: before anyone is turned away. */
const crowded = 0.8;

/** The HTTP API: everyone comes in here. Staff routes ask for a token of the issuer. */
export class HttpApi extends Construct {
  readonly address: string;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly endpoints: readonly Endpoint[];
      readonly answering: Answering;
      readonly issuer: string;
      readonly audience: string;
      readonly portalOrigin: string;
      readonly alarms: Alarms;
    },
  ) {
    super(scope, id);
    const routes = routesOf(props.endpoints);
    const api = new CfnApi(this, 'Api', {
      name: 'ducha',
      protocolType: 'HTTP',
      corsConfiguration: {
        allowOrigins: [props.portalOrigin],
        allowMethods: [...new Set(props.endpoints.map(({ method }) => method))].toSorted(),
        allowHeaders: [
          'authorization',
          'content-type',
          'idempotency-key',
          'if-match',
          'proof',
          'receipt',
          'traceparent',
        ],
        exposeHeaders: ['etag', 'link', 'location', 'retry-after'],
        maxAge: 3600,
      },
    });
    this.address = api.attrApiEndpoint;
    const authorizer = new CfnAuthorizer(this, 'Issuer', {
      apiId: api.ref,
      name: 'issuer',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: props.issuer, audience: [props.audience] },
    });
    const integrations = new Map<HouseFunction, CfnIntegration>();
    const made = routes.map(({ key, service, audience }) => {
      const answering = props.answering[service][audience];
      if (answering === undefined)
        throw new Error(`no function of ${service} answers ${audience} requests: ${key}`);
      const integration = integrations.get(answering) ?? integrate(api, answering);
      integrations.set(answering, integration);
      const route = new CfnRoute(this, key, {
        apiId: api.ref,
        routeKey: key,
        target: `integrations/${integration.ref}`,
        ...(audience === 'public'
          ? { authorizationType: 'NONE' }
          : { authorizationType: 'JWT', authorizerId: authorizer.ref }),
      });
      if (audience === 'public')
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Anyone may complain and read what is published; a receipt opens its own complaint.',
        });
      return route;
    });
    const settings = Object.entries(routeSettings).filter(([key]) =>
      routes.some((route) => route.key === key),
    );
    const stage = new CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destinationArn: new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS })
          .logGroupArn,
        format: JSON.stringify(accessLog),
      },
      defaultRouteSettings: throttle,
      ...(settings.length === 0 ? {} : { routeSettings: Object.fromEntries(settings) }),
    });
    // A stage may speak only of routes that exist.
    for (const route of made) stage.addResourceDependency(route);
    this.#addAlarms(api, props.alarms);
  }

  #addAlarms(api: CfnApi, alarms: Alarms): void {
    const stage = { ApiId: api.ref, Stage: '$default' };
    const perMinute = {
      namespace: 'AWS/ApiGateway',
      metric: 'Count',
      statistic: 'Sum',
      period: Duration.minutes(1),
    } as const;
    alarms.add(this, 'ServerErrors', {
      namespace: 'AWS/ApiGateway',
      metric: '5xx',
      dimensions: stage,
      statistic: 'Sum',
      period: Duration.minutes(5),
      at: 5,
      article: 'server-errors',
      errorImpact: 'Citizens or officials are turned away with an error and must try again.',
    });
    alarms.add(this, 'IntakeCrowded', {
      ...perMinute,
      dimensions: { ...stage, ...dimensionsOf(intake.key) },
      at: crowded * 60 * intake.throttle.throttlingRateLimit,
      article: 'intake-crowded',
      errorImpact:
        'So many complaints come in that some citizens are, or will soon be, turned away.',
    });
    alarms.add(this, 'PhotographsCrowded', {
      ...perMinute,
      dimensions: { ...stage, ...dimensionsOf(photographs.key) },
      at: crowded * 60 * photographs.throttle.throttlingRateLimit,
      article: 'intake-crowded',
      errorImpact:
        'So many photographs are announced that some citizens cannot add theirs, or soon will not.',
    });
    alarms.add(this, 'AttachmentsCrowded', {
      ...perMinute,
      dimensions: { ...stage, ...dimensionsOf(attachments.key) },
      at: crowded * 60 * attachments.throttle.throttlingRateLimit,
      article: 'intake-crowded',
      errorImpact:
        'So many recordings and documents are announced that some citizens cannot add theirs, or soon will not.',
    });
    // Of all routes together, whichever of them is crowded: it rings no later than that one is throttled.
    alarms.add(this, 'Crowded', {
      ...perMinute,
      dimensions: stage,
      at: crowded * 60 * throttle.throttlingRateLimit,
      article: 'api-crowded',
      errorImpact:
        'So much is asked of the API that citizens or officials are, or will soon be, turned away.',
    });
  }
}

/** As CloudFormation wants them, by route: this map is passed on as it stands. */
const routeSettings = Object.fromEntries(
  [intake, photographs, attachments].map(({ key, throttle }) => [
    key,
    {
      DetailedMetricsEnabled: true,
      ThrottlingBurstLimit: throttle.throttlingBurstLimit,
      ThrottlingRateLimit: throttle.throttlingRateLimit,
    },
  ]),
);

/** The route as its metrics name it; they are there where detailed metrics are. */
function dimensionsOf(key: string): Record<string, string> {
  const [Method = '', Resource = ''] = key.split(' ');
  return { Method, Resource };
}

/** No path (it holds ids), no address, no user agent: who asked for what is in the log of commits. */
const accessLog = {
  at: '$context.requestTime',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  function: '$context.integration.status',
  refused: '$context.error.responseType',
};

/**
 * The gateway's routes, from the endpoint declarations: one for each method on a first path segment,
 * and one for each method below it. Not `ANY`: that takes the browser's preflight (OPTIONS) too, which
 * comes without a token, so that no staff page could call.
 * Throws when two services, or both audiences, want the same route.
 */
export function routesOf(endpoints: readonly Endpoint[]): readonly GatewayRoute[] {
  const routes = new Map<string, GatewayRoute>();
  for (const { method, path, service, audience, name } of endpoints) {
    const base = audience === 'public' ? /^\/public\/[^/]+/ : /^\/(?!public\b)[^/]+/;
    const [segment] = base.exec(path) ?? [];
    if (segment === undefined) throw new Error(`${name} is ${audience}, and ${path} is not`);
    const key = `${method} ${segment === path ? segment : `${segment}/{proxy+}`}`;
    const known = routes.get(key);
    if (known !== undefined && (known.service !== service || known.audience !== audience))
      throw new Error(`${key} would belong to ${known.service} and to ${service}`);
    routes.set(key, { key, service, audience });
  }
  return [...routes.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function integrate(api: CfnApi, { lambda, node }: HouseFunction): CfnIntegration {
  const { partition, region, account } = Stack.of(api);
  lambda.addPermission('Gateway', {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: `arn:${partition}:execute-api:${region}:${account}:${api.ref}/*`,
  });
  return new CfnIntegration(node.scope ?? api, `${node.id}Integration`, {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: lambda.functionArn,
    payloadFormatVersion: '2.0',
  });
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { inboxes, services, subscriptions } from '@ducha/contracts';
import { projections as complaints } from '../services/complaints/projections.ts';
import { projections as inspections } from '../services/inspections/projections.ts';
import { projections as notifications } from '../services/notifications/projections.ts';
import { askedAgainAt } from '../services/notifications/notification/requesting.ts';
import { projections as rectification } from '../services/rectification/projections.ts';
import { makeApp, partitions, type Made } from './app.ts';
import { bundle, root, type Bundle } from './bundle.ts';
import { articles } from './constructs/alarms.ts';
import { entries, environments, foldersOf, owners } from './entries.ts';
import { viewerRequestCode } from './portal/viewer-request-code.ts';

/** Rules over the synthesized template: what must hold of every resource, whoever adds it. */

interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  // oxlint-disable-next-line typescript/no-explicit-any -- the properties of every type of resource
  readonly Properties: any;
}
interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: Reference | Reference[];
  readonly Condition?: unknown;
}
type Reference = string | { readonly Ref: string } | { readonly 'Fn::GetAtt': [string, string] };

const projections = { complaints, inspections, rectification, notifications };
const folder = mkdtempSync(path.join(os.tmpdir(), 'ducha-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Rules ask nothing of the pages: a site of one page does, and takes no time to build. */
const site = { folder: path.join(folder, 'site'), scriptHashes: [`'sha256-${'A'.repeat(43)}='`] };
mkdirSync(site.folder);
writeFileSync(path.join(site.folder, 'index.html'), '<!doctype html><title>Ducha</title>');

describe.each(partitions)('the stack for %s', (partition) => {
  let made: Made;
  let text: string;
  let all: Resource[];

  beforeAll(async () => {
    // Throws where CloudFormation's own schemas are broken.
    made = await makeApp({ outdir: path.join(folder, partition), partition, check: true, site });
    const [stack] = made.app.synth().stacks;
    text = readFileSync(stack!.templateFullPath, 'utf8');
    all = Object.entries(JSON.parse(text).Resources).map(([id, resource]) =>
      Object.assign({ id }, resource as Omit<Resource, 'id'>),
    );
  }, 120_000);

  const of = (type: string): Resource[] => {
    const found = all.filter((resource) => resource.Type === type);
    expect(found, type).not.toEqual([]);
    return found;
  };
  /** The resource that a reference (Ref or Fn::GetAtt) leads to. */
  const behind = (reference: Reference): Resource => {
    if (typeof reference === 'string') throw new Error(`${reference} is no reference`);
    const id = 'Ref' in reference ? reference.Ref : reference['Fn::GetAtt'][0];
    return all.find((resource) => resource.id === id)!;
  };
  /** By `owner/entry`. */
  const functionOf = (name: string): Resource => {
    const start = name.replaceAll(/(?:^|[-/])([a-z])/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    return of('AWS::Lambda::Function').find(({ id }) => id.startsWith(`${start}Function`))!;
  };
  const statementsOf = (role: Resource): Statement[] =>
    (role.Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );

  test('it has fewer than 350 resources', () => {
    expect(all.length).toBeLessThan(350);
  });

  test('no partition stands in it literally', () => {
    const arns = [...new Set(text.match(/arn:aws[a-z-]*:/g) ?? [])];
    expect(arns.filter((arn) => partition === 'aws' || arn === 'arn:aws:')).toEqual([]);
  });

  test('nothing in it is missing in the regions of China', () => {
    // CloudFront is there, but takes no functions, no policies and no access controls.
    const missing =
      partition === 'aws-cn'
        ? /^AWS::(?:Cognito|XRay|CloudFront)::|^AWS::Lambda::Url$/
        : /^AWS::(?:Cognito|XRay)::|^AWS::Lambda::Url$/;
    expect(all.filter(({ Type }) => missing.test(Type))).toEqual([]);
    expect(text).not.toMatch(/TracingConfig|ProvisionedPollerConfig|sqs:StartMessageMoveTask/);
    expect(text).not.toMatch(/"Protocol":\s*"sms"/);
  });

  test('a deployment replaces the relay of a service before whoever writes to its log', () => {
    const writers = services.flatMap((service) =>
      Object.keys(environments[service]).flatMap((entry) =>
        entry === 'relay' ? [] : [[service, entry] as const],
      ),
    );
    expect(writers.length).toBeGreaterThan(10);
    for (const [service, entry] of writers) {
      const { DependsOn = [] } = functionOf(`${service}/${entry}`);
      expect(DependsOn, `${service}/${entry}`).toContain(functionOf(`${service}/relay`).id);
    }
  });

  test('every entry of every service and of the portal is a function, and every function an entry', async () => {
    const written = await Promise.all(
      owners.map(async (owner) => {
        const at = path.join(root, foldersOf[owner]);
        const entries = (await readdir(at)).filter((file) =>
          /^export (?:const|async function) handler\b/m.test(
            file.endsWith('.ts') ? readFileSync(path.join(at, file), 'utf8') : '',
          ),
        );
        return entries.map((file) => `${owner}/${file.replace(/\.ts$/, '')}`);
      }),
    );
    const entries = written.flat();
    expect(Object.keys(made.bundles).toSorted()).toEqual(entries.toSorted());
    expect(entries.map((name) => functionOf(name)?.id)).not.toContain(undefined);
    expect(of('AWS::Lambda::Function')).toHaveLength(entries.length);
  });

  test('a function is told exactly what its schema asks for', () => {
    for (const owner of owners) {
      for (const [entry, schema] of Object.entries<z.ZodMiniObject>(environments[owner])) {
        const { Environment } = functionOf(`${owner}/${entry}`).Properties;
        expect(Object.keys(Environment.Variables).toSorted(), `${owner}/${entry}`).toEqual(
          Object.keys(schema.shape).toSorted(),
        );
      }
    }
  });

  test('every function has a role and a kept log of its own', () => {
    const functions = of('AWS::Lambda::Function');
    const roles = new Set(functions.map(({ Properties }) => behind(Properties.Role).id));
    const logs = new Set(
      functions.map(({ Properties }) => behind(Properties.LoggingConfig.LogGroup).id),
    );
    expect(roles.size).toBe(functions.length);
    expect(logs.size).toBe(functions.length);
    for (const { id, Properties } of of('AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays, id).toBeGreaterThan(0);
  });

  test('every function is of Node 24 on arm64', () => {
    for (const { id, Properties } of of('AWS::Lambda::Function')) {
      const { Runtime, Architectures, Handler } = Properties;
      expect({ Runtime, Architectures, Handler }, id).toEqual({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
    }
  });

  test('no right is wider than its thing', () => {
    expect(all.filter(({ Type }) => Type === 'AWS::IAM::Policy')).toEqual([]);
    const wide: string[] = [];
    for (const role of of('AWS::IAM::Role')) {
      expect(role.Properties.ManagedPolicyArns, role.id).toBeUndefined();
      for (const { Effect, Action, Resource } of statementsOf(role)) {
        expect(Effect).toBe('Allow');
        expect(JSON.stringify(Action), role.id).not.toContain('*');
        for (const resource of [Resource].flat()) {
          const written = JSON.stringify(resource);
          if (written.includes('*')) wide.push(`${[Action].flat().join(' ')} on ${written}`);
        }
      }
    }
    const objects = (bucket: string, keys: string): string => {
      const { id } = of('AWS::S3::Bucket').find((each) => each.id.startsWith(bucket))!;
      return JSON.stringify({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, keys]] });
    };
    expect([...new Set(wide)].toSorted()).toEqual([
      // Takes no resource.
      'dynamodb:ListStreams on "*"',
      // An object has no ARN before it is there.
      `s3:DeleteObject on ${objects('Evidence', '/evidence/*')}`,
      `s3:DeleteObject on ${objects('Files', '/evidence/*')}`,
      `s3:DeleteObject on ${objects('Files', '/photographs/*')}`,
      `s3:GetObject s3:PutObject on ${objects('Evidence', '/evidence/*')}`,
      `s3:GetObject s3:PutObject on ${objects('Files', '/evidence/*')}`,
      `s3:GetObject s3:PutObject on ${objects('Files', '/photographs/*')}`,
      `s3:PutObject on ${objects('PortalFiles', '/*')}`,
    ]);
  });

  test('commits are only added, and only a relay writes views and what it set aside', () => {
    for (const role of of('AWS::IAM::Role')) {
      const isRelay = role.id.includes('Relay');
      const writes = statementsOf(role)
        .filter(({ Resource }) => JSON.stringify(Resource).includes('LogTable'))
        .flatMap(({ Action, Condition }) =>
          [Action]
            .flat()
            .filter((action) => /:(Put|Update|Delete|BatchWrite)/.test(action))
            .map((action) => `${action} ${JSON.stringify(Condition)}`),
        );
      const keys = (prefix: string): string =>
        JSON.stringify({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [prefix] } });
      if (role.id.startsWith('PortalPublish')) expect(writes).toEqual([]);
      else
        expect(writes.toSorted(), role.id).toEqual(
          isRelay
            ? [
                `dynamodb:DeleteItem ${keys('r/*')}`,
                `dynamodb:PutItem ${keys('r/*')}`,
                `dynamodb:PutItem ${keys('s/*')}`,
                `dynamodb:UpdateItem ${keys('f/*')}`,
              ]
            : [`dynamodb:PutItem ${keys('c/*')}`],
        );
    }
  });

  test('every queue has dead letters or is their queue, which has an alarm', () => {
    const queues = of('AWS::SQS::Queue');
    const ends = queues.filter(({ Properties }) => Properties.RedrivePolicy === undefined);
    const alarmed = of('AWS::CloudWatch::Alarm').flatMap(({ Properties }) =>
      Properties.Namespace === 'AWS/SQS' ? [behind(Properties.Dimensions[0].Value).id] : [],
    );
    expect(ends.map(({ id }) => id).toSorted()).toEqual(alarmed.toSorted());
    const targets = queues.flatMap(({ Properties }) =>
      Properties.RedrivePolicy === undefined
        ? []
        : [behind(Properties.RedrivePolicy.deadLetterTargetArn).id],
    );
    const failures = of('AWS::Lambda::EventSourceMapping').flatMap(({ Properties }) =>
      Properties.DestinationConfig === undefined
        ? []
        : [behind(Properties.DestinationConfig.OnFailure.Destination).id],
    );
    expect([...targets, ...failures].toSorted()).toEqual(ends.map(({ id }) => id).toSorted());
    for (const { Properties } of queues.filter((queue) => !ends.includes(queue)))
      expect(Properties.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(3);
  });

  test('a message is hidden six times as long as its function may take', () => {
    const fed = of('AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => behind(Properties.EventSourceArn).Type === 'AWS::SQS::Queue',
    );
    expect(fed).toHaveLength(inboxes.length);
    for (const { id, Properties } of fed) {
      const { VisibilityTimeout } = behind(Properties.EventSourceArn).Properties;
      const { Timeout } = behind(Properties.FunctionName).Properties;
      expect(VisibilityTimeout, id).toBeGreaterThanOrEqual(6 * Timeout);
    }
  });

  test('a message to an official is asked for again when its queue has given the request up', () => {
    const queues = of('AWS::SQS::Queue').filter(({ id }) => /^(?:Sms|Mail)InboxQueue/.test(id));
    expect(queues).toHaveLength(2);
    const asked = '2026-03-02T02:00:00.000Z';
    const patience = (Date.parse(askedAgainAt(asked, 1)) - Date.parse(asked)) / 1000;
    for (const { id, Properties } of queues) {
      const { maxReceiveCount } = Properties.RedrivePolicy;
      expect(Properties.VisibilityTimeout * maxReceiveCount, id).toBeLessThan(patience);
    }
  });

  test('every event source tells which items failed, and no stream is retried for ever', () => {
    for (const { id, Properties } of of('AWS::Lambda::EventSourceMapping')) {
      expect(Properties.FunctionResponseTypes, id).toEqual(['ReportBatchItemFailures']);
      if (behind(Properties.EventSourceArn).Type !== 'AWS::DynamoDB::Table') continue;
      expect(Properties.MaximumRetryAttempts, id).toBeGreaterThan(0);
      expect(Properties.BisectBatchOnFunctionError, id).toBe(true);
    }
  });

  test('every table lies under the customer key; all but the counts of failures and the desk are protected and keep all', () => {
    const lost: string[] = [];
    for (const { id, Properties } of of('AWS::DynamoDB::Table')) {
      expect(Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEType: 'KMS' },
      });
      if (Properties.TimeToLiveSpecification !== undefined) {
        lost.push(id.replace(/Table[0-9A-F]{8}$/, ''));
        expect(Properties.PointInTimeRecoverySpecification, id).toBeUndefined();
        continue;
      }
      expect(Properties, id).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    expect(lost.toSorted()).toEqual(['Desk', 'Failures']);
  });

  test('failures are counted by the function that meets them, and nobody else has to do with the counts', () => {
    const rights = of('AWS::IAM::Role').flatMap((role) =>
      statementsOf(role)
        .filter(({ Resource }) => JSON.stringify(Resource).includes('"FailuresTable'))
        .map(
          ({ Action }) => `${role.id.replace(/Role[0-9A-F]{8}$/, '')} ${[Action].flat().join(' ')}`,
        ),
    );
    expect(rights).toEqual(['ComplaintsPublicApi dynamodb:GetItem dynamodb:UpdateItem']);
  });

  test('who has what open is known to the function of officials alone', () => {
    const rights = of('AWS::IAM::Role').flatMap((role) =>
      statementsOf(role)
        .filter(({ Resource }) => JSON.stringify(Resource).includes('"DeskTable'))
        .map(
          ({ Action }) => `${role.id.replace(/Role[0-9A-F]{8}$/, '')} ${[Action].flat().join(' ')}`,
        ),
    );
    expect(rights).toEqual(['ComplaintsApi dynamodb:DeleteItem dynamodb:PutItem dynamodb:Query']);
  });

  test('lines of a log that ring are counted by an alarm in the same words', () => {
    const alarms = of('AWS::CloudWatch::Alarm').map(
      ({ Properties }) =>
        `${Properties.Namespace} ${Properties.MetricName} ${Properties.Statistic}`,
    );
    for (const { id, Properties } of of('AWS::Logs::MetricFilter')) {
      const [{ MetricNamespace, MetricName, MetricValue }] = Properties.MetricTransformations;
      expect(alarms, id).toContain(`${MetricNamespace} ${MetricName} Sum`);
      expect(MetricValue, id).toBe('1');
      expect(behind(Properties.LogGroupName).Type, id).toBe('AWS::Logs::LogGroup');
    }
    expect(of('AWS::Logs::MetricFilter').map(({ Properties }) => Properties.FilterPattern)).toEqual(
      [
        '{ (($.code = "failure-counted") || ($.code = "network-slowed")) && ($.kind = "receipt") }',
        '{ (($.code = "failure-counted") || ($.code = "network-slowed")) && ($.kind = "proof") }',
        '{ $.code = "failure-uncounted" }',
      ],
    );
  });

  test.each(services)(
    'the relay of %s reaches those who hear of its events, and no others',
    (service) => {
      const types = projections[service].flatMap(({ stream }) => stream.events.types);
      const hear = subscriptions.filter(({ event }) => types.includes(event));
      const wanted = [...new Set(hear.map(({ consumer }) => consumer))];
      const relay = functionOf(`${service}/relay`);
      const { INBOXES } = relay.Properties.Environment.Variables;
      const named = JSON.stringify(INBOXES).matchAll(/\\"([a-z]+)\\":/g);
      const names: string[] = [...named].map(([, name = '']) => name);
      expect(names.toSorted()).toEqual(wanted.toSorted());
      const sends = statementsOf(behind(relay.Properties.Role)).filter(({ Action }) =>
        [Action].flat().includes('sqs:SendMessage'),
      );
      const queues = sends.flatMap(({ Resource }) =>
        [Resource].flat().map((one) => behind(one).id),
      );
      const own = queues.filter((id) => id.includes('RelayGaveUp'));
      expect(own).toHaveLength(1);
      expect(
        queues
          .filter((id) => !own.includes(id))
          .map((id) => id.replace(/InboxQueue.*$/, '').toLowerCase())
          .toSorted(),
      ).toEqual(wanted.toSorted());
    },
  );

  test('staff routes want a token, public ones do not, and no route takes a preflight', () => {
    for (const { Properties } of of('AWS::ApiGatewayV2::Route')) {
      const { RouteKey, AuthorizationType, AuthorizerId } = Properties;
      const isPublic = / \/public\//.test(RouteKey);
      expect(AuthorizationType, RouteKey).toBe(isPublic ? 'NONE' : 'JWT');
      expect(AuthorizerId === undefined, RouteKey).toBe(isPublic);
      expect(RouteKey).toMatch(/^(?:GET|POST|PUT|DELETE) /);
    }
  });

  test('whatever the gateway throttles has an alarm that rings before anyone is turned away', () => {
    const [{ Properties }] = of('AWS::ApiGatewayV2::Stage') as [Resource];
    const alarms = of('AWS::CloudWatch::Alarm').filter(
      (alarm) => alarm.Properties.MetricName === 'Count' && alarm.Properties.Period === 60,
    );
    const ringsFor = (named: readonly string[]): number[] =>
      alarms
        .filter(
          (alarm) =>
            JSON.stringify(
              alarm.Properties.Dimensions.flatMap(
                ({ Name, Value }: { Name: string; Value: string }) =>
                  Name === 'Method' || Name === 'Resource' ? [Value] : [],
              ),
            ) === JSON.stringify(named),
        )
        .map((alarm) => alarm.Properties.Threshold);
    const { DefaultRouteSettings, RouteSettings } = Properties;
    expect(ringsFor([])).toEqual([0.8 * 60 * DefaultRouteSettings.ThrottlingRateLimit]);
    for (const [key, settings] of Object.entries<Record<string, unknown>>(RouteSettings)) {
      expect(settings['DetailedMetricsEnabled'], key).toBe(true);
      expect(ringsFor(key.split(' ')), key).toEqual([
        0.8 * 60 * Number(settings['ThrottlingRateLimit']),
      ]);
    }
    expect(Object.keys(RouteSettings)).toHaveLength(3);
  });

  test('access logs hold no path, address or user agent', () => {
    const { Format } = of('AWS::ApiGatewayV2::Stage')[0]!.Properties.AccessLogSettings;
    expect(Format).not.toMatch(/path|sourceIp|userAgent|claims|identity|domainName/i);
    expect(Format).toContain('$context.routeKey');
  });

  test('every alarm has an article in the runbook, and every article an alarm', () => {
    const runbook = readFileSync(path.join(root, 'infra', 'runbook.md'), 'utf8');
    const written = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    const alarms = of('AWS::CloudWatch::Alarm');
    const named = alarms.map(
      ({ Properties }) =>
        /infra\/runbook\.md#([a-z-]+)$/.exec(Properties.AlarmDescription)?.[1] ?? '',
    );
    expect([...new Set(named)].toSorted()).toEqual(written.toSorted());
    expect(written.toSorted()).toEqual([...articles].toSorted());
    for (const { id, Properties } of alarms) {
      expect(Properties.AlarmActions, id).toHaveLength(1);
      expect(behind(Properties.AlarmActions[0]).Type).toBe('AWS::SNS::Topic');
    }
  });

  test('what runs at a deployment is code of ours', () => {
    const custom = all.filter(({ Type }) => /^Custom::|CustomResource$/.test(Type));
    expect(custom.map(({ Type }) => Type)).toEqual(['Custom::PortalSite']);
    expect(behind(custom[0]!.Properties.ServiceToken).id).toBe(functionOf('portal/publish').id);
  });

  test('no bucket is open to anyone, nor answers without TLS', () => {
    const policies = of('AWS::S3::BucketPolicy');
    for (const { id, Properties } of of('AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      const policy = policies.find((each) => behind(each.Properties.Bucket).id === id)!;
      const { Statement } = policy.Properties.PolicyDocument;
      expect(JSON.stringify(Statement), id).toContain('"aws:SecureTransport":"false"');
      for (const { Effect, Action, Principal } of Statement) {
        if (Effect === 'Deny') continue;
        expect({ Action, Principal }, id).toEqual({
          Action: 's3:GetObject',
          Principal: { Service: 'cloudfront.amazonaws.com' },
        });
      }
    }
  });

  test.runIf(partition === 'aws')(
    'every address of the portal is https and says what a browser must keep to',
    () => {
      const [{ Properties }] = of('AWS::CloudFront::Distribution') as [Resource];
      const { DefaultCacheBehavior, CacheBehaviors, Origins, ViewerCertificate } =
        Properties.DistributionConfig;
      for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
        expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
        expect(behaviour.AllowedMethods).toEqual(['GET', 'HEAD']);
        expect(behind(behaviour.ResponseHeadersPolicyId).Type).toMatch(/ResponseHeadersPolicy$/);
        // What a publisher did not mark is not kept, and what it marked `no-cache` is asked for anew.
        expect(behind(behaviour.CachePolicyId).Properties.CachePolicyConfig).toMatchObject({
          MinTTL: 0,
          DefaultTTL: 0,
        });
      }
      expect(
        Origins.map(
          (origin: { OriginAccessControlId: Reference }) =>
            behind(origin.OriginAccessControlId).Type,
        ),
      ).toEqual(['AWS::CloudFront::OriginAccessControl']);
      expect(ViewerCertificate['Fn::If'][1].MinimumProtocolVersion).toBe('TLSv1.2_2021');
      expect(of('AWS::CloudFront::Function')[0]!.Properties.FunctionCode).toBe(viewerRequestCode());
    },
  );

  test.runIf(partition === 'aws')(
    'the portal takes code from itself alone, and speaks to the house, the issuer and its buckets',
    () => {
      const [{ Properties }] = of('AWS::CloudFront::ResponseHeadersPolicy') as [Resource];
      const { SecurityHeadersConfig } = Properties.ResponseHeadersPolicyConfig;
      const written = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy;
      const policy = (written['Fn::Join'][1] as (string | Reference)[])
        .map((part) => (typeof part === 'string' ? part : `<${JSON.stringify(part)}>`))
        .join('');
      expect(policy).not.toMatch(/unsafe-|\*|data:/);
      const directives = new Map(
        policy.split('; ').map((directive) => {
          const [name = '', ...values] = directive.split(' ');
          return [name, values] as const;
        }),
      );
      expect(directives.get('default-src')).toEqual(["'none'"]);
      expect(directives.get('script-src')).toEqual(["'self'", ...site.scriptHashes]);
      expect(directives.get('style-src')).toEqual(["'self'"]);
      for (const name of ['frame-ancestors', 'base-uri', 'object-src'])
        expect(directives.get(name), name).toEqual(["'none'"]);
      const holdsFiles = of('AWS::S3::Bucket').filter(
        ({ Properties: { CorsConfiguration } }) => CorsConfiguration !== undefined,
      );
      const domains = holdsFiles.map(
        ({ id }) => `https://<${JSON.stringify({ 'Fn::GetAtt': [id, 'RegionalDomainName'] })}>`,
      );
      expect(directives.get('img-src')!.slice(2).toSorted()).toEqual(domains.toSorted());
      expect(directives.get('connect-src')!.slice(3).toSorted()).toEqual(domains.toSorted());
      expect(directives.get('connect-src')!.slice(0, 2)).toEqual([
        "'self'",
        `<${JSON.stringify({ 'Fn::GetAtt': [of('AWS::ApiGatewayV2::Api')[0]!.id, 'ApiEndpoint'] })}>`,
      ]);
      expect(SecurityHeadersConfig).toMatchObject({
        StrictTransportSecurity: { Override: true },
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
      });
    },
  );

  test('the AWS Solutions checks find nothing that is not answered', () => {
    const { violations } = new AwsSolutionsChecks().validateScope(made.app);
    expect(violations.map(({ ruleName, description }) => `${ruleName} ${description}`)).toEqual([]);
  });
});

describe('the bundles', () => {
  let bundles: Readonly<Record<string, Bundle>>;
  beforeAll(async () => {
    bundles = await bundle(entries, path.join(folder, 'bundles'));
  });

  test('an API function holds no client of the SDK', () => {
    const apis = Object.entries(bundles).filter(([name]) => name.endsWith('api'));
    expect(apis.length).toBeGreaterThanOrEqual(services.length);
    for (const [name, { inputs }] of apis) {
      expect(
        inputs.map(({ file }) => file).filter((file) => file.includes('/@aws-sdk/')),
        name,
      ).toEqual([]);
    }
  });

  test('what stands in for a module of the SDK still does', () => {
    for (const [name, { inputs }] of Object.entries(bundles)) {
      expect(
        inputs
          .map(({ file }) => file)
          .filter((file) => /@aws-sdk\/(?:client-dynamodb|credential-provider-)/.test(file)),
        `${name}: the SDK gets to these by another way than the modules that infra/bundle.ts replaces`,
      ).toEqual([]);
    }
  });

  test('nothing is asked for at run time but Node’s own modules', () => {
    for (const [name, { outside }] of Object.entries(bundles)) {
      for (const { module, kind } of outside) {
        expect(isBuiltin(module), `${name} asks for ${module}`).toBe(true);
        // An import of these loads the whole of undici (see infra/require-http.ts).
        if (/^(?:node:)?https?$/.test(module)) {
          expect(kind, `${name}: ${module}`).toBe('require-call');
        }
      }
    }
  });

  test('the same sources make the same bytes wherever they are written', async () => {
    const again = await bundle(entries, path.join(folder, 'elsewhere', 'deeper'));
    for (const [name, { folder: at }] of Object.entries(bundles)) {
      for (const file of ['index.mjs', 'index.mjs.map']) {
        const bytes = readFileSync(path.join(again[name]!.folder, file));
        expect(bytes.equals(readFileSync(path.join(at, file))), `${name}/${file}`).toBe(true);
      }
      expect(await readdir(at)).toHaveLength(2);
    }
  });
});

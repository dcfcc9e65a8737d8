import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { Bundle } from '../bundle.ts';
import type { Alarms } from './alarms.ts';
import type { FunctionKind, Provisions } from './provision.ts';

/** What every function of the house is made from. */
export interface FunctionProps {
  readonly bundle: Bundle;
  readonly kind: FunctionKind;
  /** The schema that the function parses its environment with: it gets exactly these variables. */
  readonly environment: z.ZodMiniObject;
  /** Where the variables and the rights that go with them come from. */
  readonly provisions: Provisions;
  readonly timeout: Duration;
  /** Rights that come with no variable: those of its event source. */
  readonly rights?: readonly PolicyStatement[];
  /** What it means for people when it fails. */
  readonly errorImpact: string;
  readonly alarms: Alarms;
}

/** A Lambda function with a role, a log group and an alarm of its own. */
export class HouseFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: FunctionProps) {
    super(scope, id);
    const told = Object.keys(props.environment.shape).map((name) => {
      const provision = props.provisions[name];
      if (provision === undefined)
        throw new Error(`${this.node.path} asks for ${name}, which the stack does not have`);
      return { name, ...provision };
    });
    this.log = new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        own: new PolicyDocument({
          minimize: true,
          statements: [
            ...told.flatMap(({ rights }) => rights?.(props.kind) ?? []),
            ...(props.rights ?? []),
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [this.log.logGroupArn],
            }),
          ],
        }),
      },
    });
    for (const { name, wildcards = [] } of told) {
      for (const { resource, reason } of wildcards)
        Validations.of(role).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${resource}]`,
          reason: `${name}: ${reason}`,
        });
    }
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle.folder),
      handler: 'index.handler',
      role,
      logGroup: this.log,
      timeout: props.timeout,
      // Below 1,769 MB a function has that part of a CPU; an API's cold start is CPU.
      memorySize: props.kind === 'api' ? 1024 : 512,
      environment: Object.fromEntries(told.map(({ name, value }) => [name, value])),
    });
    props.alarms.add(this, 'Errors', {
      namespace: 'AWS/Lambda',
      metric: 'Errors',
      dimensions: { FunctionName: this.lambda.functionName },
      statistic: 'Sum',
      period: Duration.minutes(5),
      at: 1,
      article: 'function-errors',
      errorImpact: props.errorImpact,
    });
  }
}

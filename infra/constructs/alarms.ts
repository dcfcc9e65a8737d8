import { Stack, type Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { FilterPattern, MetricFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { LogCode } from '@ducha/lambda';

/** The articles of runbook.md, by their anchors: what to do when an alarm rings. */
export const articles = [
  'dead-letters',
  'relay-gave-up',
  'relay-behind',
  'function-errors',
  'clock-silent',
  'server-errors',
  'intake-crowded',
  'api-crowded',
  'intake-flooded',
  'receipts-guessed',
  'failures-uncounted',
] as const;
export type Article = (typeof articles)[number];

/** When an alarm rings, and what it tells whoever it wakes. */
export interface Ring {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Maximum';
  readonly period: Duration;
  /** Rings at this value and above; `below` rings under it, and where nothing is measured at all. */
  readonly at: number | { readonly below: number };
  readonly article: Article;
  /** What it means for people, in a sentence. */
  readonly errorImpact: string;
}

/** When the lines of a log ring. */
export interface LineRing extends Pick<Ring, 'period' | 'at' | 'article' | 'errorImpact'> {
  readonly logGroup: LogGroup;
  /** Any of these is counted… */
  readonly codes: readonly LogCode[];
  /** …that has these fields. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Whom the alarms of the house wake: everyone who subscribed to one topic. */
export class Alarms extends Construct {
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: { readonly email: string }) {
    super(scope, id);
    this.#topic = new Topic(this, 'Topic', { displayName: 'Ducha', enforceSSL: true });
    this.#topic.addSubscription(new EmailSubscription(props.email));
  }

  /** Makes an alarm of the lines that a function says in its log. */
  addForLines(scope: Construct, id: string, ring: LineRing): void {
    const metric = `${scope.node.path}/${id}`.replaceAll('/', '-');
    const namespace = Stack.of(scope).stackName;
    new MetricFilter(scope, `${id}Lines`, {
      logGroup: ring.logGroup,
      filterPattern: FilterPattern.all(
        FilterPattern.any(
          ...ring.codes.map((code) => FilterPattern.stringValue('$.code', '=', code)),
        ),
        ...Object.entries(ring.fields ?? {}).map(([field, value]) =>
          FilterPattern.stringValue(`$.${field}`, '=', value),
        ),
      ),
      metricNamespace: namespace,
      metricName: metric,
    });
    this.add(scope, id, { ...ring, namespace, metric, dimensions: {}, statistic: 'Sum' });
  }

  /** Makes an alarm of what `scope` holds. */
  add(scope: Construct, id: string, ring: Ring): void {
    const under = typeof ring.at === 'object';
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${ring.errorImpact} What to do: infra/runbook.md#${ring.article}`,
      metric: new Metric({
        namespace: ring.namespace,
        metricName: ring.metric,
        dimensionsMap: ring.dimensions,
        statistic: ring.statistic,
        period: ring.period,
      }),
      threshold: typeof ring.at === 'object' ? ring.at.below : ring.at,
      comparisonOperator: under
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: under ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}

import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { subscriptions, type Inbox, type Service as ServiceName } from '@ducha/contracts';
import type * as z from 'zod/mini';
import type { Bundle } from '../bundle.ts';
import type { Alarms } from './alarms.ts';
import { HouseFunction } from './function.ts';
import type { HouseKey } from './house-key.ts';
import { LogTable } from './log-table.ts';
import type { FunctionKind, Provision, Provisions } from './provision.ts';
import { DeadLetters, type QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import { SealedTable } from './sealed-table.ts';

/** What the services of the house share. */
export interface House {
  readonly key: HouseKey;
  readonly alarms: Alarms;
  /** By `service/entry`. */
  readonly bundles: Readonly<Record<string, Bundle>>;
  readonly inboxes: Readonly<Record<Inbox, QueueWithDeadLetters>>;
}

export interface ServiceProps<Entry extends string> {
  readonly house: House;
  readonly name: ServiceName;
  /** What each of its entries wants to be told. */
  readonly environments: Readonly<Record<Entry, z.ZodMiniObject>>;
  /** The types of the events that it publishes to others. */
  readonly publishes: readonly string[];
  /** Things of its own, beside its tables and inboxes. */
  readonly provisions?: Provisions;
}

/** What a failure of this function means for people, in a sentence. */
interface Meaning {
  readonly errorImpact: string;
}

export const timeouts = {
  api: Duration.seconds(15),
  inbox: Duration.seconds(30),
  relay: Duration.seconds(60),
  clock: Duration.seconds(55),
};

/** A service: its log, its notes, and the functions around them. */
export class Service<Entry extends string> extends Construct {
  readonly log: LogTable;
  readonly sealed: SealedTable;
  readonly #props: ServiceProps<Entry>;

  #relay: HouseFunction | undefined;
  readonly #writers: HouseFunction[] = [];

  constructor(scope: Construct, id: string, props: ServiceProps<Entry>) {
    super(scope, id);
    this.#props = props;
    this.log = new LogTable(this, 'Log', props.house);
    this.sealed = new SealedTable(this, 'Sealed', props.house);
  }

  /** Answers people: everyone, or those who signed in. */
  api(entry: Entry, meaning: Meaning): HouseFunction {
    return this.#function(entry, 'api', { ...meaning, timeout: timeouts.api });
  }

  /** Does what the messages of a queue ask for. */
  hears(
    entry: Entry,
    inbox: QueueWithDeadLetters,
    meaning: Meaning & { readonly atOnce?: number },
  ): HouseFunction {
    const made = this.#function(entry, 'inbox', {
      ...meaning,
      timeout: timeouts.inbox,
      provisions: { DEAD_LETTERS: inbox.deadLetters.provision() },
      rights: [inbox.receiving()],
    });
    new CfnEventSourceMapping(made, 'Source', {
      eventSourceArn: inbox.queue.queueArn,
      functionName: made.lambda.functionName,
      batchSize: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      ...(meaning.atOnce === undefined
        ? {}
        : { scalingConfig: { maximumConcurrency: meaning.atOnce } }),
    });
    return made;
  }

  /** Sends and projects what was committed. */
  relay(entry: Entry, meaning: Meaning): HouseFunction {
    const { alarms } = this.#props.house;
    const gaveUp = new DeadLetters(this, 'RelayGaveUp', {
      alarms,
      errorImpact: meaning.errorImpact,
      article: 'relay-gave-up',
    });
    // Read by the operator's command, which empties it when nothing is missing any more.
    new CfnOutput(this, 'GaveUp', { value: gaveUp.queue.queueUrl }).overrideLogicalId(
      `${this.node.id}RelayGaveUp`,
    );
    const made = this.#function(entry, 'relay', {
      ...meaning,
      timeout: timeouts.relay,
      provisions: { INBOXES: this.#inboxes(), GAVE_UP: gaveUp.provision() },
      rights: this.log.streaming(),
    });
    new CfnEventSourceMapping(made, 'Source', {
      eventSourceArn: this.log.streamArn,
      functionName: made.lambda.functionName,
      startingPosition: 'TRIM_HORIZON',
      filterCriteria: { filters: [{ pattern: JSON.stringify(newCommits) }] },
      batchSize: 100,
      maximumBatchingWindowInSeconds: 1,
      parallelizationFactor: 4,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 20,
      destinationConfig: { onFailure: { destination: gaveUp.queue.queueArn } },
    });
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which an event source of Lambda needs, takes no resource.',
    });
    alarms.add(made, 'Behind', {
      namespace: 'AWS/Lambda',
      metric: 'IteratorAge',
      dimensions: { FunctionName: made.lambda.functionName },
      statistic: 'Maximum',
      period: Duration.minutes(5),
      at: Duration.minutes(2).toMilliseconds(),
      article: 'relay-behind',
      errorImpact: meaning.errorImpact,
    });
    return made;
  }

  /** Looks every minute at what is due. */
  clock(entry: Entry, meaning: Meaning): HouseFunction {
    const made = this.#function(entry, 'clock', { ...meaning, timeout: timeouts.clock });
    new Rule(made, 'EveryMinute', {
      description: `What is due in ${this.#props.name}`,
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        new FunctionTarget(made.lambda, {
          event: RuleTargetInput.fromObject({}),
          // The next minute looks at all that this one left.
          retryAttempts: 0,
          maxEventAge: Duration.minutes(1),
        }),
      ],
    });
    this.#props.house.alarms.add(made, 'Silent', {
      namespace: 'AWS/Lambda',
      metric: 'Invocations',
      dimensions: { FunctionName: made.lambda.functionName },
      statistic: 'Sum',
      period: Duration.minutes(10),
      at: { below: 1 },
      article: 'clock-silent',
      errorImpact: meaning.errorImpact,
    });
    return made;
  }

  #function(
    entry: Entry,
    kind: FunctionKind,
    options: Meaning & {
      readonly timeout: Duration;
      readonly provisions?: Provisions;
      readonly rights?: readonly PolicyStatement[];
    },
  ): HouseFunction {
    const { house, name, environments, provisions } = this.#props;
    const bundle = house.bundles[`${name}/${entry}`];
    if (bundle === undefined) throw new Error(`${name}/${entry} was not bundled`);
    const made = new HouseFunction(this, pascalCase(entry), {
      ...options,
      kind,
      bundle,
      alarms: house.alarms,
      environment: environments[entry],
      provisions: {
        LOG_TABLE: this.log.provision(),
        SEALED_TABLE: this.sealed.provision(),
        DATA_KEY: this.sealed.keyProvision(),
        ...provisions,
        ...options.provisions,
      },
    });
    this.#afterRelay(made, kind);
    return made;
  }

  /**
   * A deployment replaces the relay before whoever writes to the log: a relay of before would set aside what it cannot
   * read, and nobody but an operator would send it.
   */
  #afterRelay(made: HouseFunction, kind: FunctionKind): void {
    if (kind === 'relay') {
      this.#relay = made;
      for (const writer of this.#writers) writer.lambda.node.addDependency(made.lambda);
      return;
    }
    this.#writers.push(made);
    if (this.#relay !== undefined) made.lambda.node.addDependency(this.#relay.lambda);
  }

  /** The inboxes of those who hear of this service's events, and of no others. */
  #inboxes(): Provision {
    const { house, publishes } = this.#props;
    const heardBy = subscriptions
      .filter(({ event }) => publishes.includes(event))
      .map(({ consumer }) => consumer);
    const queues = [...new Set(heardBy)].map((name) => ({ name, inbox: house.inboxes[name] }));
    const urls = queues.map(({ name, inbox }) => [name, inbox.queue.queueUrl]);
    return {
      value: JSON.stringify(Object.fromEntries(urls)),
      rights: () => queues.map(({ inbox }) => inbox.sending()),
    };
  }
}

/** Of the stream's records, those of new commits; views, figures and due rows go by. */
const newCommits = {
  eventName: ['INSERT'],
  dynamodb: { Keys: { pk: { S: [{ prefix: 'c/' }] } } },
};

function pascalCase(entry: string): string {
  return entry.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms, Article } from './alarms.ts';
import type { Provision } from './provision.ts';

/** How often a message is tried before it is a dead letter. */
const tries = 5;

/** A queue, the queue of its dead letters, and the alarm that rings at the first of them. */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;

  constructor(
    scope: Construct,
    id: string,
    props: {
      /** Of the function that reads it: a message is hidden six times as long, so that no second one works on it. */
      readonly timeout: Duration;
      /** What it means for people when its messages cannot be done. */
      readonly errorImpact: string;
      readonly alarms: Alarms;
    },
  ) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { ...props, article: 'dead-letters' });
    this.queue = new Queue(this, 'Queue', {
      ...careOfQueue,
      visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: tries },
    });
  }

  /** What the event source mapping needs of the role whose function it feeds. */
  receiving(): PolicyStatement {
    return new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
  }

  sending(): PolicyStatement {
    return sendingTo(this.queue);
  }
}

/** A queue of what could not be done: somebody looks at each, and sends it again. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly errorImpact: string;
      readonly article: Article;
      readonly alarms: Alarms;
    },
  ) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      ...careOfQueue,
      visibilityTimeout: Duration.minutes(5),
    });
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is where dead letters end: nothing reads it but the operator.',
    });
    props.alarms.add(this, 'Alarm', {
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: this.queue.queueName },
      statistic: 'Maximum',
      period: Duration.minutes(1),
      at: 1,
      article: props.article,
      errorImpact: props.errorImpact,
    });
  }

  /** For a function that knows of a message that it can never be done. */
  provision(): Provision {
    return { value: this.queue.queueUrl, rights: () => [this.sending()] };
  }

  sending(): PolicyStatement {
    return sendingTo(this.queue);
  }
}

const careOfQueue = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

function sendingTo(queue: Queue): PolicyStatement {
  return new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });
}

import type { SqsAndS3 } from './engines/sqs-s3.ts';
import { queue } from './resources/queues.ts';
import { alarm } from './resources/watching.ts';
import type { Stack } from './stack.ts';

/** An alarm of the stack and what is known of it here. */
export interface AlarmState {
  readonly name: string;
  readonly description: string;
  /** Only alarms on the depth of a queue are evaluated here. */
  readonly state: 'OK' | 'ALARM' | 'NOT EVALUATED';
}

/** The alarms of the stack. */
export interface Alarms {
  /** Evaluates those that can be; a line is printed for each that changed. */
  evaluate(): void;
  list(): readonly AlarmState[];
}

/** Makes the alarms of the stack, all of them OK until evaluated. */
export function createAlarms(stack: Stack, sqs: SqsAndS3, log: (line: string) => void): Alarms {
  const queues = stack.all(queue);
  const alarms = stack.all(alarm).map(({ logicalId, properties }) => {
    const { Namespace, MetricName, Dimensions, Threshold = 0, ComparisonOperator } = properties;
    const watched = queues.find(
      ({ name }) =>
        Namespace === 'AWS/SQS' &&
        MetricName === 'ApproximateNumberOfMessagesVisible' &&
        Dimensions.some((each) => each.Name === 'QueueName' && each.Value === name),
    );
    return {
      name: properties.AlarmName ?? logicalId,
      description: properties.AlarmDescription ?? '',
      queueName: watched?.name,
      rings: (depth: number) => compare(depth, ComparisonOperator, Threshold),
    };
  });
  const ringing = new Set<string>();
  return {
    evaluate() {
      for (const { name, description, queueName, rings } of alarms) {
        if (queueName === undefined) continue;
        const rang = ringing.has(name);
        const ringsNow = rings(sqs.depth(queueName).visible);
        if (ringsNow) ringing.add(name);
        else ringing.delete(name);
        if (rang !== ringsNow) log(`${ringsNow ? 'ALARM' : 'OK'} ${name}: ${description}`);
      }
    },
    list: () =>
      alarms.map(({ name, description, queueName }) => ({
        name,
        description,
        state: queueName === undefined ? 'NOT EVALUATED' : ringing.has(name) ? 'ALARM' : 'OK',
      })),
  };
}

function compare(depth: number, operator: string, threshold: number): boolean {
  switch (operator) {
    case 'GreaterThanThreshold':
      return depth > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return depth >= threshold;
    case 'LessThanThreshold':
      return depth < threshold;
    case 'LessThanOrEqualToThreshold':
      return depth <= threshold;
    default:
      throw new Error(`the local cloud does not know the comparison ${operator}`);
  }
}

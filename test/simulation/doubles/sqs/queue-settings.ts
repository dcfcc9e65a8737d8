import { isObject, numberIn, textIn } from '../input.ts';
import type { JsonObject } from '../refused.ts';
import { Refused } from '../refused.ts';
import { mostBytes } from './message-faults.ts';
import type { QueueSettings } from './queue.ts';

/** The attributes with a number: default, least and most, as documented for SetQueueAttributes. */
const numbers = {
  VisibilityTimeout: { usual: 30, least: 0, most: 43_200 },
  DelaySeconds: { usual: 0, least: 0, most: 900 },
  MessageRetentionPeriod: { usual: 345_600, least: 60, most: 1_209_600 },
  MaximumMessageSize: { usual: mostBytes, least: 1_024, most: mostBytes },
  ReceiveMessageWaitTimeSeconds: { usual: 0, least: 0, most: 20 },
} as const;

/** What a queue's attributes decide. @throws Refused for one out of its range or not known here */
export function settingsOf(attributes: JsonObject): QueueSettings {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!(name in numbers) && name !== 'RedrivePolicy')
      throw new Refused(400, 'InvalidAttributeName', `Unknown Attribute ${name}.`);
    given[name] = String(value);
  }
  const number = (name: keyof typeof numbers): number => {
    const { usual, least, most } = numbers[name];
    const value = Number(given[name] ?? usual);
    if (!Number.isInteger(value) || value < least || value > most) throw invalidValue(name);
    given[name] = String(value);
    return value;
  };
  number('ReceiveMessageWaitTimeSeconds');
  return {
    visibilityTimeout: number('VisibilityTimeout'),
    delaySeconds: number('DelaySeconds'),
    retentionSeconds: number('MessageRetentionPeriod'),
    mostBytes: number('MaximumMessageSize'),
    redrive: redriveOf(given['RedrivePolicy']),
    given,
  };
}

function redriveOf(text: string | undefined): QueueSettings['redrive'] {
  if (text === undefined || text === '') return undefined;
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw invalidValue('RedrivePolicy');
  }
  if (!isObject(policy)) throw invalidValue('RedrivePolicy');
  const target = textIn(policy, 'deadLetterTargetArn');
  // As a string too, as CloudFormation sends it.
  const mostReceives =
    numberIn(policy, 'maxReceiveCount') ?? Number(textIn(policy, 'maxReceiveCount'));
  if (target === undefined || !(mostReceives >= 1 && mostReceives <= 1_000))
    throw invalidValue('RedrivePolicy');
  return { target, mostReceives };
}

function invalidValue(name: string): Refused {
  return new Refused(400, 'InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

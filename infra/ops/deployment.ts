import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import { inboxes, services, type Inbox, type Service } from '@ducha/contracts';

/**
 * Where a running house is: the outputs of its stack and, for the local cloud, the environment that
 * reaches its engines. The local cloud writes it when it starts; for AWS, `cdk deploy --outputs-file`
 * writes the same outputs, and the operator's own credentials apply.
 */
export interface Deployment {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly logTable: (service: Service) => string;
  readonly sealedTable: (service: Service) => string;
  readonly dataKey: string;
  readonly inbox: (inbox: Inbox) => string;
  readonly deadLetters: (inbox: Inbox) => string;
  /** The queue that tells what the relay of a service gave up. */
  readonly relayGaveUp: (service: Service) => string;
}

const written = z.object({
  environment: z._default(z.record(z.string(), z.string()), {}),
  outputs: z.record(z.string(), z.string()),
});

/** What the operator must be told: one sentence, no stack. */
export class OpsError extends Error {
  override readonly name = 'OpsError';
}

/** Reads a deployment file. Throws `OpsError` when there is none or it lacks an output. */
export function readDeployment(file: string): Deployment {
  const { environment, outputs } = written.parse(inOwnForm(readJson(file)));
  Object.assign(process.env, environment);
  const output = (name: string): string => {
    const value = outputs[name];
    if (value === undefined) throw new OpsError(`${file} has no output ${name}`);
    return value;
  };
  return {
    dynamodb: new DynamoDBClient({}),
    sqs: new SQSClient({}),
    logTable: (service) => output(`${capitalized(service)}LogTable`),
    sealedTable: (service) => output(`${capitalized(service)}SealedTable`),
    dataKey: output('DataKey'),
    inbox: (inbox) => output(`${capitalized(inbox)}Inbox`),
    deadLetters: (inbox) => output(`${capitalized(inbox)}DeadLetters`),
    relayGaveUp: (service) => output(`${capitalized(service)}RelayGaveUp`),
  };
}

/** The service of that name; throws `OpsError` with the list of names. */
export function serviceNamed(name: string | undefined): Service {
  const service = services.find((one) => one === name);
  if (service === undefined) throw new OpsError(`name a service: ${services.join(', ')}`);
  return service;
}

/** The inbox of that name; throws `OpsError` with the list of names. */
export function inboxNamed(name: string | undefined): Inbox {
  const inbox = inboxes.find((one) => one === name);
  if (inbox === undefined) throw new OpsError(`name an inbox: ${inboxes.join(', ')}`);
  return inbox;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new OpsError(
      `cannot read ${file}: start the local cloud with npm start, or name an outputs file with --deployment`,
    );
  }
}

/** `cdk deploy --outputs-file` writes { stack: outputs }. */
function inOwnForm(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || 'outputs' in json) return json;
  const stacks: unknown[] = Object.values(json);
  return { outputs: stacks[0] };
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

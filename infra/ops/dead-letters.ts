import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { inboxes } from '@ducha/contracts';
import { inboxNamed, type Deployment } from './deployment.ts';
import type { Report } from './report.ts';

/** How long a letter is hidden while it is listed, in seconds; it is given back right after. */
const hidden = 60;

/** Lists the dead letters of one inbox or of all: which event, why, and since when; no content. */
export async function deadLetters(deployment: Deployment, [name]: string[]): Promise<Report> {
  const asked = name === undefined ? inboxes : [inboxNamed(name)];
  const facts: { inbox: string; id: string; event: string; reason: string; since: string }[] = [];
  for (const inbox of asked) {
    const url = deployment.deadLetters(inbox);
    const letters = await takeAll(deployment.sqs, url);
    facts.push(...letters.map((letter) => ({ inbox, ...described(letter) })));
    await giveBack(deployment.sqs, url, letters);
  }
  return {
    ok: facts.length === 0,
    facts,
    lines:
      facts.length === 0
        ? ['no dead letters']
        : facts.map(({ inbox, event, reason, since }) => `${inbox}\t${since}\t${event}\t${reason}`),
  };
}

/** Puts the dead letters of an inbox back: each is sent first and deleted then, so none can be lost. */
export async function redrive(deployment: Deployment, [name]: string[]): Promise<Report> {
  const inbox = inboxNamed(name);
  const from = deployment.deadLetters(inbox);
  const letters = await takeAll(deployment.sqs, from);
  for (const letter of letters) {
    await deployment.sqs.send(
      new SendMessageCommand({ QueueUrl: deployment.inbox(inbox), MessageBody: letter.Body }),
    );
    await deployment.sqs.send(
      new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: letter.ReceiptHandle }),
    );
  }
  const facts = { inbox, redriven: letters.length };
  return {
    ok: true,
    facts,
    lines: [`${letters.length} dead letters of ${inbox} went back into its inbox`],
  };
}

/** Deletes the letters of a queue that were sent before a moment: what they told of is done. */
export async function forgetLetters(sqs: SQSClient, url: string, before: number): Promise<void> {
  const letters = await takeAll(sqs, url);
  const later = [];
  for (const letter of letters) {
    if (Number(letter.Attributes?.SentTimestamp ?? 0) >= before) later.push(letter);
    else
      await sqs.send(
        new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: letter.ReceiptHandle }),
      );
  }
  await giveBack(sqs, url, later);
}

async function takeAll(sqs: SQSClient, url: string): Promise<Message[]> {
  const taken: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hidden,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['reason'],
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) return taken;
    taken.push(...Messages);
  }
}

async function giveBack(sqs: SQSClient, url: string, letters: readonly Message[]): Promise<void> {
  for (let from = 0; from < letters.length; from += 10) {
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: url,
        Entries: letters.slice(from, from + 10).map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
}

/** The event's type and id; a body that is no event of ours is not repeated, it could hold anything. */
function described(letter: Message): { id: string; event: string; reason: string; since: string } {
  return {
    id: letter.MessageId ?? '',
    event: eventNamed(letter.Body ?? ''),
    reason: letter.MessageAttributes?.['reason']?.StringValue ?? 'tried too often',
    since: new Date(Number(letter.Attributes?.SentTimestamp ?? 0)).toISOString(),
  };
}

function eventNamed(body: string): string {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null || !('type' in json) || !('id' in json))
      return 'no event';
    return `${String(json.type)} ${String(json.id)}`;
  } catch {
    return 'no event';
  }
}

import middy from '@middy/core';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { EventDeclaration } from '@ducha/contracts';
import { idOf, inParallel, type Command } from '@ducha/event-log';
import { answerReserve, withDeadline } from './deadline.ts';
import { errorFields, log } from './log.ts';

/**
 * What became of a message: done, or never to be done (with the reason). Try again later: throw. What is `strange` is
 * not understood by this code, and may be by newer code.
 */
export type Outcome = 'done' | { readonly never: string; readonly strange?: true };

/**
 * What is strange is tried so often, some minutes apart: while a deployment goes on, a consumer may still be that from
 * before when its sender is the new one.
 */
const strangeTries = 3;

/** An event as a consumer sees it. */
export interface Heard<Data> {
  /** The event's id, the same in every delivery. */
  readonly id: string;
  readonly data: Data;
  /** The cleared and public texts that came along, by note id. */
  readonly texts: Readonly<Record<string, string>>;
  /** The stream that the event stands on, and its version with this event. */
  readonly stream: string;
  readonly version: number;
  readonly time: string;
  /** The command that this event causes; its id is the event's, so that a second delivery is a no-op. */
  readonly command: Command;
  /** Milliseconds that are left. */
  readonly remaining: () => number;
}

/** What a service does when it hears of an event. */
export interface Reaction {
  readonly type: string;
  readonly react: (heard: Heard<unknown>) => Promise<Outcome>;
}

/** Ties an event's declaration to the reaction to it; the data is parsed with the declaration. */
export function reaction<Type extends string, Data extends z.ZodMiniType>(
  declaration: EventDeclaration<Type, Data>,
  react: (heard: Heard<z.infer<Data>>) => Promise<Outcome>,
): Reaction {
  return {
    type: declaration.type,
    react: async (heard) => {
      const data = declaration.data.safeParse(heard.data);
      if (!data.success) return { never: `malformed-data ${pathsOf(data.error)}`, strange: true };
      return react({ ...heard, data: data.data });
    },
  };
}

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().check(z.minLength(1), z.maxLength(300)),
  source: z.string().check(z.startsWith('/ducha/')),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  traceparent: z.string(),
  streamversion: z.int().check(z.minimum(1)),
  data: z.object({ event: z.unknown(), texts: z.record(z.string(), z.string()) }),
});

export interface InboxOptions {
  readonly reactions: readonly Reaction[];
  readonly sqs: SQSClient;
  /** Where messages go that can never be done, with their reason. */
  readonly deadLetters: string;
}

/** How many messages of a batch are worked on at once. */
const width = 5;

/** The Lambda handler of an inbox: each message by itself; one bad one never fails its neighbours. */
export function inboxHandler(options: InboxOptions) {
  const reactions = new Map(options.reactions.map((one) => [one.type, one]));
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    async (event: SQSEvent, context: Context) => {
      const retry: string[] = [];
      await withDeadline(context, (remaining) =>
        inParallel(event.Records, width, async (record) => {
          // What is begun too late would end half done, and its neighbours would be delivered again.
          const done =
            remaining() > answerReserve && (await settle(options, reactions, record, remaining));
          if (!done) retry.push(record.messageId);
        }),
      );
      return { batchItemFailures: retry.map((itemIdentifier) => ({ itemIdentifier })) };
    },
  );
}

/** False when the message is to stay in the queue. */
async function settle(
  options: InboxOptions,
  reactions: ReadonlyMap<string, Reaction>,
  record: SQSRecord,
  remaining: () => number,
): Promise<boolean> {
  try {
    const heard = hear(record.body, remaining);
    const outcome = 'never' in heard ? heard : await react(reactions, heard.type, heard.heard);
    if (outcome === 'done') {
      log('message-done', 'type' in heard ? { event: heard.type } : {});
      return true;
    }
    const reason = reasonOf(outcome.never);
    if (outcome.strange === true && triesOf(record) < strangeTries) {
      log('message-strange', { reason: reason.replaceAll(' ', ':') });
      return false;
    }
    await options.sqs.send(
      new SendMessageCommand({
        QueueUrl: options.deadLetters,
        MessageBody: record.body,
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason } },
      }),
    );
    log('message-never', { reason: reason.replaceAll(' ', ':') });
    return true;
  } catch (error) {
    log('message-retry', errorFields(error));
    return false;
  }
}

/** How often a message was handed out, this time included. */
function triesOf({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

/** Only what a message attribute can carry, and never long. */
function reasonOf(never: string): string {
  return (
    never
      .replaceAll(/[^\w./:-]+/g, ' ')
      .slice(0, 200)
      .trim() || 'no-reason'
  );
}

async function react(
  reactions: ReadonlyMap<string, Reaction>,
  type: string,
  heard: Heard<unknown>,
): Promise<Outcome> {
  const known = reactions.get(type);
  return known === undefined ? { never: 'unknown-event-type', strange: true } : known.react(heard);
}

function hear(
  body: string,
  remaining: () => number,
): { type: string; heard: Heard<unknown> } | Exclude<Outcome, 'done'> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { never: 'malformed-json' };
  }
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return { never: `malformed-envelope ${pathsOf(parsed.error)}` };
  const message = parsed.data;
  return {
    type: message.type,
    heard: {
      id: message.id,
      data: message.data.event,
      texts: message.data.texts,
      stream: message.subject,
      version: message.streamversion,
      time: message.time,
      remaining,
      command: {
        id: idOf('event', message.id),
        actor: { role: 'system', organisation: null, subject: null },
        fingerprint: idOf('event', message.id),
        at: new Date().toISOString(),
        trace: message.traceparent,
        cause: message.id,
      },
    },
  };
}

/** Where the faults are; never what stands there. */
function pathsOf(error: z.core.$ZodError): string {
  return error.issues.map((issue) => issue.path.join('/')).join(' ');
}

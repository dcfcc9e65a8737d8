import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Inbox, Service, Subscription } from '@ducha/contracts';
import { eventId, type Commit } from './commit.ts';
import { inParallel, type Projector } from './project.ts';

/** A message in an inbox: CloudEvents 1.0 in JSON. Id and time were fixed when the commit was written. */
export interface Message {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The stream that the event stands on. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly traceparent: string;
  /** The version of the stream with this event: an older one than the newest seen changes nothing. */
  readonly streamversion: number;
  readonly data: { readonly event: unknown; readonly texts: Readonly<Record<string, string>> };
}

export interface RelayOptions {
  readonly service: Service;
  readonly sqs: SQSClient;
  readonly subscriptions: readonly Subscription[];
  /** Where each inbox is: queue URLs. */
  readonly inboxes: Readonly<Partial<Record<Inbox, string>>>;
  readonly projector: Projector;
  /** The cleared and public texts that an event refers to; erased and secret ones are left out. */
  readonly textsOf: (eventData: unknown) => Promise<Readonly<Record<string, string>>>;
}

/** The most messages that one request to SQS takes. */
const sendLimit = 10;

/**
 * Sends the events of a batch of commits to their subscribers, then brings the views up to date. May
 * do everything twice. Gives the commits for which something failed, with the first error of each.
 */
export async function relay(
  options: RelayOptions,
  commits: readonly Commit[],
): Promise<Map<Commit, unknown>> {
  const failed = await publish(options, commits);
  const streams = [...new Set(commits.map((commit) => commit.stream))];
  const unseen = await options.projector.project(streams);
  for (const commit of commits) {
    if (unseen.has(commit.stream) && !failed.has(commit))
      failed.set(commit, unseen.get(commit.stream));
  }
  return failed;
}

/** Sends the events of these commits to their subscribers; gives the commits that could not be sent. */
export async function publish(
  options: Pick<RelayOptions, 'service' | 'sqs' | 'subscriptions' | 'inboxes' | 'textsOf'>,
  commits: readonly Commit[],
): Promise<Map<Commit, unknown>> {
  const failed = new Map<Commit, unknown>();
  const outgoing = new Map<string, { commit: Commit; body: string }[]>();
  await inParallel(commits, 8, async (commit) => {
    try {
      for (const { queue, body } of await messagesOf(options, commit)) {
        const entries = outgoing.get(queue) ?? [];
        entries.push({ commit, body });
        outgoing.set(queue, entries);
      }
    } catch (error) {
      failed.set(commit, error);
    }
  });
  const requests = [...outgoing].flatMap(([queue, entries]) =>
    chunks(entries, sendLimit).map((chunk) => ({ queue, chunk })),
  );
  await inParallel(requests, 4, async ({ queue, chunk }) => {
    try {
      const answer = await options.sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: queue,
          Entries: chunk.map(({ body }, index) => ({ Id: String(index), MessageBody: body })),
        }),
      );
      for (const { Id, Message: reason } of answer.Failed ?? []) {
        const entry = chunk[Number(Id)];
        if (entry !== undefined) failed.set(entry.commit, new Error(reason ?? 'not sent'));
      }
    } catch (error) {
      for (const { commit } of chunk) failed.set(commit, error);
    }
  });
  return failed;
}

async function messagesOf(
  options: Pick<RelayOptions, 'service' | 'subscriptions' | 'inboxes' | 'textsOf'>,
  commit: Commit,
): Promise<{ queue: string; body: string }[]> {
  const messages: { queue: string; body: string }[] = [];
  for (const [index, stored] of commit.events.entries()) {
    const wanted = options.subscriptions.filter(({ event }) => event === stored.type);
    if (wanted.length === 0) continue;
    const texts = wanted.some((subscription) => subscription.texts)
      ? await options.textsOf(stored.data)
      : {};
    for (const { consumer, texts: withTexts } of wanted) {
      const queue = options.inboxes[consumer];
      if (queue === undefined)
        throw new Error(`no inbox of ${consumer} is known to ${options.service}`);
      const message: Message = {
        specversion: '1.0',
        id: eventId(commit.stream, commit.version, index),
        source: `/ducha/${options.service}`,
        type: stored.type,
        subject: commit.stream,
        time: commit.at,
        datacontenttype: 'application/json',
        traceparent: commit.trace,
        streamversion: commit.version,
        data: { event: stored.data, texts: withTexts ? texts : {} },
      };
      messages.push({ queue, body: JSON.stringify(message) });
    }
  }
  return messages;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

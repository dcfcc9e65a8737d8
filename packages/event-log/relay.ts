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

/** The most messages that one request to SQS takes, and the most bytes of all together. */
const sendLimit = 10;
const sendBytes = 1_048_576;

/**
 * Sends the events of a batch of commits to their subscribers, then brings the views up to what was
 * sent. May do everything twice. Gives the commits for which something failed, with the first error of
 * each.
 */
export async function relay(
  options: RelayOptions,
  commits: readonly Commit[],
): Promise<Map<Commit, unknown>> {
  const failed = await publish(options, commits);
  const sent = sentVersions(commits, failed);
  const unseen = await options.projector.project([...sent.keys()], sent);
  for (const commit of commits) {
    if (unseen.has(commit.stream) && !failed.has(commit))
      failed.set(commit, unseen.get(commit.stream));
  }
  return failed;
}

/**
 * How far each stream was sent without a gap: its view may show no more, for a commit beyond its view is
 * how a later comparison knows of one that was never sent.
 */
function sentVersions(
  commits: readonly Commit[],
  failed: ReadonlyMap<Commit, unknown>,
): Map<string, number> {
  const gaps = new Map<string, number>();
  for (const { stream, version } of failed.keys())
    gaps.set(stream, Math.min(version, gaps.get(stream) ?? Infinity));
  const sent = new Map<string, number>();
  for (const { stream, version } of commits) {
    if (version < (gaps.get(stream) ?? Infinity))
      sent.set(stream, Math.max(version, sent.get(stream) ?? 0));
  }
  return sent;
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
    requestsOf(entries).map((chunk) => ({ queue, chunk })),
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

/** As many messages to a request as SQS takes. */
function requestsOf<Entry extends { readonly body: string }>(entries: readonly Entry[]): Entry[][] {
  const requests: Entry[][] = [];
  let open: Entry[] = [];
  let size = 0;
  for (const entry of entries) {
    const more = Buffer.byteLength(entry.body);
    if (open.length === sendLimit || (open.length > 0 && size + more > sendBytes)) {
      requests.push(open);
      open = [];
      size = 0;
    }
    open.push(entry);
    size += more;
  }
  return open.length > 0 ? [...requests, open] : requests;
}

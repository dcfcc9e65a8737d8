import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Inbox, Service, Subscription } from '@ducha/contracts';
import { eventId, type Commit } from './commit.ts';
import { Impossible, whyImpossible } from './impossible.ts';
import { inParallel, type Projector } from './project.ts';
import type { MissedStep } from './set-aside.ts';

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

/** What became of a batch; what is in neither map was sent and projected. */
export interface Relayed {
  /** What failed and may go another time, each with its first error. */
  readonly failed: ReadonlyMap<Commit, unknown>;
  /** What can never go as it is. */
  readonly impossible: ReadonlyMap<Commit, { readonly step: MissedStep; readonly reason: string }>;
}

/**
 * Sends the events of a batch of commits to their subscribers, then brings the views up to what was
 * sent. May do everything twice. A commit that can never be sent does not hold its stream: the view goes
 * on over it, and the caller remembers it as set aside.
 */
export async function relay(options: RelayOptions, commits: readonly Commit[]): Promise<Relayed> {
  const failed = new Map<Commit, unknown>();
  const impossible = new Map<Commit, { step: MissedStep; reason: string }>();
  for (const [commit, error] of await publish(options, commits)) {
    const reason = whyImpossible(error);
    if (reason === undefined) failed.set(commit, error);
    else impossible.set(commit, { step: 'send', reason });
  }
  const sent = sentVersions(commits, failed);
  const unseen = await options.projector.project([...sent.keys()], sent);
  for (const commit of commits) {
    if (!unseen.has(commit.stream) || failed.has(commit) || impossible.has(commit)) continue;
    const error = unseen.get(commit.stream);
    const reason = whyImpossible(error);
    if (reason === undefined) failed.set(commit, error);
    else impossible.set(commit, { step: 'project', reason });
  }
  return { failed, impossible };
}

/**
 * How far each stream was sent without a gap that another try may close: its view may show no more, for a
 * commit beyond its view is how a later comparison knows of one that was never sent.
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

/**
 * Sends the events of these commits to their subscribers; gives the commits that could not be sent, each
 * with its error. Of several messages of one commit an error that may pass counts more than one that
 * never will: the commit is tried again.
 */
async function publish(
  options: Pick<RelayOptions, 'service' | 'sqs' | 'subscriptions' | 'inboxes' | 'textsOf'>,
  commits: readonly Commit[],
): Promise<Map<Commit, unknown>> {
  const failed = new Map<Commit, unknown>();
  const fail = (commit: Commit, error: unknown): void => {
    if (!failed.has(commit) || whyImpossible(error) === undefined) failed.set(commit, error);
  };
  const outgoing = new Map<string, Outgoing[]>();
  await inParallel(commits, 8, async (commit) => {
    try {
      for (const { queue, body } of await messagesOf(options, commit)) {
        const entries = outgoing.get(queue) ?? [];
        entries.push({ commit, body });
        outgoing.set(queue, entries);
      }
    } catch (error) {
      fail(commit, error);
    }
  });
  const requests = [...outgoing].flatMap(([queue, entries]) =>
    requestsOf(entries).map((chunk) => ({ queue, chunk })),
  );
  await inParallel(requests, 4, async ({ queue, chunk }) => {
    for (const [entry, error] of await send(options.sqs, queue, chunk)) fail(entry.commit, error);
  });
  return failed;
}

/** A message on its way, and the commit that it is of. */
interface Outgoing {
  readonly commit: Commit;
  readonly body: string;
}

/**
 * Sends one batch; gives the entries that were not taken. A request that is refused as a whole for what
 * one entry holds is made again with each entry alone.
 */
async function send(
  sqs: SQSClient,
  queue: string,
  chunk: readonly Outgoing[],
): Promise<Map<Outgoing, unknown>> {
  const failed = new Map<Outgoing, unknown>();
  try {
    const answer = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queue,
        Entries: chunk.map(({ body }, index) => ({ Id: String(index), MessageBody: body })),
      }),
    );
    for (const { Id, Code, SenderFault } of answer.Failed ?? []) {
      const entry = chunk[Number(Id)];
      if (entry !== undefined) failed.set(entry, entryError(Code, SenderFault));
    }
  } catch (error) {
    const alone = chunk.length > 1 && whyImpossible(error) !== undefined;
    for (const entry of chunk) {
      if (!alone) failed.set(entry, error);
      else for (const one of await send(sqs, queue, [entry])) failed.set(...one);
    }
  }
  return failed;
}

/** SQS blames throttling on the sender too; only the rest of what it does is for good. */
function entryError(code = 'unknown', senderFault = false): Error {
  return senderFault && !/Throttl|OverLimit/i.test(code)
    ? new Impossible(`refused-by-queue ${code}`)
    : new Error(`not sent: ${code}`);
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
        throw new Impossible('no-inbox', `no inbox of ${consumer} is known to ${options.service}`);
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
      const body = JSON.stringify(message);
      if (Buffer.byteLength(body) > sendBytes) throw new Impossible('message-too-long');
      messages.push({ queue, body });
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

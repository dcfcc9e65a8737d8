import type { JsonObject } from '../refused.ts';

/** A message as it lies in a queue; nothing in it changes, another one takes its place. All moments in milliseconds. */
export interface SqsMessage {
  readonly id: string;
  readonly body: string;
  readonly digest: string;
  readonly attributes: JsonObject;
  readonly sentAt: number;
  /** When it can be received; before that it is delayed or with a receiver. */
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number | undefined;
  readonly lastReceivedAt: number | undefined;
  /** Of the last receive: an earlier one deletes and changes nothing. */
  readonly receiptHandle: string | undefined;
  /** ARN of the queue that gave it up, of a dead letter. */
  readonly deadLetterOf: string | undefined;
}

/** What a queue can give to a receiver. */
export interface Receivable {
  /** Oldest first. */
  readonly visible: readonly SqsMessage[];
  /** What is with another receiver: given once more, it is a duplicate. */
  readonly inFlight: () => readonly SqsMessage[];
  /** What was deleted last, at most ten: a server that missed it may give one once more. */
  readonly deleted: () => readonly SqsMessage[];
}

/** Which messages a receive gives, in which order: none twice, and no more than `most`. */
export type Choose = (queue: string, receivable: Receivable, most: number) => readonly SqsMessage[];

/** The attributes of a queue that decide something; seconds where SQS has seconds. */
export interface QueueSettings {
  readonly visibilityTimeout: number;
  readonly delaySeconds: number;
  readonly retentionSeconds: number;
  readonly mostBytes: number;
  readonly redrive: { readonly target: string; readonly mostReceives: number } | undefined;
  /** As they were given, for GetQueueAttributes. */
  readonly given: Readonly<Record<string, string>>;
}

const rememberedDeletes = 10;

/** The messages of one queue, by their ids in the order in which they were sent. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  settings: QueueSettings;
  #messages = new Map<string, SqsMessage>();
  #deleted: readonly SqsMessage[] = [];
  /** No message is too old before this. */
  #nextExpiry = Infinity;

  constructor(name: string, arn: string, settings: QueueSettings) {
    this.name = name;
    this.arn = arn;
    this.settings = settings;
  }

  /** A queue that holds the same; neither sees what then happens to the other. */
  copy(): Queue {
    const copy = new Queue(this.name, this.arn, this.settings);
    copy.#messages = new Map(this.#messages);
    copy.#deleted = this.#deleted;
    copy.#nextExpiry = this.#nextExpiry;
    return copy;
  }

  put(message: SqsMessage): void {
    this.#messages.set(message.id, message);
    this.#nextExpiry = Math.min(this.#nextExpiry, this.#expiryOf(message));
  }

  remove(message: SqsMessage): void {
    if (!this.#messages.delete(message.id)) return;
    this.#deleted = [...this.#deleted.slice(1 - rememberedDeletes), message];
  }

  /** Moved to another queue: gone from here, and not to be given once more. */
  take(message: SqsMessage): void {
    this.#messages.delete(message.id);
  }

  find(id: string): SqsMessage | undefined {
    return this.#messages.get(id);
  }

  /** All that is kept at this moment. */
  messages(now: number): ReadonlyMap<string, SqsMessage> {
    if (now >= this.#nextExpiry) this.#expire(now);
    return this.#messages;
  }

  receivable(now: number): Receivable {
    const all = this.messages(now);
    const visible: SqsMessage[] = [];
    for (const message of all.values()) if (message.visibleAt <= now) visible.push(message);
    return {
      visible,
      inFlight: () =>
        [...all.values()].filter((message) => message.visibleAt > now && message.receiveCount > 0),
      deleted: () => this.#deleted,
    };
  }

  /** The oldest that can be received, at most so many. */
  oldest(now: number, most: number): readonly SqsMessage[] {
    const found: SqsMessage[] = [];
    for (const message of this.messages(now).values()) {
      if (message.visibleAt > now) continue;
      found.push(message);
      if (found.length === most) break;
    }
    return found;
  }

  /** When the next message can be received: now or earlier when one can be; undefined when there is none. */
  nextVisible(now: number): number | undefined {
    let next: number | undefined;
    for (const message of this.messages(now).values()) {
      if (next === undefined || message.visibleAt < next) next = message.visibleAt;
    }
    return next;
  }

  #expire(now: number): void {
    this.#nextExpiry = Infinity;
    for (const message of this.#messages.values()) {
      const expiry = this.#expiryOf(message);
      if (expiry <= now) this.#messages.delete(message.id);
      else this.#nextExpiry = Math.min(this.#nextExpiry, expiry);
    }
  }

  /** Counted from when it was first sent, also of a dead letter. */
  #expiryOf({ sentAt }: SqsMessage): number {
    return sentAt + this.settings.retentionSeconds * 1_000;
  }
}

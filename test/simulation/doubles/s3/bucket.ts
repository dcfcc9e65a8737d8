/** An object as it was put; nothing in it changes. */
export interface StoredObject {
  readonly key: string;
  readonly versionId: string;
  readonly body: Uint8Array;
  readonly putAt: number;
  readonly etag: string;
  /** Base 64, when it was put with one. */
  readonly sha256: string | undefined;
  /** `content-type` and what else of the request's headers comes with the object. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A version that another, or a deletion, has taken the place of. */
export interface NoncurrentObject extends StoredObject {
  readonly noncurrentSince: number;
}

/** Whether a bucket keeps versions, and for how many days those that are not current. */
export interface BucketRules {
  readonly versioned: boolean;
  readonly noncurrentDays?: number;
}

const day = 86_400_000;

/** The objects of one bucket. */
export class Bucket {
  readonly rules: BucketRules;
  #current = new Map<string, StoredObject>();
  #noncurrent: readonly NoncurrentObject[] = [];

  constructor(rules: BucketRules) {
    this.rules = rules;
  }

  /** A bucket that holds the same; neither sees what then happens to the other. */
  copy(): Bucket {
    const copy = new Bucket(this.rules);
    copy.#current = new Map(this.#current);
    copy.#noncurrent = this.#noncurrent;
    return copy;
  }

  find(key: string): StoredObject | undefined {
    return this.#current.get(key);
  }

  put(object: StoredObject): void {
    this.remove(object.key, object.putAt);
    this.#current.set(object.key, object);
  }

  remove(key: string, now: number): void {
    const before = this.#current.get(key);
    if (before === undefined) return;
    this.#current.delete(key);
    if (!this.rules.versioned) return;
    this.#noncurrent = [...this.noncurrent(now), { ...before, noncurrentSince: now }];
  }

  current(): readonly StoredObject[] {
    return [...this.#current.values()];
  }

  /** The versions that are still kept: S3 counts days, and removes at the midnight (UTC) after them. */
  noncurrent(now: number): readonly NoncurrentObject[] {
    const { noncurrentDays } = this.rules;
    if (noncurrentDays === undefined) return this.#noncurrent;
    return this.#noncurrent.filter(
      ({ noncurrentSince }) =>
        now < Math.ceil((noncurrentSince + noncurrentDays * day) / day) * day,
    );
  }
}

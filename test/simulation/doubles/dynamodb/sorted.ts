/** Something that stands in a partition by its sort key. */
interface Placed {
  readonly range: string;
}

/** Partitions as they were when this was taken: nobody changes them. */
export type SortedSnapshot<Entry> = ReadonlyMap<string, readonly Entry[]>;

/** Entries by partition, sorted in each. What a snapshot holds is copied, a partition at a time, when it is changed. */
export class Sorted<Entry extends Placed> {
  readonly compare: (one: Entry, other: Entry) => number;
  #base: SortedSnapshot<Entry> = new Map();
  /** The partitions that are not as in the base; undefined where they are gone. */
  #own = new Map<string, Entry[] | undefined>();
  #scanOrder: readonly string[] | undefined;

  constructor(compare: (one: Entry, other: Entry) => number) {
    this.compare = compare;
  }

  /** The entries of a partition, in order. */
  partition(hash: string): readonly Entry[] {
    return this.#find(hash) ?? [];
  }

  /** The partitions in the order of a scan, which is that of nothing else. */
  get scanOrder(): readonly string[] {
    this.#scanOrder ??= [...this.snapshot().keys()].toSorted(byScan);
    return this.#scanOrder;
  }

  /** The partitions in the order of their keys. */
  get hashes(): readonly string[] {
    return [...this.snapshot().keys()].toSorted();
  }

  /** The entry at the place of this one. */
  find(hash: string, like: Entry): Entry | undefined {
    const entries = this.#find(hash);
    if (entries === undefined) return undefined;
    const found = entries[this.#indexOf(entries, like)];
    return found !== undefined && this.compare(found, like) === 0 ? found : undefined;
  }

  /** Puts an entry in its place; what stood there is gone. */
  put(hash: string, entry: Entry): void {
    const entries = this.#opened(hash);
    const last = entries.at(-1);
    if (last === undefined || this.compare(last, entry) < 0) {
      entries.push(entry);
      return;
    }
    const index = this.#indexOf(entries, entry);
    const there = entries[index];
    if (there !== undefined && this.compare(there, entry) === 0) entries[index] = entry;
    else entries.splice(index, 0, entry);
  }

  /** Takes the entry at the place of this one away. */
  delete(hash: string, like: Entry): void {
    if (this.find(hash, like) === undefined) return;
    const entries = this.#opened(hash);
    entries.splice(this.#indexOf(entries, like), 1);
    if (entries.length > 0) return;
    this.#own.set(hash, undefined);
    this.#scanOrder = undefined;
  }

  snapshot(): SortedSnapshot<Entry> {
    if (this.#own.size === 0) return this.#base;
    const merged = new Map(this.#base);
    for (const [hash, entries] of this.#own)
      if (entries === undefined) merged.delete(hash);
      else merged.set(hash, entries);
    this.#base = merged;
    this.#own = new Map();
    return merged;
  }

  restore(snapshot: SortedSnapshot<Entry>): void {
    this.#base = snapshot;
    this.#own = new Map();
    this.#scanOrder = undefined;
  }

  #find(hash: string): readonly Entry[] | undefined {
    const own = this.#own.get(hash);
    return own === undefined && !this.#own.has(hash) ? this.#base.get(hash) : own;
  }

  #opened(hash: string): Entry[] {
    const own = this.#own.get(hash);
    if (own !== undefined) return own;
    const before = this.#find(hash);
    if (before === undefined) this.#scanOrder = undefined;
    const opened = [...(before ?? [])];
    this.#own.set(hash, opened);
    return opened;
  }

  #indexOf(entries: readonly Entry[], like: Entry): number {
    return firstIndex(entries, (entry) => this.compare(entry, like) >= 0);
  }
}

/** The first index from which on a test holds of all that follow. */
export function firstIndex<Entry>(
  entries: readonly Entry[],
  test: (entry: Entry) => boolean,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(entries[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The order of a scan: by a hash of the partition key, the same in every run. */
export function byScan(one: string, other: string): number {
  return scattered(one) - scattered(other) || (one < other ? -1 : one > other ? 1 : 0);
}

function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

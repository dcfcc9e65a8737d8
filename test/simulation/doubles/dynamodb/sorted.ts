/** Something that stands in a partition by its sort key. */
interface Placed {
  readonly range: string;
}

interface Partition<Entry> {
  /** Who may change the list; others copy it first. */
  readonly owner: object;
  readonly entries: Entry[];
}

/** Partitions as they were when this was taken. */
export type SortedSnapshot<Entry> = ReadonlyMap<string, Partition<Entry>>;

/** Entries by partition, sorted in each. What a snapshot holds is copied only when it is changed. */
export class Sorted<Entry extends Placed> {
  readonly compare: (one: Entry, other: Entry) => number;
  #partitions = new Map<string, Partition<Entry>>();
  #owner = {};
  #scanOrder: readonly string[] | undefined;

  constructor(compare: (one: Entry, other: Entry) => number) {
    this.compare = compare;
  }

  /** The entries of a partition, in order. */
  partition(hash: string): readonly Entry[] {
    return this.#partitions.get(hash)?.entries ?? [];
  }

  /** The partitions in the order of a scan, which is that of nothing else. */
  get scanOrder(): readonly string[] {
    this.#scanOrder ??= [...this.#partitions.keys()].toSorted(byScan);
    return this.#scanOrder;
  }

  /** The partitions in the order of their keys. */
  get hashes(): readonly string[] {
    return [...this.#partitions.keys()].toSorted();
  }

  /** The entry at the place of this one. */
  find(hash: string, like: Entry): Entry | undefined {
    const entries = this.#partitions.get(hash)?.entries;
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
    this.#partitions.delete(hash);
    this.#scanOrder = undefined;
  }

  snapshot(): SortedSnapshot<Entry> {
    this.#owner = {};
    return new Map(this.#partitions);
  }

  restore(snapshot: SortedSnapshot<Entry>): void {
    this.#partitions = new Map(snapshot);
    this.#owner = {};
    this.#scanOrder = undefined;
  }

  #opened(hash: string): Entry[] {
    const partition = this.#partitions.get(hash);
    if (partition?.owner === this.#owner) return partition.entries;
    const entries = partition === undefined ? [] : [...partition.entries];
    this.#partitions.set(hash, { owner: this.#owner, entries });
    if (partition === undefined) this.#scanOrder = undefined;
    return entries;
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

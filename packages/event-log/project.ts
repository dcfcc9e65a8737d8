import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { commitKey, verifiedCommits, versionKey } from './chain.ts';
import type { StoredEvent } from './commit.ts';
import { figureDelta, figureWrites, lanes, sumDeltas } from './figure.ts';
import { Impossible, whyImpossible } from './impossible.ts';
import { fold } from './log.ts';
import {
  isUnsettled,
  readView,
  viewSteps,
  type NextView,
  type Projection,
  type StoredView,
} from './row.ts';
import type { StreamKind } from './stream-kind.ts';
import { Conflict, jitter, readPartition, transactionLimit, writeAll } from './table.ts';

// The states of the projections of one service differ; a list of them has no other upper bound.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type AnyProjection = Projection<any, any>;

/** How many times a view is planned again after another relay was faster. */
const attempts = 6;

/** The change of one view: its writes, what it does to the figures, and the steps after a large one. */
interface Plan {
  readonly stream: string;
  readonly writes: readonly TransactWriteItem[];
  readonly delta: Map<string, Map<string, number>>;
  readonly steps: readonly (readonly TransactWriteItem[])[];
}

/** Brings the views of a service's streams up to date with its log. Safe to do twice, in any order. */
export class Projector {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #byKind: ReadonlyMap<string, AnyProjection>;

  constructor(options: {
    client: DynamoDBClient;
    table: string;
    projections: readonly AnyProjection[];
  }) {
    this.#client = options.client;
    this.#table = options.table;
    this.#byKind = new Map(
      options.projections.map((projection) => [projection.stream.kind, projection]),
    );
  }

  /** The kinds of stream that have views. */
  get kinds(): readonly string[] {
    return [...this.#byKind.keys()];
  }

  /**
   * Brings the views of these streams to what the log holds now (with `upTo`, to that version of a
   * stream, never back), and gives the streams for which that failed with the error. Views without
   * figures are put one by one (one write unit each); the others share transactions, in which each
   * figure is written once.
   */
  async project(
    streams: readonly string[],
    upTo: ReadonlyMap<string, number> = new Map(),
  ): Promise<Map<string, unknown>> {
    const failed = new Map<string, unknown>();
    const plans: Plan[] = [];
    await inParallel([...new Set(streams)], 8, async (stream) => {
      try {
        const plan = await this.#plan(stream, upTo.get(stream));
        if (plan !== undefined) plans.push(plan);
      } catch (error) {
        failed.set(stream, error);
      }
    });
    await inParallel(this.#group(plans), 8, async (group) => {
      try {
        await this.#write(group);
      } catch (error) {
        // A lost race, or a write that one of the group spoils for the others: each goes alone.
        const alone =
          error instanceof Conflict || (group.length > 1 && whyImpossible(error) !== undefined);
        if (!alone) {
          for (const { stream } of group) failed.set(stream, error);
          return;
        }
        for (const { stream } of group) {
          try {
            await this.#alone(stream, upTo.get(stream));
          } catch (again) {
            failed.set(stream, again);
          }
        }
      }
    });
    return failed;
  }

  /** One stream by itself, planned again each time that another relay was faster. */
  async #alone(stream: string, upTo: number | undefined): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const plan = await this.#plan(stream, upTo);
      if (plan === undefined) return;
      try {
        await this.#write([plan]);
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === attempts) throw error;
        await jitter(attempt);
      }
    }
  }

  /** What is to be written for a stream; undefined when its view has seen as much already. */
  async #plan(stream: string, upTo: number | undefined): Promise<Plan | undefined> {
    const projection = this.#byKind.get(kindOf(stream));
    if (projection === undefined) return undefined;
    const old = await readView(this.#client, this.#table, stream);
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- its states and events meet only each other
    const kind: StreamKind<unknown, StoredEvent> = projection.stream;
    const tail = kind.latestOnly === true;
    const items = await readPartition(this.#client, this.#table, commitKey(stream), {
      ...(tail ? { last: 2 } : {}),
      ...(upTo === undefined ? {} : { upTo: versionKey(Math.max(upTo, old.version)) }),
    });
    const { commits } = verifiedCommits(stream, items, tail);
    const last = commits.at(-1);
    if (last === undefined || last.version < old.version) return undefined;
    if (last.version === old.version && !isUnsettled(old)) return undefined;
    return this.#planOf(stream, old, () => {
      const id = stream.slice(kindOf(stream).length + 1);
      const { state, version } = fold(kind, commits);
      return {
        version,
        rows: projection.rows(state, id, { version, at: last.at }),
        contributions: projection.figures?.(state, id) ?? [],
        writtenAt: new Date().toISOString(),
      };
    });
  }

  /** Throws `Impossible` for a view that cannot be made of the log: it is a fault of ours. */
  #planOf(stream: string, old: StoredView, make: () => NextView): Plan {
    try {
      const next = make();
      const [writes, ...steps] = viewSteps(this.#table, stream, old, next);
      return { stream, writes, delta: figureDelta(old.contributions, next.contributions), steps };
    } catch (error) {
      throw new Impossible('projection-failed', `no view of ${stream} can be made`, {
        cause: error,
      });
    }
  }

  async #write(group: readonly Plan[]): Promise<void> {
    const lane = Math.floor(Math.random() * lanes);
    await writeAll(this.#client, [
      ...group.flatMap((plan) => plan.writes),
      ...figureWrites(this.#table, sumDeltas(group.map((plan) => plan.delta)), lane),
    ]);
    for (const step of group.flatMap((plan) => plan.steps)) await writeAll(this.#client, step);
  }

  /** Plans that need a transaction anyway share one as long as it holds them. */
  #group(plans: readonly Plan[]): Plan[][] {
    const groups: Plan[][] = [];
    let open: Plan[] = [];
    let size = 0;
    for (const plan of plans) {
      if (plan.delta.size === 0 || plan.steps.length > 0) {
        groups.push([plan]);
        continue;
      }
      // Each figure is counted for each plan: an upper bound, as plans share figures.
      const more = plan.writes.length + plan.delta.size;
      if (size + more > transactionLimit && open.length > 0) {
        groups.push(open);
        open = [];
        size = 0;
      }
      open.push(plan);
      size += more;
    }
    return open.length > 0 ? [...groups, open] : groups;
  }
}

/** The kind in a stream's name. */
export function kindOf(stream: string): string {
  return stream.slice(0, stream.indexOf('/'));
}

/** Runs `work` over all, at most `width` at once. Rejects with the first error after all have ended. */
export async function inParallel<T>(
  all: readonly T[],
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = [...all];
  const errors: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
      try {
        await work(one);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
  if (errors.length > 0) throw errors[0];
}

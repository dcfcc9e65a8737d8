import { setTimeout as pause } from 'node:timers/promises';
import type { FunctionPool } from './lambda/pool.ts';
import type { Haste } from './sources/haste.ts';
import type { Source } from './sources/sqs.ts';

/** What has to be at rest. */
export interface Settling {
  readonly pools: readonly FunctionPool[];
  readonly sources: readonly Source[];
  readonly haste: Haste;
  /** Requests to the API that have no answer yet. */
  readonly openRequests: () => number;
  /** Grows with everything that happens. */
  readonly activity: () => number;
}

/**
 * Ends when nothing runs, streams are read to their ends and the queues that feed functions hold nothing, with nothing
 * in between. Meanwhile sources wait for no windows or retries.
 * @throws Error naming what is stuck when the limit (milliseconds) passes
 */
export async function settled(settling: Settling, limit: number): Promise<void> {
  const endHaste = settling.haste.begin();
  try {
    const end = Date.now() + limit;
    for (;;) {
      const before = settling.activity();
      // Engines are asked only when nothing is known to run, and asking costs them work.
      const busy = running(settling);
      const pending = busy.length === 0 ? await pendingOf(settling.sources) : [];
      const still = settling.activity() === before && running(settling).length === 0;
      if (busy.length + pending.length === 0 && still) return;
      if (Date.now() > end) {
        const reasons = [...busy, ...(await pendingOf(settling.sources))];
        const stuck = reasons.length === 0 ? 'new work without end' : reasons.join('; ');
        throw new Error(`not settled after ${limit} ms: ${stuck}`);
      }
      await pause(still ? 2 : 5);
    }
  } finally {
    endHaste();
  }
}

function running({ pools, openRequests }: Settling): readonly string[] {
  const open = openRequests();
  return [
    ...(open === 0 ? [] : [`${open} requests are open`]),
    ...pools
      .filter((pool) => pool.running > 0)
      .map((pool) => `${pool.setup.logicalId} runs ${pool.running} invocations`),
  ];
}

async function pendingOf(sources: readonly Source[]): Promise<readonly string[]> {
  const answers = await Promise.all(sources.map((source) => source.pending()));
  return answers.filter((answer) => answer !== undefined);
}

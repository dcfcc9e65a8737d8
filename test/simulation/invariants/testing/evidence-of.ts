import type { Actor } from '@ducha/contracts';
import { encodeCommit, genesis, type Commit, type StoredEvent } from '@ducha/event-log';
import { projections as complaints } from '../../../../services/complaints/projections.ts';
import { projections as inspections } from '../../../../services/inspections/projections.ts';
import { projections as notifications } from '../../../../services/notifications/projections.ts';
import { projections as rectification } from '../../../../services/rectification/projections.ts';
import type { Evidence, ServiceLog } from '../evidence.ts';
import type { Invariant } from '../invariant.ts';

/** A commit as a test says it: its events, and what of the rest matters. */
export type Said = Partial<Omit<Commit, 'stream' | 'version' | 'previous'>> & {
  readonly events: readonly StoredEvent[];
};

/** The streams of one log: name → its commits. */
export type Streams = Readonly<Record<string, readonly Said[]>>;

/** By service. */
export type Logs = Readonly<Partial<Record<keyof typeof projectionsOf, Streams>>>;

const projectionsOf = { complaints, inspections, notifications, rectification };

/** A Monday in Beijing, at nine. */
export const monday = '2026-03-02T01:00:00.000Z';

/** So many hours after Monday at nine. */
export function after(hours: number): string {
  return new Date(Date.parse(monday) + hours * 3_600_000).toISOString();
}

const system: Actor = { role: 'system', organisation: null, subject: null };

/** An id that can be read: the letters of a word, filled up. */
export function idFor(word: string): string {
  return word
    .replaceAll(/[^0-9a-hjkmnp-tv-z]/g, '')
    .padEnd(26, '0')
    .slice(0, 26);
}

/** A small made-up evidence: logs as they are said, and of the rest what the test gives. */
export function evidenceOf(logs: Logs, more: Partial<Omit<Evidence, 'logs'>> = {}): Evidence {
  return {
    world: {} as Evidence['world'],
    now: Date.parse(after(24 * 130)),
    logs: Object.keys(projectionsOf).map((service) =>
      logOf(service as keyof typeof projectionsOf, logs[service as keyof typeof projectionsOf]),
    ),
    sealed: [],
    others: [],
    queues: [],
    sent: [],
    files: new Set(),
    logged: [],
    exchanges: [],
    planted: [],
    calls: 0,
    carried: [],
    repeated: [],
    ...more,
  };
}

function logOf(service: keyof typeof projectionsOf, said: Streams = {}): ServiceLog {
  const streams = new Map<string, Commit[]>();
  for (const [stream, commits] of Object.entries(said)) {
    const made: Commit[] = [];
    let previous = genesis;
    for (const [index, one] of commits.entries()) {
      const commit: Commit = {
        stream,
        version: index + 1,
        at: after(index),
        actor: system,
        command: `${stream}#${index + 1}`,
        fingerprint: null,
        sealed: null,
        cause: null,
        trace: '',
        ...one,
        previous,
      };
      previous = encodeCommit(commit).hash;
      made.push(commit);
    }
    streams.set(stream, made);
  }
  return {
    service,
    table: `${service}-log`,
    streams,
    broken: [],
    derived: new Map(),
    others: [],
    projections: projectionsOf[service],
  };
}

/** What breaks one of these invariants. Throws for a name that none has. */
export async function faultsOf(
  invariants: readonly Invariant[],
  name: string,
  evidence: Evidence,
): Promise<readonly string[]> {
  const found = invariants.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no invariant is called “${name}”`);
  return found.check(evidence);
}

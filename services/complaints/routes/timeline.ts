import { readComplaintTimeline } from '@ducha/contracts';
import {
  bytes,
  commitKey,
  decodeCommit,
  fold,
  genesis,
  hashOf,
  readPartition,
  ref,
  streamName,
  text,
  type Commit,
  type Item,
} from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { refusedTo } from '../change-complaint.ts';
import { complaintStream } from '../domain/complaint.ts';
import type { ComplaintsService } from '../service.ts';

/** A commit as it lies in the log, and whether it is the one that was written and follows the one before. */
interface Checked {
  readonly commit: Commit;
  readonly hash: string;
  readonly verified: boolean;
}

/** Every commit of a complaint with its hash: what happened, who did it, and that nobody changed it since. */
export function timelineRoute(service: ComplaintsService): Route {
  return route(readComplaintTimeline, async (request) => {
    const { complaint } = request.params;
    const stream = streamName(ref(complaintStream, complaint));
    const items = await readPartition(service.client, service.table, commitKey(stream));
    const commits = checked(stream, items);
    const { state } = fold(
      complaintStream,
      commits.map(({ commit }) => commit),
    );
    const refused = refusedTo(request, state);
    if (refused !== undefined) return refused;
    return {
      body: {
        complaint,
        verified: commits.every(({ verified }) => verified),
        commits: commits.map(({ commit, hash, verified }) => ({
          version: commit.version,
          at: commit.at,
          role: commit.actor.role,
          organisation: commit.actor.organisation,
          subject: commit.actor.subject,
          events: commit.events.map(({ type }) => type),
          hash,
          previous: commit.previous,
          verified,
        })),
      },
      version: commits.length,
    };
  });
}

function checked(stream: string, items: readonly Item[]): Checked[] {
  let before = genesis;
  return items.map((item, index) => {
    const body = bytes(item, 'body');
    const commit = decodeCommit(body);
    const hash = hashOf(body);
    const verified =
      hash === text(item, 'hash') &&
      commit.previous === before &&
      commit.version === index + 1 &&
      commit.stream === stream;
    before = hash;
    return { commit, hash, verified };
  });
}

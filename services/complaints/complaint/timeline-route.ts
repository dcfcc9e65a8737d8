import { beijingDate } from '@ducha/calendar';
import { readComplaintTimeline } from '@ducha/contracts';
import {
  BrokenChain,
  commitKey,
  commitOf,
  fold,
  genesis,
  isRejection,
  readPartition,
  ref,
  streamName,
  type Commit,
  type Item,
  type Rejection,
} from '@ducha/event-log';
import { anyone, route, type EndpointRequest, type Route } from '@ducha/lambda';
import { isOfOffice, readerRelationsTo, refusedTo } from './complaint-relations.ts';
import { complaintStream } from './complaint-fold.ts';
import { toldToOffice, toldToOrganisation } from './timeline-shown.ts';
import type { ComplaintsService } from '../service.ts';

/** A commit as it lies in the log, and whether it is the one that was written and follows the one before. */
interface Checked {
  readonly commit: Commit;
  readonly hash: string;
  readonly verified: boolean;
}

/**
 * Every commit of a complaint with its hash: what happened, who did it, and that nobody changed it since; to an
 * organisation without those that are not its business.
 */
export function timelineRoute(service: ComplaintsService): Route {
  return route(readComplaintTimeline, async (request) => {
    const { complaint } = request.params;
    const stream = streamName(ref(complaintStream, complaint));
    const items = await readPartition(service.client, service.table, commitKey(stream));
    const { commits, whole } = checked(items);
    const { state } = fold(
      complaintStream,
      commits.map(({ commit }) => commit),
    );
    if (items.length === 0) return { rejected: 'not-found' };
    // Where not even the first commit can be read, only those may know who may see every complaint.
    const relations = await readerRelationsTo(service, request.person, state);
    const refused =
      state.stage === 'none' ? refusedAny(request) : refusedTo(request, state, relations);
    if (refused !== undefined) return refused;
    const toOffice = isOfOffice(request, relations);
    const own = request.person?.organisation ?? null;
    return {
      body: {
        complaint,
        verified: whole && commits.every(({ verified }) => verified),
        commits: commits.flatMap(({ commit, hash, verified }) => {
          const told = toOffice ? toldToOffice(commit) : toldToOrganisation(commit, own);
          if (told === undefined) return [];
          return {
            version: commit.version,
            on: beijingDate(commit.at),
            role: commit.actor.role,
            organisation: commit.actor.organisation,
            ...told,
            hash,
            previous: commit.previous,
            verified,
          };
        }),
      },
      version: commits.length,
    };
  });
}

function refusedAny({
  permit,
  person,
}: Pick<EndpointRequest<typeof readComplaintTimeline>, 'permit' | 'person'>):
  | Rejection
  | undefined {
  // Whose case it is cannot be read either.
  if (person?.organisation !== null) return { rejected: 'not-found' };
  const actor = permit(anyone);
  return isRejection(actor) ? actor : undefined;
}

/** The commits in order; those from the first one on whose bytes are not the ones hashed are left out. */
function checked(items: readonly Item[]): { commits: Checked[]; whole: boolean } {
  const commits: Checked[] = [];
  let before = genesis;
  for (const item of items) {
    try {
      const { commit, hash } = commitOf(item);
      const verified = commit.previous === before && commit.version === commits.length + 1;
      commits.push({ commit, hash, verified });
      before = hash;
    } catch (error) {
      if (!(error instanceof BrokenChain)) throw error;
      return { commits, whole: false };
    }
  }
  return { commits, whole: true };
}

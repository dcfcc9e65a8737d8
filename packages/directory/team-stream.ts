import * as z from 'zod/mini';
import { event, subject } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/**
 * The team of an inspection as another service keeps it: what its owner said last, the opaque subjects
 * alone. The type is one of our own, so that no relay takes the copy for news.
 */
export const teamCopied = event('directory.team-copied.v1', () =>
  z.strictObject({
    leader: subject,
    deputies: z.array(subject).check(z.minLength(1), z.maxLength(5)),
    members: z.array(subject).check(z.maxLength(60)),
    /** Version of the owner's stream that this is. */
    sourceVersion: z.int().check(z.minimum(1)),
  }),
);

const events = eventFamily([teamCopied]);
export type TeamCopied = ReturnType<typeof events.parse>;

/** Everyone who sits on the team now, empty while nothing was heard of it, and how new that is. */
export interface TeamCopy {
  readonly people: readonly string[];
  readonly sourceVersion: number;
}

/** The stream `team/<inspection>` of a service that keeps a copy. */
export const teamStream: StreamKind<TeamCopy, TeamCopied> = {
  kind: 'team',
  initial: { people: [], sourceVersion: 0 },
  events,
  evolve: (_state, { data: { leader, deputies, members, sourceVersion } }) => ({
    people: [leader, ...deputies, ...members],
    sourceVersion,
  }),
};

/** The copy follows the owner: a team is said whole, and whoever is no longer named is no longer on it. */
export function decideTeamCopy(copy: TeamCopy, heard: TeamCopied['data']): readonly TeamCopied[] {
  if (heard.sourceVersion <= copy.sourceVersion) return [];
  return [{ type: teamCopied.type, data: heard }];
}

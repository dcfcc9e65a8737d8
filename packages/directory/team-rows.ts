import type { Projection } from '@ducha/event-log';
import { teamStream, type TeamCopied, type TeamCopy } from './team-stream.ts';

/** The teams on which a person sits. */
export function teamsOf(subject: string): string {
  return `teams-of/${subject}`;
}

/** The view of a copied team: a row for each of its people, found by the person. */
export const teamProjection: Projection<TeamCopy, TeamCopied> = {
  stream: teamStream,
  rows: ({ people }, inspection) => [
    { name: 'main', data: {} },
    ...[...new Set(people)].map((subject) => ({
      name: `person-${subject}`,
      data: {},
      list1: { list: teamsOf(subject), order: inspection },
    })),
  ],
};

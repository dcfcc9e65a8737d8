import * as z from 'zod/mini';
import { event, organisationEntry, type OrganisationEntry } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/**
 * An organisation as another service keeps it: what its owner said last. The type is one of our own,
 * so that no relay takes the copy for news.
 */
export const organisationCopied = event('directory.organisation-copied.v1', () =>
  z.strictObject({
    ...organisationEntry.shape,
    /** Version of the owner's stream that this is. */
    sourceVersion: z.int().check(z.minimum(1)),
  }),
);

const events = eventFamily([organisationCopied]);
export type OrganisationCopied = ReturnType<typeof events.parse>;

/** The organisation, null while nothing was heard of it, and how new that is. */
export interface OrganisationCopy {
  readonly entry: OrganisationEntry | null;
  readonly sourceVersion: number;
}

/** The stream `organisation/<code>` of a service that keeps a copy. */
export const organisationStream: StreamKind<OrganisationCopy, OrganisationCopied> = {
  kind: 'organisation',
  initial: { entry: null, sourceVersion: 0 },
  events,
  evolve: (_state, { data: { sourceVersion, ...entry } }) => ({ entry, sourceVersion }),
};

/** The copy follows the owner; what is not newer than the newest seen changes nothing. */
export function decideCopy(
  copy: OrganisationCopy,
  heard: { readonly entry: OrganisationEntry; readonly sourceVersion: number },
): readonly OrganisationCopied[] {
  if (heard.sourceVersion <= copy.sourceVersion) return [];
  return [
    {
      type: organisationCopied.type,
      data: { ...heard.entry, sourceVersion: heard.sourceVersion },
    },
  ];
}

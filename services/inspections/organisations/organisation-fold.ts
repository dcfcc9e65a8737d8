import type { OrganisationEntry } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { organisationEvents, type OrganisationEvent } from './organisation-events.ts';

/** The stream `organisation/<code>` of the register's owner; null while the code is not registered. */
export const organisationStream: StreamKind<OrganisationEntry | null, OrganisationEvent> = {
  kind: 'organisation',
  initial: null,
  events: organisationEvents,
  evolve: (_state, event) => event.data,
};

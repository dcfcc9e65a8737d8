import { organisationRegistered, organisationRenamed } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

export const organisationEvents = eventFamily([organisationRegistered, organisationRenamed]);
export type OrganisationEvent = ReturnType<typeof organisationEvents.parse>;

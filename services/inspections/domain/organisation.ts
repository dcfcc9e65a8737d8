import {
  organisationRegistered,
  organisationRenamed,
  type OrganisationEntry,
  type OrganisationName,
} from '@ducha/contracts';
import { eventFamily, type Decision, type StreamKind } from '@ducha/event-log';

const events = eventFamily([organisationRegistered, organisationRenamed]);
export type OrganisationEvent = ReturnType<typeof events.parse>;

/** The stream `organisation/<code>` of the register's owner; null while the code is not registered. */
export const organisation: StreamKind<OrganisationEntry | null, OrganisationEvent> = {
  kind: 'organisation',
  initial: null,
  events,
  evolve: (_state, event) => event.data,
};

/** As many names as one organisation may have had: an event's limit. */
const namesLimit = 26;

/** Registration of a code. One that is registered stays as it is: the answer is no events. */
export function decideRegistration(
  state: OrganisationEntry | null,
  entry: OrganisationEntry,
): Decision<OrganisationEvent> {
  if (state !== null) return [];
  const ordered = entry.names.every(
    (name, index) => index === 0 || (entry.names[index - 1]?.from ?? '') < name.from,
  );
  if (!ordered) return { rejected: 'dates-impossible' };
  return [{ type: organisationRegistered.type, data: entry }];
}

/** Another name from a day on, which must come after the day of every name before. */
export function decideRenaming(
  state: OrganisationEntry | null,
  name: OrganisationName,
): Decision<OrganisationEvent> {
  if (state === null) return { rejected: 'not-found' };
  const last = state.names.at(-1);
  if (last !== undefined && name.from <= last.from) return { rejected: 'dates-impossible' };
  if (state.names.length === namesLimit) return { rejected: 'wrong-stage' };
  return [{ type: organisationRenamed.type, data: { ...state, names: [...state.names, name] } }];
}

import type { LocalDate } from '@ducha/calendar';
import {
  organisationRegistered,
  organisationRenamed,
  type Fault,
  type OrganisationEntry,
  type OrganisationName,
} from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import type { OrganisationEvent } from './organisation-events.ts';

/** As many names as one organisation may have had: an event's limit. */
const namesLimit = 26;

/** Registration of a code. One that is registered stays as it is: the answer is no events. */
export function decideRegistration(
  state: OrganisationEntry | null,
  entry: OrganisationEntry,
): Decision<OrganisationEvent> {
  if (state !== null) return [];
  if (!runForward(entry.names)) return { rejected: 'dates-impossible' };
  return [{ type: organisationRegistered.type, data: entry }];
}

/** What is wrong with a list of organisations to be registered, before any of them is: every fault. */
export function registrationFaults(
  announced: readonly {
    readonly code: string;
    readonly names: readonly { readonly from: LocalDate }[];
  }[],
): Fault[] {
  const codes = announced.map(({ code }) => code);
  return announced.flatMap(({ code, names }, index) => [
    ...(codes.indexOf(code) < index
      ? [
          {
            pointer: `#/organisations/${index}/code`,
            code: 'twice',
            detail: 'Stands in the list already',
          },
        ]
      : []),
    ...(runForward(names)
      ? []
      : [
          {
            pointer: `#/organisations/${index}/names`,
            code: 'dates-impossible',
            detail: 'Each name must begin on a later day than the one before',
          },
        ]),
  ]);
}

function runForward(names: readonly { readonly from: LocalDate }[]): boolean {
  return names.every(({ from }, index) => index === 0 || (names[index - 1]?.from ?? '') < from);
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

import {
  calendarId,
  calendarStream as calendarCopies,
  organisationStream as organisationCopies,
  teamStream,
} from '@ducha/directory';
import { inspectionStream as inspectionCopies } from '../../../services/complaints/inspections/inspection-copy-fold.ts';
import { calendarStream } from '../../../services/inspections/calendar/calendar-fold.ts';
import { inspectionStream } from '../../../services/inspections/inspection/inspection-fold.ts';
import { onTeam } from '../../../services/inspections/inspection/inspection-state.ts';
import { organisationStream } from '../../../services/inspections/organisations/organisation-fold.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** What services keep of what others own: they decide by it, so it must be what its owner said last. */
export const copyInvariants: readonly Invariant[] = [
  {
    name: 'a copy of an organisation is what its owner says',
    says: 'Every service knows every organisation of the register, as it is registered now.',
    moment: 'at-rest',
    check(evidence) {
      const register = foldsOf(evidence, 'inspections', organisationStream);
      return ['complaints', 'rectification', 'notifications'].flatMap((service) => {
        const copies = foldsOf(evidence, service, organisationCopies);
        return [...register].flatMap(([code, { commits, state }]) => {
          const copy = copies.get(code)?.state;
          const same =
            copy?.sourceVersion === commits.length &&
            copy.entry?.kind === state?.kind &&
            copy.entry?.parent === state?.parent &&
            copy.entry?.successor === state?.successor &&
            copy.entry?.names.map(({ from }) => from).join() ===
              state?.names.map(({ from }) => from).join();
          return same
            ? []
            : [
                `${service} knows version ${copy?.sourceVersion ?? 0} of ${code}, which is at ${commits.length}`,
              ];
        });
      });
    },
  },
  {
    name: 'a copy of a team is what its owner says',
    says: 'Who sits on the team of an inspection is the same in every service that shows things to teams.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'inspections', inspectionStream)].flatMap(([id, { state }]) => {
        const team = state?.team ?? null;
        if (team === null) return [];
        return ['complaints', 'rectification'].flatMap((service) => {
          const people = foldsOf(evidence, service, teamStream).get(id)?.state.people ?? [];
          return people.toSorted().join() === onTeam(team).toSorted().join()
            ? []
            : [
                `${service} knows ${people.length} people of the team of ${id}, others than sit there`,
              ];
        });
      }),
  },
  {
    name: 'a copy of an inspection is what its owner says',
    says: 'The complaints service knows which inspections were stationed, where, from when to when, and which have ended.',
    moment: 'at-rest',
    check(evidence) {
      const copies = foldsOf(evidence, 'complaints', inspectionCopies);
      return [...foldsOf(evidence, 'inspections', inspectionStream)].flatMap(([id, { state }]) => {
        const copy = copies.get(id)?.state;
        const begun = state !== null && (state.stage === 'stationed' || state.closedOn !== null);
        if (!begun) {
          return copy === undefined
            ? []
            : [`inspection ${id} never began, and complaints are taken for it`];
        }
        const opened = copy?.opened ?? null;
        const same =
          opened !== null &&
          opened.from === state.from &&
          opened.until === state.until &&
          opened.targets.join() === state.targets.join() &&
          (copy?.closed?.on ?? null) === state.closedOn &&
          (copy?.closed?.complaintsTakenUntil ?? null) === state.complaintsTakenUntil;
        return same ? [] : [`inspection ${id} is ${state.stage}, and its copy is not as it says`];
      });
    },
  },
  {
    name: 'every service counts by one calendar',
    says: 'Days off are the same everywhere, and where dates follow them all were gone through.',
    moment: 'at-rest',
    check(evidence) {
      const owner = foldsOf(evidence, 'inspections', calendarStream).get(calendarId);
      const version = owner?.commits.length ?? 0;
      return ['complaints', 'rectification', 'notifications'].flatMap((service) => {
        const copy = foldsOf(evidence, service, calendarCopies).get(calendarId)?.state;
        return (copy?.sourceVersion ?? 0) === version
          ? []
          : [
              `${service} counts by version ${copy?.sourceVersion ?? 0} of the calendar, which is at ${version}`,
            ];
      });
    },
  },
];

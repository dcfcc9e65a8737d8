import { accessStream } from '../../../services/complaints/looks/access-fold.ts';
import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import type { Complaint } from '../../../services/complaints/complaint/complaint-state.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';
import { seen, seesAsOffice, stateAt, wordFor } from './visibility.ts';

/** 照片: what a complainant photographed stays with the office; others see copies in which is covered what they need not. */
export const photographInvariants: readonly Invariant[] = [
  {
    name: 'photographs are passed on by who has looked at them',
    says: 'Whoever passed a copy on had looked at the complaint before, and it was of a photograph that was kept then.',
    moment: 'at-rest',
    check(evidence) {
      const looks = foldsOf(evidence, 'complaints', accessStream);
      return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(
        ([id, { events, states }]) =>
          events.flatMap(({ event, commit }) => {
            if (event.type !== 'complaint.photographs-passed-on.v1') return [];
            const before = states[commit.version - 1];
            const hasLooked = looks
              .get(id)
              ?.events.some(
                (one) =>
                  one.event.type === 'access.looked.v1' &&
                  one.commit.actor.subject === commit.actor.subject &&
                  one.commit.at <= commit.at,
              );
            const what = `of complaint ${id} at version ${commit.version}`;
            const unkept = event.data.photographs.filter(
              ({ original }) =>
                before?.photographs.every(({ photograph }) => photograph !== original) !== false ||
                before.erased.files.includes(original),
            );
            return [
              ...(hasLooked === true ? [] : [`photographs ${what} were passed on without a look`]),
              ...unkept.map(() => `a copy of a photograph that is not kept was passed on ${what}`),
            ];
          }),
      );
    },
  },
  {
    name: 'others see copies of photographs alone',
    says: 'What somebody is given of photographs without a look is a copy that was passed on and stands; to an organisation not of which photograph, and none of a complaint that was taken back.',
    moment: 'at-rest',
    check: (evidence) =>
      seen(evidence).flatMap((one) => {
        const state = stateAt(evidence, one);
        if (state === undefined) return [];
        const standing = copiesOf(state);
        const toOffice = seesAsOffice(evidence, one, state);
        const may = toOffice || state.stage !== 'withdrawn' ? standing : [];
        const listed: readonly { photograph: string; original: string | null }[] =
          one.body.passedOn ?? [];
        const fetched = one.endpoint === 'readPassedOnPhotograph' ? [one.body.photograph] : [];
        const told = [...fetched, ...listed.map(({ photograph }) => photograph)];
        const where = `by ${one.endpoint} of complaint ${one.complaint}, version ${one.version}`;
        return [
          ...told
            .filter((photograph) => !may.includes(photograph))
            .map(
              () =>
                `${wordFor(one.reader)} was given a photograph that is no copy of theirs ${where}`,
            ),
          ...listed
            .filter(({ original }) => !toOffice && original !== null)
            .map(() => `${wordFor(one.reader)} was told of which photograph it is a copy ${where}`),
        ];
      }),
  },
  {
    name: 'what came with a complaint lies in its bucket until it is erased',
    says: 'The file of every photograph and attachment of a complaint is there, unless it was erased.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { state }]) =>
        originalsOf(state)
          .filter((file) => !evidence.files.has(`photographs/${file}`))
          .map((file) => `the file ${file} of complaint ${id} is not there`),
      ),
  },
  {
    name: 'a copy lies in its bucket as long as it stands',
    says: 'The file of every copy that was passed on, and neither taken back nor erased, is there.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { state }]) =>
        copiesOf(state)
          .filter((copy) => !evidence.files.has(`evidence/${copy}`))
          .map((copy) => `the copy ${copy} of complaint ${id} is not there`),
      ),
  },
];

/** What came with a complaint and was not erased, said once more without the house's own words. */
function originalsOf({ photographs, attachments, erased }: Complaint): string[] {
  return [
    ...photographs.map(({ photograph }) => photograph),
    ...attachments.map(({ attachment }) => attachment),
  ].filter((file) => !erased.files.includes(file));
}

/** The copies of a complaint that stand, said once more without the house's own words. */
function copiesOf({ passedOn, erased }: Complaint): string[] {
  return passedOn.flatMap(({ copy }) => (erased.files.includes(copy) ? [] : [copy]));
}

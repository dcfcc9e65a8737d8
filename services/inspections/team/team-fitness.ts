import { addMonths, type LocalDate } from '@ducha/calendar';
import { isSamePlace, type Candidate, type Fault } from '@ducha/contracts';
import type { InspectionsPolicy } from '@ducha/policy';

/** A team as proposed. */
export interface ProposedTeam {
  readonly leader: Candidate;
  readonly deputies: readonly Candidate[];
  readonly members: readonly Candidate[];
}

/**
 * Why people of a team may not hold their place (the Measures; domain, section 3): every fault, at its
 * pointer in the request. The leader is of bureau rank 局级, serving or recently retired; a deputy is a
 * serving leader of the municipal ecology bureau; nobody inspects what they belong to or left recently.
 */
export function unfitness(
  team: ProposedTeam,
  inspection: { readonly targets: readonly string[]; readonly from: LocalDate },
  policy: InspectionsPolicy,
): Fault[] {
  const { leader, deputies, members } = team;
  const places = [
    { candidate: leader, at: '#/leader', faults: leaderFaults(leader, inspection.from, policy) },
    ...deputies.map((candidate, index) => ({
      candidate,
      at: `#/deputies/${index}`,
      faults: deputyFaults(candidate, policy),
    })),
    ...members.map((candidate, index) => ({ candidate, at: `#/members/${index}`, faults: [] })),
  ];
  return places.flatMap(({ candidate, at, faults }, index) => [
    ...faults.map((fault) => ({ pointer: at, ...fault })),
    ...(mustRecuse(candidate, inspection, policy)
      ? [
          {
            pointer: at,
            code: 'recusal',
            detail: `Belongs to a target, or left it less than ${policy.recusalYears} years before`,
          },
        ]
      : []),
    ...(places.findIndex((other) => other.candidate.subject === candidate.subject) < index
      ? [{ pointer: at, code: 'twice', detail: 'Sits on this team already' }]
      : []),
  ]);
}

type Reason = Omit<Fault, 'pointer'>;

function leaderFaults(leader: Candidate, from: LocalDate, policy: InspectionsPolicy): Reason[] {
  const rank: Reason[] =
    leader.rank === 'bureau'
      ? []
      : [{ code: 'rank', detail: 'The leader must be of bureau rank (局级)' }];
  const retired =
    leader.retiredOn !== null && addMonths(leader.retiredOn, 12 * policy.retiredYears) < from;
  return retired
    ? [
        ...rank,
        { code: 'retired', detail: `Retired more than ${policy.retiredYears} years before` },
      ]
    : rank;
}

function deputyFaults(deputy: Candidate, policy: InspectionsPolicy): Reason[] {
  const leads = deputy.organisations.some(
    ({ organisation, leads, left }) =>
      organisation === policy.ecologyBureau && leads && left === null,
  );
  return leads && deputy.retiredOn === null
    ? []
    : [
        {
          code: 'not-a-bureau-leader',
          detail: 'A deputy must be a serving leader of the municipal ecology bureau',
        },
      ];
}

/** 回避: a member of a target, or of its district or township, now or until recently. */
function mustRecuse(
  candidate: Candidate,
  inspection: { readonly targets: readonly string[]; readonly from: LocalDate },
  policy: InspectionsPolicy,
): boolean {
  return candidate.organisations.some(
    ({ organisation, left }) =>
      inspection.targets.some((target) => isSamePlace(target, organisation)) &&
      (left === null || addMonths(left, 12 * policy.recusalYears) > inspection.from),
  );
}

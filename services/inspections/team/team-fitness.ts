import { addMonths, type LocalDate } from '@ducha/calendar';
import { isSamePlace, type Candidate, type Fault, type Seat } from '@ducha/contracts';
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
  const places: readonly { candidate: Candidate; seat: Seat; at: string }[] = [
    { candidate: leader, seat: 'leader', at: '#/leader' },
    ...deputies.map((candidate, index) => ({
      candidate,
      seat: 'deputy' as const,
      at: `#/deputies/${index}`,
    })),
    ...members.map((candidate, index) => ({
      candidate,
      seat: 'member' as const,
      at: `#/members/${index}`,
    })),
  ];
  return places.flatMap(({ candidate, seat, at }, index) => [
    ...unfitnessFor(seat, candidate, inspection, policy).map((fault) => ({
      pointer: at,
      ...fault,
    })),
    ...(places.findIndex((other) => other.candidate.subject === candidate.subject) < index
      ? [{ pointer: at, code: 'twice', detail: 'Sits on this team already' }]
      : []),
  ]);
}

type Reason = Omit<Fault, 'pointer'>;

/** Why one person may not hold a seat on the team of an inspection that begins, for them, on that day. */
export function unfitnessFor(
  seat: Seat,
  candidate: Candidate,
  inspection: { readonly targets: readonly string[]; readonly from: LocalDate },
  policy: InspectionsPolicy,
): Reason[] {
  const ofSeat: Readonly<Record<Seat, () => Reason[]>> = {
    leader: () => leaderFaults(candidate, inspection.from, policy),
    deputy: () => deputyFaults(candidate, policy),
    member: () => [],
  };
  return [
    ...ofSeat[seat](),
    ...(mustRecuse(candidate, inspection, policy)
      ? [
          {
            code: 'recusal',
            detail: `Belongs to a target, or left it less than ${policy.recusalYears} years before`,
          },
        ]
      : []),
  ];
}

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

import type { LocalDate } from '@ducha/calendar';
import { teamChanged, type Candidate, type Fault, type NoteRef, type Seat } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { isTaken } from '../bookings/booking-state.ts';
import {
  formerLeaderKey,
  leaderKey,
  type Booked,
  type BookingsInHand,
} from '../bookings/bookings-in-hand.ts';
import { rebooked } from '../bookings/rebooking.ts';
import { canHappen } from '../inspection/inspection-stages.ts';
import { onTeam, type Inspection, type Team } from '../inspection/inspection-state.ts';
import { unfitnessFor } from './team-fitness.ts';

/** Who leaves a team, and who joins it in which seat. */
export interface TeamMoves {
  readonly leaves: readonly string[];
  readonly joins: readonly { readonly seat: Seat; readonly person: Candidate }[];
}

/** How many may sit where. */
const seats = { deputies: 5, members: 60 } as const;

/**
 * 调整督察组: some leave a team that is at work and others join it, at once. Whoever joins is fit for the
 * seat as on the day on which they join; a leader who changes is booked in the place of the one before.
 */
export function decideTeamChange(
  state: Inspection | null,
  command: TeamMoves & {
    readonly inspection: string;
    readonly reason: NoteRef;
    /** What was declared about those who join. */
    readonly vetting: NoteRef;
  },
  { today, bookings }: { readonly today: LocalDate; readonly bookings: BookingsInHand },
): Booked | Rejection {
  if (state === null) return { rejected: 'not-found' };
  if (state.team === null || !canHappen('inspection.team-changed.v1', state.stage)) {
    return { rejected: 'wrong-stage' };
  }
  const after = teamAfter(state.team, command);
  const [leader] = after.leaders;
  const faults = [
    ...movesFaults(state.team, command),
    ...placesFaults(after),
    ...fitnessFaults(state, command, today),
  ];
  if (faults.length > 0 || leader === undefined) return { rejected: 'team-unfit', faults };
  // The seat of the leader is held for what is left of the window, or of an open stationing past it.
  const wanted = {
    inspection: command.inspection,
    from: today > state.from ? today : state.from,
    until: today > state.until ? today : state.until,
    open: state.stage === 'stationed',
  };
  const { [leaderKey]: next, [formerLeaderKey]: former } = bookings;
  if (next !== undefined && isTaken(next, wanted)) return { rejected: 'leader-booked' };
  return {
    primary: [
      {
        type: teamChanged.type,
        data: {
          leader,
          deputies: after.deputies,
          members: after.members,
          on: today,
          reason: command.reason,
          vetting: command.vetting,
        },
      },
    ],
    companions: {
      ...(next === undefined
        ? {}
        : { [leaderKey]: [rebooked(next, command.inspection, wanted, today)] }),
      ...(former === undefined
        ? {}
        : { [formerLeaderKey]: [rebooked(former, command.inspection, null, today)] }),
    },
  };
}

/** Who leads next, while a team holds bookings: null when that stays as it is, or nobody would lead. */
export function nextLeader(state: Inspection, moves: TeamMoves): string | null {
  if (state.team === null || (state.stage !== 'preparing' && state.stage !== 'stationed')) {
    return null;
  }
  const [leader = state.team.leader] = teamAfter(state.team, moves).leaders;
  return leader === state.team.leader ? null : leader;
}

interface Places {
  readonly leaders: readonly string[];
  readonly deputies: string[];
  readonly members: string[];
}

function teamAfter(team: Team, { leaves, joins }: TeamMoves): Places {
  const stays = (subject: string): boolean => !leaves.includes(subject);
  const joining = (seat: Seat): string[] =>
    joins.filter((one) => one.seat === seat).map(({ person }) => person.subject);
  return {
    leaders: [...[team.leader].filter(stays), ...joining('leader')],
    deputies: [...team.deputies.filter(stays), ...joining('deputy')],
    members: [...team.members.filter(stays), ...joining('member')],
  };
}

/** Who leaves sits there, and once; who joins does not sit there yet, or gives up their seat for it. */
function movesFaults(team: Team, { leaves, joins }: TeamMoves): Fault[] {
  const seated = onTeam(team);
  const joining = joins.map(({ person }) => person.subject);
  const twice = { code: 'twice', detail: 'Sits on this team already' };
  return [
    ...leaves.flatMap((subject, index): Fault[] => {
      const pointer = `#/leaves/${index}`;
      if (!seated.includes(subject)) {
        return [{ pointer, code: 'not-on-team', detail: 'Does not sit on this team' }];
      }
      return leaves.indexOf(subject) < index
        ? [{ pointer, code: 'twice', detail: 'Is named twice' }]
        : [];
    }),
    ...joining.flatMap((subject, index): Fault[] => {
      const keepsSeat = seated.includes(subject) && !leaves.includes(subject);
      return keepsSeat || joining.indexOf(subject) < index
        ? [{ pointer: `#/joins/${index}`, ...twice }]
        : [];
    }),
  ];
}

function placesFaults({ leaders, deputies, members }: Places): Fault[] {
  const faults: readonly (readonly [boolean, Fault])[] = [
    [
      leaders.length === 0,
      { pointer: '#/leaves', code: 'leader-missing', detail: 'Nobody would lead the team' },
    ],
    [
      leaders.length > 1,
      { pointer: '#/joins', code: 'leader-there', detail: 'A team has one leader, and has one' },
    ],
    [
      deputies.length === 0,
      { pointer: '#/leaves', code: 'deputy-missing', detail: 'A team has a deputy' },
    ],
    [
      deputies.length > seats.deputies || members.length > seats.members,
      { pointer: '#/joins', code: 'team-full', detail: 'Five deputies and sixty members at most' },
    ],
  ];
  return faults.flatMap(([holds, fault]) => (holds ? [fault] : []));
}

function fitnessFaults(
  { targets, from, held }: Inspection,
  { joins }: TeamMoves,
  today: LocalDate,
): Fault[] {
  const asOn = today > from ? today : from;
  return joins.flatMap(({ seat, person }, index) =>
    unfitnessFor(seat, person, { targets, from: asOn }, held).map((fault) => ({
      pointer: `#/joins/${index}`,
      ...fault,
    })),
  );
}

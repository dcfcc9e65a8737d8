import type { Seat } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { inspectionsPolicy, recallPolicy } from '@ducha/policy';
import { stageAfter, transitions } from './inspection-stages.ts';
import { inspectionEvents, type InspectionEvent } from './inspection-events.ts';
import type { Inspection, Move, Team, TeamChange } from './inspection-state.ts';

/** The stream `inspection/<id>`; null before its draft. */
export const inspectionStream: StreamKind<Inspection | null, InspectionEvent> = {
  kind: 'inspection',
  initial: null,
  events: inspectionEvents,
  evolve(state, event, { at }) {
    if (event.type === 'inspection.drafted.v2') {
      const { kept, ...draft } = event.data;
      return {
        ...draft,
        held: recallPolicy(inspectionsPolicy, kept),
        stage: transitions[event.type].to,
        submittedBy: null,
        reason: null,
        decisions: [],
        moves: [],
        team: null,
        teamChanges: [],
        vettings: [],
        putOffOn: null,
        erasures: [],
        erased: [],
        closedOn: null,
        complaintsTakenUntil: null,
        endedAt: null,
      };
    }
    if (state === null) return null;
    if (event.type === 'inspection.texts-erased.v2') {
      const { notes, ...erasure } = event.data;
      return {
        ...state,
        erasures: [...state.erasures, { ...erasure, at }],
        erased: [...state.erased, ...notes],
      };
    }
    const stage = stageAfter(event.type, state.stage);
    const endedAt = isEnd(stage) ? at : null;
    return { ...state, ...changes(state, event), stage, endedAt };
  },
};

/** Nothing comes after it. */
function isEnd(stage: Inspection['stage']): boolean {
  return stage === 'archived' || stage === 'cancelled';
}

/** What an event after the first changes beside the stage. */
function changes(
  state: Inspection,
  event: Exclude<
    InspectionEvent,
    { type: 'inspection.drafted.v2' } | { type: 'inspection.texts-erased.v2' }
  >,
): Partial<Inspection> {
  switch (event.type) {
    case 'inspection.submitted.v1':
      return { submittedBy: event.data.by };
    case 'inspection.approved.v1':
    case 'inspection.rejected.v1':
      return {
        reason: event.data.reason,
        decisions: [...state.decisions, event.data.reason],
      };
    case 'inspection.rescheduled.v1': {
      const { from, until, by } = event.data;
      const moves = [...state.moves, moveOf(state, 'rescheduled', event.data)];
      return { from, until, submittedBy: by, reason: null, moves };
    }
    case 'inspection.cancelled.v1':
      return { moves: [...state.moves, moveOf(state, 'cancelled', event.data)] };
    case 'inspection.archived.v1':
      return { moves: [...state.moves, moveOf(state, 'archived', event.data)] };
    case 'inspection.prepared.v1': {
      const { leader, deputies, members, vetting } = event.data;
      return { team: { leader, deputies, members }, vettings: [...state.vettings, vetting] };
    }
    case 'inspection.team-changed.v1': {
      const { leader, deputies, members, on, reason, vetting } = event.data;
      const team = { leader, deputies, members };
      const change = { on, reason, ...teamMoves(state.team, team) };
      return {
        team,
        teamChanges: [...state.teamChanges, change],
        vettings: [...state.vettings, vetting],
      };
    }
    case 'inspection.stationing-put-off.v1':
      return { putOffOn: event.data.on };
    case 'inspection.lapsed.v1':
    case 'inspection.stationing-opened.v2':
      return {};
    case 'inspection.stationing-closed.v1': {
      const { closedOn, complaintsTakenUntil } = event.data;
      return { closedOn, complaintsTakenUntil };
    }
  }
}

function moveOf(
  { from, until }: Inspection,
  move: Move['move'],
  { on, reason }: Pick<Move, 'on' | 'reason'>,
): Move {
  return { move, on, from, until, reason };
}

/** Who left a team and who took which seat, by the team before and after. */
function teamMoves(before: Team | null, after: Team): Pick<TeamChange, 'left' | 'joined'> {
  const seatsBefore = new Map(before === null ? [] : seatsOf(before));
  const seatsAfter = seatsOf(after);
  const stays = new Set(seatsAfter.map(([subject]) => subject));
  return {
    left: [...seatsBefore.keys()].filter((subject) => !stays.has(subject)),
    joined: seatsAfter.flatMap(([subject, seat]) =>
      seatsBefore.get(subject) === seat ? [] : [{ subject, seat }],
    ),
  };
}

function seatsOf({ leader, deputies, members }: Team): (readonly [subject: string, seat: Seat])[] {
  return [
    [leader, 'leader'],
    ...deputies.map((subject) => [subject, 'deputy'] as const),
    ...members.map((subject) => [subject, 'member'] as const),
  ];
}

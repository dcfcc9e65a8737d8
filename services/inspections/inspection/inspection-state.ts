import type * as z from 'zod/mini';
import type {
  EventOf,
  inspectionKind,
  inspectionLevel,
  InspectionMove,
  InspectionPolicy,
  InspectionStage,
  NoteRef,
  Seat,
} from '@ducha/contracts';
import type { LocalDate } from '@ducha/calendar';
import type { InspectionsPolicy } from '@ducha/policy';
import type { inspectionErased } from './inspection-events.ts';

/** 督察组. */
export interface Team {
  readonly leader: string;
  readonly deputies: readonly string[];
  readonly members: readonly string[];
}

/** Everyone who sits on a team. */
export function onTeam({ leader, deputies, members }: Team): readonly string[] {
  return [leader, ...deputies, ...members];
}

/** How a team at work was changed, and from which day on. */
export interface TeamChange {
  readonly on: LocalDate;
  readonly left: readonly string[];
  readonly joined: readonly { readonly subject: string; readonly seat: Seat }[];
  readonly reason: NoteRef;
}

/** Another window that it got, or its end: when and why, and the window that it had before. */
export interface Move {
  readonly move: InspectionMove;
  readonly on: LocalDate;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly reason: NoteRef;
}

/** 督察, once drafted. */
export interface Inspection {
  readonly stage: InspectionStage;
  readonly kind: z.infer<typeof inspectionKind>;
  readonly level: z.infer<typeof inspectionLevel>;
  readonly important: boolean;
  readonly targets: readonly string[];
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** What it says of its own about its complaints. */
  readonly policy: InspectionPolicy;
  /** Our policy as it was when the draft was made. */
  readonly held: InspectionsPolicy;
  readonly submittedBy: string | null;
  /** Why it was approved or rejected; null until that is decided, also anew. */
  readonly reason: NoteRef | null;
  /** The reasons of every decision so far. */
  readonly decisions: readonly NoteRef[];
  readonly moves: readonly Move[];
  readonly team: Team | null;
  readonly teamChanges: readonly TeamChange[];
  /** What was declared about the people of its team, at its forming and at each change. */
  readonly vettings: readonly NoteRef[];
  /** The last day on which its team could not come because another one was still at a target. */
  readonly putOffOn: LocalDate | null;
  readonly erasures: readonly (Omit<EventOf<typeof inspectionErased>['data'], 'notes'> & {
    readonly at: string;
  })[];
  /** Ids of the notes that are gone. */
  readonly erased: readonly string[];
  readonly closedOn: LocalDate | null;
  readonly complaintsTakenUntil: LocalDate | null;
  /** When it was archived or cancelled; null before. */
  readonly endedAt: string | null;
}

import type { Actor, Endpoint, Relation } from '@ducha/contracts';
import {
  isRejection,
  ref,
  type Rejection,
  type SealedItem,
  type StreamRef,
} from '@ducha/event-log';
import { anyone, isRecused, type EndpointRequest, type Person, type Store } from '@ducha/lambda';
import { bookingsOf } from '../bookings/bookings-of.ts';
import type { Bookings } from '../bookings/booking-state.ts';
import type { BookingsKept } from '../bookings/booking-events.ts';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { inspectionStream } from './inspection-fold.ts';
import { onTeam, type Inspection } from './inspection-state.ts';
import type { InspectionEvent } from './inspection-events.ts';
import type { Booked, BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { inspectionAnswer, type InspectionAnswer } from './inspection-answer.ts';

type ChangeRequest = Pick<
  EndpointRequest<Endpoint>,
  'permit' | 'command' | 'expected' | 'person' | 'now'
> & { readonly params: { readonly inspection: string } };

/** What one kind of change to an inspection does; the rest is the same for all. */
export interface Change {
  readonly seal?: SealedItem;
  /** The role in which the person acts, where the state asks for a certain one of theirs. */
  readonly actAs?: (state: Inspection, actor: Actor) => Actor;
  /** Whose bookings the rule spans; none when absent. */
  readonly bookings?: (state: Inspection) => Record<string, StreamRef<Bookings, BookingsKept>>;
  readonly decide: (
    state: Inspection | null,
    bookings: BookingsInHand,
    actor: Actor,
  ) => readonly InspectionEvent[] | Booked | Rejection;
}

/** Changes an inspection: loads it, finds in what role the person acts, decides, appends, answers. */
export async function changeInspection(
  store: Store,
  request: ChangeRequest,
  change: Change,
): Promise<InspectionAnswer | Rejection> {
  const { inspection: id } = request.params;
  const stream = ref(inspectionStream, id);
  const { state: before } = await store.log.load(stream);
  const relations = relationsTo(before, request.person);
  const permitted = request.permit(relations);
  if (isRejection(permitted)) return permitted;
  if (before === null) return { rejected: 'not-found' };
  const actor = change.actAs?.(before, permitted) ?? permitted;
  const done = await store.log.handle({
    command: request.command(actor),
    stream,
    ...(request.expected === undefined ? {} : { expected: request.expected }),
    ...(change.seal === undefined ? {} : { seal: change.seal }),
    writes: erasureWrites(store.notes, request.now),
    companions: (state) => (state === null ? {} : (change.bookings?.(state) ?? {})),
    decide: (state, bookings) => change.decide(state, bookings, actor),
  });
  if (isRejection(done)) return done;
  if (done.state === null) return { rejected: 'not-found' };
  const found = { id, state: done.state, version: done.version };
  return inspectionAnswer(store, found, { asTeam: actsAsTeam(request, relations) });
}

/** The bookings of an inspection whose team is known. */
export function teamBookings(state: Inspection): Record<string, StreamRef<Bookings, BookingsKept>> {
  return state.team === null ? {} : bookingsOf(state.team.leader, state.targets);
}

/** Whether somebody reads or acts by nothing but their seat on the team. */
export function actsAsTeam(
  { permit }: Pick<EndpointRequest<Endpoint>, 'permit'>,
  relations: ReadonlySet<Relation>,
): boolean {
  return isRejection(permit(new Set([...relations].filter((one) => one !== 'own-team'))));
}

/**
 * How a person stands to an inspection: whoever is of a target of it, is recused; the others may sit on its
 * team.
 */
export function relationsTo(
  state: Pick<Inspection, 'targets' | 'team'> | null,
  person: Person | null,
): ReadonlySet<Relation> {
  if (state === null) return anyone;
  if (isRecused(person, state.targets)) return new Set();
  const seated = state.team !== null && onTeam(state.team).includes(person?.subject ?? '');
  return seated ? new Set(['any', 'own-team']) : anyone;
}

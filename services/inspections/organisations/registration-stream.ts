import * as z from 'zod/mini';
import { event } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** Somebody asked to have this many organisations entered. Which, each one's own stream says. */
const registrationBegun = event('registration.begun.v1', () =>
  z.strictObject({ organisations: z.int().check(z.minimum(1), z.maximum(100)) }),
);

const events = eventFamily([registrationBegun]);
type RegistrationEvent = ReturnType<typeof events.parse>;

/** How many organisations a request is about; null before it came. */
export interface Registration {
  readonly organisations: number | null;
}

/** The stream `registration/<request>`: one request, so that its key is for one list alone. */
export const registrationStream: StreamKind<Registration, RegistrationEvent> = {
  kind: 'registration',
  initial: { organisations: null },
  events,
  evolve: (_state, { data }) => data,
};

/** A request begins, once. */
export function decideBegun(
  { organisations: begun }: Registration,
  organisations: number,
): readonly RegistrationEvent[] {
  return begun === null ? [{ type: registrationBegun.type, data: { organisations } }] : [];
}

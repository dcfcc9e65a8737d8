import { reasonsErased, type AccessEvent } from './access-events.ts';
import type { Access } from './access-state.ts';

/** The reasons that are kept go, as many as are erased at once; none when none is kept. */
export function decideErasingReasons({ reasons }: Access, atOnce: number): readonly AccessEvent[] {
  return reasons.length === 0
    ? []
    : [{ type: reasonsErased.type, data: { reasons: reasons.slice(0, atOnce) } }];
}

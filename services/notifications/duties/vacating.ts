import type { Rejection } from '@ducha/event-log';
import type { DutyEvent } from './duty-events.ts';
import type { DutyState } from './duty-state.ts';

/** A duty can be vacated while someone holds it. */
export function decideVacate(state: DutyState): readonly DutyEvent[] | Rejection {
  if (state.holder === null) return { rejected: 'duty-vacant' };
  return [{ type: 'duty.vacated.v1', data: {} }];
}

import * as z from 'zod/mini';
import { duty, organisationCode } from '@ducha/contracts';
import type { Projection } from '@ducha/event-log';
import type { DutyEvent } from './duty-events.ts';
import { dutyStream } from './duty-fold.ts';
import type { DutyState } from './duty-state.ts';
import { nextLeft } from './retention.ts';

/** The partition of the duties that somebody holds. */
export const heldDutiesList = 'held-duties';

/** What the row of a held duty says: by what its holder is reached; name and addresses are in no row. */
export const heldDuty = z.object({ mobile: z.boolean(), email: z.boolean() });

/** Held ones stand in one list. The clock looks at whoever held it and left. */
export const dutyProjection: Projection<DutyState, DutyEvent> = {
  stream: dutyStream,
  rows(state, id) {
    const next = nextLeft(state);
    const due = next === undefined ? {} : { due: next.due };
    const { holder } = state;
    if (holder === null) return [{ name: 'main', data: {}, ...due }];
    const data = { mobile: holder.mobile !== null, email: holder.email !== null };
    return [{ name: 'main', data, list1: { list: heldDutiesList, order: id }, ...due }];
  },
};

/** Whose duty a stream is, by its id. @throws Error where it is none */
export function dutyOfId(id: string) {
  const held = duty.options.find((one) => id.endsWith(`-${one}`));
  if (held === undefined) throw new Error(`no duty is called ${id}`);
  return { organisation: organisationCode.parse(id.slice(0, -held.length - 1)), duty: held };
}

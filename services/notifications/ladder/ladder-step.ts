import type { Calendar } from '@ducha/calendar';
import { readCalendar } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import type { DueAction } from '@ducha/lambda';
import { overdueAlarm } from '../alarms/alarm-id.ts';
import { companionAlarm } from '../alarms/raising.ts';
import {
  companionStreams,
  type CompanionStreams,
  type Companion,
} from '../notification/companion-streams.ts';
import { decideStep, stepDue } from './due-step.ts';
import { unknownYears } from './unknown-years.ts';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';
import type { NotificationsPolicy } from '@ducha/policy';
import { decideJoin } from '../digest/gathering.ts';
import { slotStream, slotId } from '../digest/slot-fold.ts';
import type { Slot } from '../digest/slot-state.ts';
import type { NotificationsStore } from '../store.ts';
import { turns } from '../due/turns.ts';

/**
 * A step of a ladder is due: its reminders join the slots of the duties that it names, and the office
 * is told where the step says so, in one transaction.
 */
export function ladderStepAction({
  log,
  policy,
}: Pick<NotificationsStore, 'log' | 'policy'>): DueAction {
  // Thousands of ladders may be due at one moment, and those of an organisation join the same slots.
  const inTurn = turns();
  return async ({ id, command }) => {
    const { values } = await policy.at(command.at);
    const calendar = await readCalendar({ log });
    const jointOf = (state: Ladder): CompanionStreams =>
      companionStreams(companionsOf(id, state, command.at, { policy: values, calendar }));
    const { state: found } = await log.load(ref(ladderStream, id));
    await inTurn(found.facts?.organisation ?? id, () =>
      log.handle({
        command,
        stream: ref(ladderStream, id),
        companions: (state) => jointOf(state).streams,
        decide: (state, states) => {
          const primary = decideStep(state, command.at);
          return primary.length === 0 ? [] : { primary, companions: jointOf(state).decide(states) };
        },
      }),
    );
  };
}

function companionsOf(
  id: string,
  state: Ladder,
  now: string,
  { policy, calendar }: { readonly policy: NotificationsPolicy; readonly calendar: Calendar },
): Companion[] {
  const step = stepDue(state, now);
  if (step === undefined || state.facts === null || state.due === null) return [];
  const { organisation, matter } = state.facts;
  const { due } = state;
  const joins = step.duties.map((duty): Companion => {
    const reminder = { organisation, duty, at: step.at };
    const waiting = { ladder: id, plan: state.plan, step: step.step, due };
    return {
      stream: ref(slotStream, slotId(organisation, duty, step.at)),
      decide: (joined: Slot) => decideJoin(joined, { ...reminder, ...waiting }, now, policy),
    };
  });
  if (!step.office) return joins;
  const raised = { kind: 'long-overdue', organisation, duty: null } as const;
  return [
    ...joins,
    companionAlarm(overdueAlarm(id), {
      ...raised,
      number: matter.number,
      due,
      ...unknownYears(state, calendar),
    }),
  ];
}

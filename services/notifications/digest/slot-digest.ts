import { readCalendar } from '@ducha/directory';
import { idOf, inParallel, isRejection, ref, type EventLog } from '@ducha/event-log';
import type { DueAction } from '@ducha/lambda';
import type { NotificationsPolicy } from '@ducha/policy';
import { isFirstStep } from '../ladder/ladder-plan.ts';
import { toldWithHandOver, type HandedOver } from '../hand-overs/told-with-hand-over.ts';
import { findAddressees } from '../duties/addressees.ts';
import { announce, noticeParts } from '../announcements/announcement.ts';
import { companionStreams, type Companion } from '../notification/companion-streams.ts';
import { ladderStream } from '../ladder/ladder-fold.ts';
import { unknownYears } from '../ladder/unknown-years.ts';
import { noticeStream } from '../notices/notice-fold.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import type { NoticePart } from '../notices/notice-state.ts';
import { decideHold } from './gathering.ts';
import { isReady, type Slot } from './slot-state.ts';
import { slotStream, slotId } from './slot-fold.ts';
import type { SlotEvent } from './slot-events.ts';
import type { NotificationsStore } from '../store.ts';
import type { Backlog } from '../due/backlog.ts';

/** How often a slot is gathered anew because another reminder joined meanwhile. */
const tries = 5;

/** What is sent of a slot. */
interface Digest {
  readonly primary: readonly SlotEvent[];
  readonly companions: readonly Companion[];
}

/**
 * A slot is due: what still waits in it becomes one notice to whoever holds the duty now, or an alarm
 * to the office. What was done or moved meanwhile is dropped.
 */
export function slotDigestAction(
  store: Pick<NotificationsStore, 'log' | 'policy'>,
  backlog: Backlog,
): DueAction {
  return async ({ id, command }) => {
    const { values } = await store.policy.at(command.at);
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const { state, version } = await store.log.load(ref(slotStream, id));
      if (!isReady(state, command.at)) return;
      const hold = (await backlog(state.of?.at ?? command.at))
        ? decideHold(state, command.at, values)
        : [];
      const digest: Digest =
        hold.length > 0
          ? { primary: hold, companions: [] }
          : await digestOf(store.log, state, { now: command.at, policy: values });
      const joint = companionStreams(digest.companions);
      const done = await store.log.handle({
        command,
        stream: ref(slotStream, id),
        expected: version,
        companions: () => joint.streams,
        decide: (_state, states) => ({ primary: digest.primary, companions: joint.decide(states) }),
      });
      if (!isRejection(done)) return;
    }
    throw new Error('a slot was joined faster than it could be sent');
  };
}

async function digestOf(
  log: EventLog,
  state: Slot,
  { now, policy }: { readonly now: string; readonly policy: NotificationsPolicy },
): Promise<Digest> {
  if (state.of === null) return { primary: [], companions: [] };
  const { organisation, duty, at } = state.of;
  const open = await stillOpen(log, state);
  const { told, awaited } = await toldWithHandOver(log, organisation, firstOf(open, policy));
  // The batch is still being handed over: its notice will say this, unless it is too long in coming.
  const hold = awaited ? decideHold(state, now, policy) : [];
  if (hold.length > 0) return { primary: hold, companions: [] };
  const matters = open.map(({ matter }) => matter).filter((matter) => !told.has(matter));
  const dropped = state.waiting.length - matters.length;
  if (matters.length === 0) {
    return {
      primary: [{ type: 'slot.sent.v1', data: { notice: null, reminded: 0, dropped } }],
      companions: [],
    };
  }
  const announcement = {
    notice: idOf('notice', 'slot', slotId(organisation, duty, at), String(state.rounds)),
    organisation,
    occasion: 'reminder',
    batch: null,
    matters,
  } as const;
  const addressees = await findAddressees(log, organisation, duty);
  return {
    primary: [
      {
        type: 'slot.sent.v1',
        data: { notice: announcement.notice, reminded: matters.length, dropped },
      },
    ],
    companions: [
      ...noticeParts(announcement).map(({ id, event }): Companion => ({
        stream: ref(noticeStream, id),
        decide: (part: NoticePart | null) => (part === null ? [event] : []),
      })),
      ...announce(announcement, addressees, { now, policy, idOf }),
    ],
  };
}

/** Those that are told of for the first time: nobody is told of the same twice at one moment. */
function firstOf(open: readonly HandedOver[], policy: NotificationsPolicy): readonly HandedOver[] {
  return open.filter(
    ({ matter: { act, step } }) => step !== null && isFirstStep(act, step, policy),
  );
}

/** The matters whose ladders still stand as they did when the reminder joined; earliest date first. */
async function stillOpen(log: EventLog, state: Slot): Promise<HandedOver[]> {
  const open: HandedOver[] = [];
  const calendar = await readCalendar({ log });
  await inParallel(state.waiting, 8, async ({ ladder: id, plan, step }) => {
    const { state: found } = await log.load(ref(ladderStream, id));
    if (found.stage !== 'open' || found.plan !== plan) return;
    if (found.facts === null || found.due === null) return;
    const { matter, act, batch } = found.facts;
    const when = { due: found.due, ...unknownYears(found, calendar) };
    const told: NoticeMatter = { ...matter, act, ...when, replyDue: null, ladder: id, step };
    open.push({ matter: told, batch });
  });
  return open.toSorted(({ matter: a }, { matter: b }) =>
    a.due === b.due ? (a.number < b.number ? -1 : 1) : a.due < b.due ? -1 : 1,
  );
}

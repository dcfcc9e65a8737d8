import type { AlarmKind } from '@ducha/contracts';
import { idOf, isRejection, ref, type Command, type EventLog } from '@ducha/event-log';
import type { Heard, Outcome as MessageOutcome } from '@ducha/lambda';
import { dutyAlarm, refusalAlarm } from '../alarms/alarm-id.ts';
import { companionEnd } from '../alarms/ending.ts';
import { companionAlarm } from '../alarms/raising.ts';
import { companionStreams, type Companion } from '../notification/companion-streams.ts';
import { dutyStream, dutyId } from '../duties/duty-fold.ts';
import type { DutyState, Holder } from '../duties/duty-state.ts';
import { ladderStream } from '../ladder/ladder-fold.ts';
import {
  decideDoubt,
  decideFinding,
  decideOutcome,
  decidePassedOn,
  decideSending,
  decideWithdraw,
  isAskedFor,
  type Finding,
  type Outcome,
} from '../notification/delivery.ts';
import { isToBeSent } from '../notification/notification-stages.ts';
import { notificationStream } from '../notification/notification-fold.ts';
import type { Letter, NotificationEvent } from '../notification/notification-events.ts';
import type { Notification } from '../notification/notification-state.ts';
import type { NotificationsStore } from '../store.ts';
import type { Carrier, Written } from './carrier.ts';
import { escalate } from './escalate.ts';
import { firstUnknown, mattersOf } from './notice-matters.ts';

/** A message that is attended to: who asked, and by which way it goes. */
interface Attending {
  readonly store: Pick<NotificationsStore, 'log' | 'notes' | 'policy'>;
  readonly carrier: Carrier;
  readonly command: Command;
  readonly id: string;
}

/**
 * Attends to a message, as its stream says: sends it, asks what became of it, or does nothing when that
 * has been done. A second delivery of the same request never sends a second time: `sending` is committed
 * before the provider is called, and whoever finds it without an outcome only asks.
 */
export async function attend(
  store: Attending['store'],
  carrier: Carrier,
  heard: Heard<{ readonly notification: string }>,
): Promise<MessageOutcome> {
  const attending = { store, carrier, command: heard.command, id: heard.data.notification };
  const { state } = await store.log.load(ref(notificationStream, attending.id));
  const { letter } = state;
  if (letter === null) return { never: 'unknown-notification' };
  if (letter.channel !== carrier.channel) return { never: 'wrong-channel' };
  // A request that comes late or again, when something has come of it: the clock asks anew where there is more to do.
  if (!isAskedFor(state)) return 'done';
  const after = isToBeSent(state)
    ? await send(attending, state, letter)
    : await askAfter(attending, state, letter);
  if (after.stage === 'failed-permanently') {
    await escalate(store, heard.command, letter);
    await commit(attending, 'passed-on', decidePassedOn);
  }
  return 'done';
}

/**
 * The alarms that are over by how far a message came just now: a question about one that went long ago says nothing of
 * what its provider takes today. Of an e-mail no more is ever heard.
 */
function alarmsOver(
  { channel, organisation, duty }: Letter,
  events: readonly NotificationEvent[],
): Companion[] {
  const undeliverable = dutyAlarm('undeliverable', organisation, duty);
  const over = events.flatMap(({ type }) => {
    if (type === 'notification.delivered.v1') {
      return [undeliverable, dutyAlarm('in-doubt', organisation, duty)];
    }
    if (type !== 'notification.handed-over.v1') return [];
    return [refusalAlarm(channel), ...(channel === 'mail' ? [undeliverable] : [])];
  });
  return over.map((alarm) => companionEnd(alarm, 'delivered'));
}

async function send(
  attending: Attending,
  state: Notification,
  letter: Letter,
): Promise<Notification> {
  const { store, carrier, command, id } = attending;
  const { holder } = await dutyOf(store.log, letter);
  const address = holder === null ? null : carrier.addressOf(holder);
  if (holder === null || address === null) {
    const reason = holder === null ? 'duty-vacant' : 'no-address';
    return conclude(attending, { kind: 'permanent', reason });
  }
  if (!(await isStillWanted(store.log, letter))) {
    return commit(attending, 'withdraw', (current) => decideWithdraw(current));
  }
  const written = await carrier.write(id, letter, command.at, () => mattersOf(store.log, letter));
  const begun = await store.log.handle({
    command,
    stream: ref(notificationStream, id),
    decide: (current) =>
      decideSending(current, { tenure: holder.tenure, billedParts: written.billedParts }),
  });
  if (isRejection(begun)) throw new Error(`sending was refused: ${begun.rejected}`);
  if (!begun.events.some(({ type }) => type === 'notification.sending.v1')) return begun.state;
  // Another delivery of this very request began to send.
  if (begun.repeated) return askAfter(attending, await current(attending), letter);
  return conclude(attending, await give(attending, written, address.full));
}

async function give(
  { store: { notes } }: Attending,
  written: Written,
  address: Holder['name'],
): Promise<Outcome> {
  let opened: Awaited<ReturnType<typeof notes.open>>;
  try {
    opened = await notes.open(address);
  } catch {
    // The key or the table did not answer: nothing went out, so it may be tried again.
    return { kind: 'temporary', reason: 'unreachable' };
  }
  if (opened.state === 'erased') return { kind: 'permanent', reason: 'no-address' };
  return written.send(opened.text);
}

/**
 * Commits the provider's answer. A refusal for a reason on our side is an alarm to the office too: one for a
 * channel, however many messages it stops, for its cause is one.
 */
async function conclude(attending: Attending, outcome: Outcome): Promise<Notification> {
  const now = new Date().toISOString();
  const { values } = await attending.store.policy.at(now);
  return commitWithAlarms(attending, 'outcome', now, {
    decide: (state) => decideOutcome(state, outcome, now, values),
    raises: ({ letter }) =>
      outcome.kind === 'technical' && letter !== null
        ? [alarmOf('provider-refuses', letter, refusalAlarm(letter.channel))]
        : [],
  });
}

/**
 * Commits what happened to a message, with the alarms that it raises and ends: a crash after it would leave an alarm
 * whose cause is gone, since nobody comes back to a message that is done.
 */
async function commitWithAlarms(
  { store, command, id }: Attending,
  word: string,
  at: string,
  rule: {
    readonly decide: (state: Notification) => readonly NotificationEvent[];
    readonly raises: (
      state: Notification,
      events: readonly NotificationEvent[],
    ) => readonly Companion[];
  },
): Promise<Notification> {
  const jointOf = (state: Notification) => {
    const events = rule.decide(state);
    const ended = state.letter === null ? [] : alarmsOver(state.letter, events);
    return { events, ...companionStreams([...rule.raises(state, events), ...ended]) };
  };
  const done = await store.log.handle({
    command: follow(command, word, at),
    stream: ref(notificationStream, id),
    companions: (state) => jointOf(state).streams,
    decide: (state, states) => {
      const joint = jointOf(state);
      return { primary: joint.events, companions: joint.decide(states) };
    },
  });
  if (isRejection(done)) throw new Error(`${word} was refused: ${done.rejected}`);
  return done.state;
}

/** Asks the provider what became of it; where it cannot be asked, or never answers, the doubt is shown. */
async function askAfter(
  attending: Attending,
  state: Notification,
  letter: Letter,
): Promise<Notification> {
  const { store, carrier } = attending;
  if (state.stage === 'sending') {
    const now = new Date().toISOString();
    const { values } = await store.policy.at(now);
    return commit(attending, 'doubt', (current) => decideDoubt(current, now, values));
  }
  const asked = state.stage === 'handed-over' || state.stage === 'ambiguous';
  if (!asked || carrier.lookUp === null || state.attemptedAt === null) return state;
  const answer = { round: state.rounds, finding: await find(attending, state, letter) };
  const now = new Date().toISOString();
  const { values } = await store.policy.at(now);
  return commitWithAlarms(attending, 'finding', now, {
    decide: (current) => decideFinding(current, answer, now, values),
    // Nobody is asked any more: the office is told.
    raises: (current, events) =>
      events.some(isDoubtForGood) && current.stage === 'ambiguous'
        ? [alarmOf('in-doubt', letter, dutyAlarm('in-doubt', letter.organisation, letter.duty))]
        : [],
  });
}

/** Asks the provider. That it does not answer, or cannot be asked for now, is a finding too. */
async function find(attending: Attending, state: Notification, letter: Letter): Promise<Finding> {
  const { carrier, id } = attending;
  if (carrier.lookUp === null || state.attemptedAt === null) return { kind: 'no-answer' };
  try {
    const address = await addressThen(attending, state, letter);
    if (address === null) return { kind: 'not-found' };
    return await carrier.lookUp({ id, address, attemptedAt: state.attemptedAt });
  } catch {
    return { kind: 'no-answer' };
  }
}

function isDoubtForGood({ type, data }: NotificationEvent): boolean {
  return type === 'notification.unanswered.v1' && data.lookAt === null;
}

function alarmOf(kind: AlarmKind, letter: Letter, alarm: string): Companion {
  const { organisation, duty, first } = letter;
  const { number, due } = first;
  return companionAlarm(alarm, { kind, organisation, duty, number, due, ...firstUnknown(letter) });
}

async function addressThen(
  { store, carrier }: Attending,
  state: Notification,
  letter: Letter,
): Promise<string | null> {
  const { tenures } = await dutyOf(store.log, letter);
  const holder = tenures[state.tenure - 1];
  const address = holder === undefined ? null : carrier.addressOf(holder);
  if (address === null) return null;
  const opened = await store.notes.open(address.full);
  return opened.state === 'open' ? opened.text : null;
}

async function commit(
  { store, command, id }: Attending,
  word: string,
  decide: (state: Notification) => readonly NotificationEvent[],
): Promise<Notification> {
  const done = await store.log.handle({
    command: follow(command, word, new Date().toISOString()),
    stream: ref(notificationStream, id),
    decide,
  });
  if (isRejection(done)) throw new Error(`${word} was refused: ${done.rejected}`);
  return done.state;
}

async function current({ store, id }: Attending): Promise<Notification> {
  return (await store.log.load(ref(notificationStream, id))).state;
}

async function dutyOf(log: EventLog, letter: Letter): Promise<DutyState> {
  return (await log.load(ref(dutyStream, dutyId(letter.organisation, letter.duty)))).state;
}

/** Whether one of the dates that it reminds of still stands; a hand-over is always told. */
async function isStillWanted(log: EventLog, letter: Letter): Promise<boolean> {
  if (letter.occasion === 'hand-over') return true;
  for (const matter of await mattersOf(log, letter)) {
    if (matter.ladder === null) return true;
    const { state } = await log.load(ref(ladderStream, matter.ladder));
    if (state.stage === 'open' && state.due === matter.due) return true;
  }
  return false;
}

/** A further command of the same request: its id follows from the request's, so that it is done once. */
function follow(command: Command, word: string, at: string): Command {
  const id = idOf('follow', command.id, word);
  return { ...command, id, fingerprint: id, at };
}

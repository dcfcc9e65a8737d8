import { deadlineMet, deadlineMoved, deadlinePartsChanged, deadlineSet } from '@ducha/contracts';
import { idOf, isRejection, ref, type Command, type Done, type Rejection } from '@ducha/event-log';
import { reaction, type Outcome, type Reaction } from '@ducha/lambda';
import { overdueAlarm } from '../alarms/alarm-id.ts';
import { endAlarms } from '../alarms/end-alarms.ts';
import { decideMet, decideMoved, decideParts, decideSet } from './deadline-news.ts';
import type { LadderEvent } from './ladder-events.ts';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';
import type { NotificationsStore } from '../store.ts';

/** The ladders follow the dates of the services that own them. */
export function deadlineReactions({
  log,
  policy,
}: Pick<NotificationsStore, 'log' | 'policy'>): Reaction[] {
  /** Nobody is late any more where the ladder has ended, or its date lies ahead. */
  const dateGone = async (
    deadline: string,
    command: Command,
    done: Done<Ladder, LadderEvent> | Rejection,
  ): Promise<Outcome> => {
    if (isRejection(done)) return outcome(done);
    // A message that comes again is answered of its own time; the date may have been set anew since.
    const { stage, due } = done.repeated ? (await log.load(ladderOf(deadline))).state : done.state;
    if (stage === 'ended' || (due !== null && due > command.at)) {
      await endAlarms(log, command, [overdueAlarm(idOf('ladder', deadline))], 'date-gone');
    }
    return 'done';
  };
  return [
    reaction(deadlineSet, async ({ data, version, command }) => {
      const { values } = await policy.at(command.at);
      return outcome(
        await log.handle({
          command,
          stream: ladderOf(data.deadline),
          decide: (state) =>
            decideSet(state, { ...data, sourceVersion: version, now: command.at }, values),
        }),
      );
    }),
    reaction(deadlineMoved, async ({ data, version, command }) => {
      const { values } = await policy.at(command.at);
      return dateGone(
        data.deadline,
        command,
        await log.handle({
          command,
          stream: ladderOf(data.deadline),
          decide: (state) =>
            decideMoved(state, { ...data, sourceVersion: version, now: command.at }, values),
        }),
      );
    }),
    reaction(deadlinePartsChanged, async ({ data, version, command }) =>
      outcome(
        await log.handle({
          command,
          stream: ladderOf(data.deadline),
          decide: (state) => decideParts(state, { parts: data.parts, sourceVersion: version }),
        }),
      ),
    ),
    reaction(deadlineMet, async ({ data, version, command }) =>
      dateGone(
        data.deadline,
        command,
        await log.handle({
          command,
          stream: ladderOf(data.deadline),
          decide: (state) => decideMet(state, { sourceVersion: version }),
        }),
      ),
    ),
  ];
}

/** The ladder of a deadline. */
function ladderOf(deadline: string) {
  return ref(ladderStream, idOf('ladder', deadline));
}

function outcome(done: object | Rejection): Outcome {
  return isRejection(done) ? { never: done.rejected } : 'done';
}

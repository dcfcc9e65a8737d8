import { deadlineMet, deadlineMoved, deadlineSet } from '@ducha/contracts';
import { idOf, isRejection, ref, type Rejection } from '@ducha/event-log';
import { reaction, type Outcome, type Reaction } from '@ducha/lambda';
import { decideMet, decideMoved, decideSet } from './deadline-news.ts';
import { ladderStream } from './ladder-fold.ts';
import type { NotificationsStore } from '../store.ts';

/** The ladders follow the dates of the services that own them. */
export function deadlineReactions({
  log,
  policy,
}: Pick<NotificationsStore, 'log' | 'policy'>): Reaction[] {
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
      return outcome(
        await log.handle({
          command,
          stream: ladderOf(data.deadline),
          decide: (state) =>
            decideMoved(state, { ...data, sourceVersion: version, now: command.at }, values),
        }),
      );
    }),
    reaction(deadlineMet, async ({ data, version, command }) =>
      outcome(
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

import middy from '@middy/core';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { idOf, kindOf, newTrace, type Command } from '@ducha/event-log';
import { sweepDue } from '@ducha/timers';
import { withDeadline } from './deadline.ts';
import { errorFields, log } from './log.ts';

/** What is done when the clock finds a stream at which something is due. */
export type DueAction = (due: {
  readonly id: string;
  readonly at: string;
  readonly command: Command;
  /** Milliseconds that are left. What stays undone stays due. */
  readonly remaining: () => number;
}) => Promise<void>;

export interface ClockOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** By kind of stream. A kind that is due but not here is an error of ours. */
  readonly actions: Readonly<Record<string, DueAction>>;
}

/** Time that is left for the row in hand, in milliseconds. */
const sweepReserve = 3_000;

/**
 * The Lambda handler of a clock: turns each due row into a command on its own stream whose id is the
 * timer's, so that a second sweep over the same row changes nothing. A row that could not be
 * acted on is logged as an error (which an alarm counts), stays due and is met again at the next sweep.
 */
export function clockHandler(options: ClockOptions) {
  return middy<unknown, void>({ timeoutEarlyInMillis: 0 }).handler(
    async (_event: unknown, context: Context) => {
      const now = new Date().toISOString();
      const swept = await withDeadline(context, (remaining) =>
        sweepDue({
          client: options.client,
          table: options.table,
          now,
          goOn: () => remaining() > sweepReserve,
          act: async ({ stream, at }) => {
            const kind = kindOf(stream);
            const id = stream.slice(kind.length + 1);
            const action = options.actions[kind];
            if (action === undefined) throw new Error(`nothing is done for a due ${kind}`);
            await action({ id, at, command: timerCommand(stream, at, now), remaining });
          },
        }),
      );
      for (const { error } of swept.failed) log('sweep-failed', errorFields(error));
      log('sweep-completed', {
        acted: swept.acted,
        failed: swept.failed.length,
        complete: swept.complete,
      });
    },
  );
}

function timerCommand(stream: string, at: string, now: string): Command {
  const id = idOf('timer', stream, at);
  return {
    id,
    actor: { role: 'system', organisation: null, subject: null },
    fingerprint: id,
    at: now,
    trace: newTrace(),
  };
}

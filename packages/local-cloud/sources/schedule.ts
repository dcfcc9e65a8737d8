import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import type { Clock } from '../clock.ts';
import { place } from '../engines/engine.ts';
import type { Json } from '../json.ts';
import type { FunctionPool } from '../lambda/pool.ts';

/** A scheduled rule of EventBridge with the functions that it invokes. */
export interface ScheduleOptions {
  readonly ruleArn: string;
  readonly expression: string;
  readonly targets: readonly { readonly pool: FunctionPool; readonly input: Json | undefined }[];
  readonly clock: Clock;
}

/** A running schedule. */
export interface Schedule {
  /** Fires when a time of the schedule has come since the last look: once, however many were missed. */
  fireIfDue(): Promise<void>;
}

/** EventBridge hands an event to a function asynchronously: two more attempts after a failure. */
const attempts = 3;

/**
 * Makes a schedule from `rate(5 minutes)` or `cron(0 2 * * ? *)`, counted from now.
 * @throws Error on an expression that EventBridge does not have
 */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { clock, ruleArn, targets } = options;
  const next = nextTime(options.expression, clock.now());
  let due = next(clock.now());
  return {
    async fireIfDue() {
      const now = clock.now();
      if (now < due) return;
      let last = due;
      for (due = next(last); due <= now; due = next(last)) last = due;
      const event: Json = {
        version: '0',
        id: randomUUID(),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: place.account,
        time: last.toISOString().replace('.000Z', 'Z'),
        region: place.region,
        resources: [ruleArn],
        detail: {},
      };
      await Promise.all(targets.map(({ pool, input }) => invoke(pool, input ?? event)));
    },
  };
}

async function invoke(pool: FunctionPool, event: Json): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if ((await pool.invoke(event)).ok) return;
  }
}

/** The first time of a schedule after an instant. */
function nextTime(expression: string, start: Date): (after: Date) => Date {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const unit = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[String(rate[2])] ?? 0;
    const period = Number(rate[1]) * unit;
    return (after) => {
      const passed = Math.floor((after.getTime() - start.getTime()) / period);
      return new Date(start.getTime() + (passed + 1) * period);
    };
  }
  const cron = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression);
  if (cron === null) throw new Error(`${expression} is not a schedule expression of EventBridge`);
  const [minute, hour, day, month, weekday, year] = cron.slice(1).map((field) => field ?? '*');
  const pattern = ['0', minute, hour, any(day), month, weekdays(any(weekday)), year].join(' ');
  const job = new Cron(pattern, { timezone: 'UTC', paused: true });
  // A schedule that never comes again waits beyond every clock.
  return (after) => job.nextRun(after) ?? new Date(8.64e15);
}

function any(field: string | undefined): string {
  return field === undefined || field === '?' ? '*' : field;
}

/** EventBridge counts the days of the week from 1, Sunday; cron from 0. */
function weekdays(field: string): string {
  return field.replace(/(?<![#\w])[1-7](?!\w)/g, (day) => String(Number(day) - 1));
}

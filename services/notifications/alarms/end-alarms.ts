import type { AlarmEnd, Duty } from '@ducha/contracts';
import { idOf, isRejection, ref, type Command, type EventLog } from '@ducha/event-log';
import { alarmStream } from './alarm-fold.ts';
import { dutyAlarm } from './alarm-id.ts';
import { decideEnd, endedByAppointment } from './ending.ts';

/** The alarms that an appointment to a duty ends, by the names under which they are written with it. */
export function alarmsOfDuty(organisation: string, duty: Duty) {
  return Object.fromEntries(
    endedByAppointment.map((kind) => [kind, ref(alarmStream, dutyAlarm(kind, organisation, duty))]),
  );
}

/** Ends alarms whose cause is gone by something that was done; safe to do twice. Most often none stands. */
export async function endAlarms(
  log: EventLog,
  command: Command,
  alarms: readonly string[],
  cause: AlarmEnd,
): Promise<void> {
  for (const alarm of alarms) {
    const stream = ref(alarmStream, alarm);
    if (decideEnd((await log.load(stream)).state, cause).length === 0) continue;
    const id = idOf('alarm-end', command.id, alarm);
    const done = await log.handle({
      command: { ...command, id, fingerprint: id },
      stream,
      decide: (state) => decideEnd(state, cause),
    });
    if (isRejection(done)) throw new Error(`the end of an alarm was refused: ${done.rejected}`);
  }
}

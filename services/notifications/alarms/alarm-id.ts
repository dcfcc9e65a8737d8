import type { AlarmKind, DeliveryChannel, Duty } from '@ducha/contracts';
import { idOf } from '@ducha/event-log';

/** The kinds whose cause lies with one duty of an organisation. */
export type DutyAlarmKind = Exclude<AlarmKind, 'provider-refuses' | 'long-overdue'>;

/** The alarm that a duty of an organisation has nobody, no address, or cannot be reached. */
export function dutyAlarm(kind: AlarmKind, organisation: string, duty: Duty): string {
  return idOf('alarm', kind, organisation, duty);
}

/** The alarm that a provider refuses what is sent by a channel, for a reason on our side. */
export function refusalAlarm(channel: DeliveryChannel): string {
  return idOf('alarm', 'provider-refuses', channel);
}

/** The alarm that the date of a ladder is long past. */
export function overdueAlarm(ladder: string): string {
  return idOf('alarm', 'long-overdue', ladder);
}

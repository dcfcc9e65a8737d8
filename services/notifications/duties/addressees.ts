import type { DeliveryChannel, Duty } from '@ducha/contracts';
import { ref, type EventLog } from '@ducha/event-log';
import type { Addressees } from '../announcements/announcement.ts';
import { dutyStream, dutyId } from './duty-fold.ts';
import type { Holder } from './duty-state.ts';
import { dutiesByRank } from './duties-by-rank.ts';

/**
 * Finds who is told, now: the holder of the duty, or of the next more senior one where nobody holds
 * it or its holder has no address. The duties that were passed over are alarms to the office.
 */
export async function findAddressees(
  log: EventLog,
  organisation: string,
  first: Duty | null,
): Promise<Addressees> {
  const passedOver: Addressees['passedOver'][number][] = [];
  const ranks = first === null ? [] : dutiesByRank.slice(dutiesByRank.indexOf(first));
  for (const duty of ranks) {
    const { state } = await log.load(ref(dutyStream, dutyId(organisation, duty)));
    const channels = state.holder === null ? [] : channelsOf(state.holder);
    if (channels.length > 0) return { reached: { duty, channels }, passedOver };
    passedOver.push({ duty, kind: state.holder === null ? 'duty-vacant' : 'no-address' });
  }
  return { reached: null, passedOver };
}

/** The duty above this one; null above the most senior. */
export function dutyAbove(duty: Duty): Duty | null {
  return dutiesByRank[dutiesByRank.indexOf(duty) + 1] ?? null;
}

/** The channels by which a holder can be reached. */
function channelsOf({ mobile, email }: Holder): DeliveryChannel[] {
  return [
    ...(mobile === null ? [] : ['sms' as const]),
    ...(email === null ? [] : ['mail' as const]),
  ];
}

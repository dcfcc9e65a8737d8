import * as z from 'zod/mini';
import { event, opaqueId, type Channel } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** The next serial of an inspection, channel and date was taken by a complaint. */
export const numberGiven = event('number.given.v1', () =>
  z.strictObject({ serial: z.int().check(z.minimum(1), z.maximum(9_999)), complaint: opaqueId }),
);
const events = eventFamily([numberGiven]);
export type NumberEvent = ReturnType<typeof events.parse>;

/** How many numbers of an inspection, channel and date are given. */
export interface NumberSeries {
  readonly given: number;
}

/**
 * The stream `number/<inspection>-<channel>-<date>`: its commit is in the transaction of the complaint
 * that gets the number, so the serial has no gaps and no number is given twice.
 */
export const numberStream: StreamKind<NumberSeries, NumberEvent> = {
  kind: 'number',
  initial: { given: 0 },
  events,
  evolve: (_state, { data }) => ({ given: data.serial }),
  latestOnly: true,
};

/** Id of the series that a complaint's number comes from. */
export function numberSeriesId(inspection: string, channel: Channel, receivedOn: string): string {
  return `${inspection}-${channel}-${receivedOn}`;
}

/** The letter of the channel in a number: 电 D, 信 X, 网 W, 访 F; that of others 其他 is policy. */
const letters: Readonly<Record<Exclude<Channel, 'other'>, string>> = {
  phone: 'D',
  letter: 'X',
  web: 'W',
  visit: 'F',
};

/** The region in every number of this house: Beijing. */
const region = 'BJ';

/** What of a number is policy: the round of its inspection, or null, and the letter of other channels. */
export interface NumberPolicy {
  readonly round: number | null;
  readonly letterOfOther: string;
}

/** 受理编号, such as D3BJ202512200017. Throws a RangeError for a serial that four digits do not hold. */
export function complaintNumberOf(parts: {
  readonly channel: Channel;
  readonly receivedOn: string;
  readonly serial: number;
  readonly policy: NumberPolicy;
}): string {
  if (parts.serial < 1 || parts.serial > highestSerial) throw new RangeError('no such serial');
  const { channel, policy } = parts;
  const letter = channel === 'other' ? policy.letterOfOther : letters[channel];
  return `${letter}${policy.round ?? ''}${region}${parts.receivedOn.replaceAll('-', '')}${String(parts.serial).padStart(4, '0')}`;
}

/** What four digits hold. */
export const highestSerial = 9_999;

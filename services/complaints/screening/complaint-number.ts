import * as z from 'zod/mini';
import { event, opaqueId, type Channel } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** The next serial of what a number shows was taken by a complaint. */
export const numberGiven = event('number.given.v1', () =>
  z.strictObject({ serial: z.int().check(z.minimum(1), z.maximum(9_999)), complaint: opaqueId }),
);
/**
 * A series that an inspection kept for itself goes on in that of the whole city. Code of before doesn't know the
 * event, so it gives no number from a series that has moved.
 */
export const seriesMoved = event('number.series-moved.v1', () =>
  z.strictObject({ serial: z.int().check(z.minimum(1), z.maximum(9_999)) }),
);
const events = eventFamily([numberGiven, seriesMoved]);
export type NumberEvent = ReturnType<typeof events.parse>;

/** How many numbers of a series are given. */
export interface NumberSeries {
  readonly given: number;
}

/**
 * The stream `number/<letter, round, region and date>`: all of a number but its serial. Its commit is in the
 * transaction of the complaint that gets the number, so the serial has no gaps and no number is given twice,
 * whichever inspections of a round are open. Before, each inspection had its own: `number/<inspection>-<channel>-<date>`.
 */
export const numberStream: StreamKind<NumberSeries, NumberEvent> = {
  kind: 'number',
  initial: { given: 0 },
  events,
  evolve: (_state, { data }) => ({ given: data.serial }),
  latestOnly: true,
};

/** What a number shows before its serial, `D3BJ20251220`: the series that it comes from. */
export function numberSeriesId(parts: {
  readonly channel: Channel;
  readonly receivedOn: string;
  readonly policy: NumberPolicy;
}): string {
  const { channel, policy } = parts;
  const letter = channel === 'other' ? policy.letterOfOther : letters[channel];
  return `${letter}${policy.round ?? ''}${region}${parts.receivedOn.replaceAll('-', '')}`;
}

/** The series that an inspection kept for itself before. */
export function ownSeriesId(inspection: string, channel: Channel, receivedOn: string): string {
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
  return `${numberSeriesId(parts)}${String(parts.serial).padStart(4, '0')}`;
}

/** What four digits hold. */
export const highestSerial = 9_999;

import * as z from 'zod/mini';
import { event } from '@ducha/contracts';
import type { Command, Rejection } from '../log.ts';
import type { Projection } from '../row.ts';
import { eventFamily, type StreamKind } from '../stream-kind.ts';

/**
 * A small domain for the tests of the log: a purse that coins go into, each with a serial number that is
 * handed out without gaps by a stream of its own.
 */
const purseOpened = event('purse.opened.v1', () =>
  z.strictObject({ colour: z.enum(['red', 'blue']) }),
);
const coinPutIn = event('purse.coin-put-in.v1', () =>
  z.strictObject({ value: z.int().check(z.minimum(1)), serial: z.int().check(z.minimum(0)) }),
);
const purseLost = event('purse.lost.v1', () => z.strictObject({}));

export interface Purse {
  readonly colour: 'red' | 'blue' | null;
  readonly coins: readonly number[];
  readonly total: number;
  readonly lost: boolean;
}

const purseEvents = eventFamily([purseOpened, coinPutIn, purseLost]);
export type PurseEvent = ReturnType<typeof purseEvents.parse>;

export const purse: StreamKind<Purse, PurseEvent> = {
  kind: 'purse',
  initial: { colour: null, coins: [], total: 0, lost: false },
  events: purseEvents,
  evolve(state, { type, data }) {
    switch (type) {
      case 'purse.opened.v1':
        return { ...state, colour: data.colour };
      case 'purse.coin-put-in.v1':
        return {
          ...state,
          coins: [...state.coins, data.value],
          total: state.total + data.value,
        };
      case 'purse.lost.v1':
        return { ...state, lost: true };
    }
  },
};

const serialTaken = event('serial.taken.v1', () =>
  z.strictObject({ last: z.int().check(z.minimum(1)) }),
);
const serialEvents = eventFamily([serialTaken]);
type SerialEvent = ReturnType<typeof serialEvents.parse>;

/** Hands out 1, 2, 3 …: its last event is its whole state. */
export const serial: StreamKind<{ last: number }, SerialEvent> = {
  kind: 'serial',
  initial: { last: 0 },
  events: serialEvents,
  evolve: (_state, { data }) => ({ last: data.last }),
  latestOnly: true,
};

export function takeSerial({ last }: { last: number }): readonly SerialEvent[] {
  return [{ type: 'serial.taken.v1', data: { last: last + 1 } }];
}

export function openPurse(state: Purse): readonly PurseEvent[] | Rejection {
  if (state.colour !== null) return { rejected: 'already-open' };
  return [{ type: 'purse.opened.v1', data: { colour: 'red' } }];
}

export function putCoin(
  state: Purse,
  value: number,
  number = 0,
): readonly PurseEvent[] | Rejection {
  if (state.lost) return { rejected: 'lost' };
  return [{ type: 'purse.coin-put-in.v1', data: { value, serial: number } }];
}

/** Purses by colour, one part for each coin, figures by colour, due while a purse is not lost. */
export const purseProjection: Projection<Purse, PurseEvent> = {
  stream: purse,
  rows(state, id, { version, at }) {
    return [
      {
        name: 'main',
        data: { total: state.total, version },
        list1: { list: `purses/${state.colour ?? 'none'}`, order: `${at}/${id}` },
        ...(state.lost ? {} : { due: at }),
      },
      ...state.coins.map((value, index) => ({
        name: `coin-${index}`,
        data: { value },
        list2: { list: `coins/${value % 2}`, order: `${id}/${String(index).padStart(4, '0')}` },
      })),
    ];
  },
  figures(state) {
    if (state.lost) return [];
    return [
      { figure: 'purses', cell: state.colour ?? 'none', n: 1 },
      { figure: 'value', cell: state.colour ?? 'none', n: state.total },
    ];
  },
};

/** A command of a system that nobody is known of, or of that person. */
export function commandOf(id: string, more: Partial<Command> = {}): Command {
  return {
    id,
    actor: { role: 'system', organisation: null, subject: null },
    fingerprint: `print-of-${id}`,
    at: '2026-01-05T01:00:00.000Z',
    trace: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`,
    ...more,
  };
}

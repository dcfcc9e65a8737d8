import { useMemo, useRef, useState } from 'preact/hooks';
import { keepTurn } from '../in-turn/kept-turn.ts';
import { matterAddress, type Matter } from '../in-turn/turn.ts';
import type { TodoRow } from './todo-row.ts';

/** The list as the beginning of a turn: what is opened from it is followed by what waits for the same act. */
export interface BeginsTurns {
  readonly hrefOf: (row: TodoRow) => string;
  readonly begin: (row: TodoRow) => void;
}

/** What has a page of its own, on which it is done; batches and alarms are done on theirs, each by itself. */
function matterOf({ kind, id }: TodoRow): Matter | undefined {
  return kind === 'batch' || kind === 'alarm' ? undefined : { kind, id };
}

/** @param list the address of the list, with its filter */
export function useBeginTurn(rows: readonly TodoRow[], list: string): BeginsTurns {
  const [key] = useState(() => crypto.randomUUID().slice(0, 8));
  // The rows of the moment in which one is opened; the functions stay the same, so that no row is drawn anew.
  const shown = useRef({ rows, list });
  shown.current = { rows, list };
  return useMemo(
    () => ({
      hrefOf: (row) => {
        const matter = matterOf(row);
        return matter === undefined ? row.href : matterAddress(matter, row.act, key);
      },
      begin: (row) => {
        const { act } = row;
        if (matterOf(row) === undefined) return;
        keepTurn({
          key,
          list: shown.current.list,
          act,
          matters: shown.current.rows
            .filter((row) => row.act === act)
            .flatMap((row) => matterOf(row) ?? []),
          done: [],
        });
      },
    }),
    [],
  );
}

import { useMemo, useRef, useState } from 'preact/hooks';
import { useSignIns } from './the-sign-ins.ts';
import type { TodoRow } from './todo-row.ts';

type SignInRow = Extract<TodoRow, { kind: 'complaint' }>;

/** The rows that a person has picked for one act together. */
export interface Picked {
  readonly has: (id: string) => boolean;
  readonly rows: readonly SignInRow[];
  /** Those in sight that can be picked at all. */
  readonly pickable: readonly SignInRow[];
  /** Picks one or puts it back; `through` all from the one before to it, as lists do with Shift. */
  readonly toggle: (id: string, through?: boolean) => void;
  readonly all: () => void;
  readonly none: () => void;
}

/** Only what can be done to several at once can be picked: signing in. */
export function usePicked(visible: readonly TodoRow[]): Picked {
  const { signIns, turn } = useSignIns();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const pickable = useMemo(
    () =>
      visible.filter(
        (row): row is SignInRow =>
          row.kind === 'complaint' && row.act === 'signIn' && signIns.stateOf(row.id) === undefined,
      ),
    [visible, turn],
  );
  const rows = pickable.filter(({ id }) => ids.has(id));
  return {
    has: (id) => ids.has(id),
    rows,
    pickable,
    toggle: (id, through = false) => {
      const at = pickable.findIndex((row) => row.id === id);
      if (at < 0) return;
      const before = pickable.findIndex((row) => row.id === last.current);
      const picks = !ids.has(id);
      const range =
        through && before >= 0
          ? pickable.slice(Math.min(at, before), Math.max(at, before) + 1)
          : pickable.slice(at, at + 1);
      const next = new Set(ids);
      for (const row of range) {
        if (picks) next.add(row.id);
        else next.delete(row.id);
      }
      last.current = id;
      setIds(next);
    },
    all: () => setIds(new Set(pickable.map(({ id }) => id))),
    none: () => setIds(new Set()),
  };
}

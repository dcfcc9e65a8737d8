import { useMemo, useRef, useState } from 'preact/hooks';
import { bulkActOf } from './act-here.tsx';
import type { BulkAct } from './bulk-acts.ts';
import { useBulkActs } from './the-bulk-acts.ts';
import type { TodoRow } from './todo-row.ts';

/** A complaint in the list. */
export type ComplaintRow = Extract<TodoRow, { kind: 'complaint' }>;

/** A row that can be picked, and for what. */
export interface PickableRow {
  readonly row: ComplaintRow;
  readonly act: BulkAct;
}

/** The rows that a person has picked for one act together. */
export interface Picked {
  readonly has: (id: string) => boolean;
  /** What is picked is picked for one act alone. */
  readonly act: BulkAct | undefined;
  readonly rows: readonly ComplaintRow[];
  /** Those in sight that can be picked at all. */
  readonly pickable: readonly PickableRow[];
  /** Picks one or puts it back; `through` all from the one before to it, as lists do with Shift. */
  readonly toggle: (id: string, through?: boolean) => void;
  readonly all: (act: BulkAct) => void;
  readonly none: () => void;
}

/** Only what can be done to several at once can be picked, and only for one act at a time. */
export function usePicked(visible: readonly TodoRow[]): Picked {
  const { bulkActs, turn } = useBulkActs();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const pickable = useMemo(
    () =>
      visible.flatMap((row): PickableRow[] => {
        const act = bulkActOf(row);
        return row.kind === 'complaint' &&
          act !== undefined &&
          bulkActs.stateOf(act, row.id) === undefined
          ? [{ row, act }]
          : [];
      }),
    [visible, turn],
  );
  const picked = pickable.filter(({ row }) => ids.has(row.id));
  const act = picked[0]?.act;
  return {
    has: (id) => ids.has(id),
    act,
    rows: picked.map(({ row }) => row),
    pickable,
    toggle: (id, through = false) => {
      const chosen = pickable.find(({ row }) => row.id === id);
      if (chosen === undefined) return;
      const alike = pickable.filter((one) => one.act === chosen.act);
      const at = alike.indexOf(chosen);
      const before = alike.findIndex(({ row }) => row.id === last.current);
      const picks = !ids.has(id);
      const range =
        through && before >= 0
          ? alike.slice(Math.min(at, before), Math.max(at, before) + 1)
          : [chosen];
      const next = new Set(act === chosen.act ? ids : []);
      for (const { row } of range) {
        if (picks) next.add(row.id);
        else next.delete(row.id);
      }
      last.current = id;
      setIds(next);
    },
    all: (every) =>
      setIds(new Set(pickable.flatMap((one) => (one.act === every ? [one.row.id] : [])))),
    none: () => setIds(new Set()),
  };
}

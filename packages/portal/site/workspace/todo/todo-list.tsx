import { Fragment, type RefObject, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useOrganisations } from '../organisations.ts';
import { useComplaintTypes } from '../complaint-types.ts';
import type { Desk } from '../screening-desk/desk.ts';
import { openingOf } from './openings.ts';
import { useWords, wordOf } from '../words.ts';
import { bulkActOf } from './act-here.tsx';
import type { BulkState } from './bulk-acts.ts';
import { useBulkActs } from './the-bulk-acts.ts';
import { byAct } from './todo-filter.ts';
import { TodoLine } from './todo-line.tsx';
import type { TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';
import type { BeginsTurns } from './use-begin-turn.ts';
import type { Picked } from './use-picked.ts';

/** How many rows are drawn at once; the rest follow when the first can be seen. */
const atFirst = 60;

/** The rows. Those out of sight are not laid out (`content-visibility`), so a thousand are as quick as ten. */
export function TodoList(props: {
  readonly list: RefObject<HTMLElement | null>;
  readonly rows: readonly TodoRow[];
  readonly picked: Picked;
  readonly turns: BeginsTurns;
  readonly desk: Desk | undefined;
  readonly isGrouped: boolean;
  readonly now: string;
  readonly texts: TodoTexts;
}) {
  const { list, rows, picked, turns, desk, isGrouped, now, texts } = props;
  const { words } = useWords();
  const { bulkActs } = useBulkActs();
  const organisations = useOrganisations();
  const types = useComplaintTypes();
  const drawn = useDrawn(rows.length);
  const stateOf = (row: TodoRow): BulkState | undefined => {
    const act = bulkActOf(row);
    return act === undefined ? undefined : bulkActs.stateOf(act, row.id);
  };
  const ordered = (of: readonly TodoRow[]): VNode => (
    <ol class={of.some((row) => bulkActOf(row) !== undefined) ? 'todos' : 'todos pickless'}>
      {of.map((row) => (
        <TodoLine
          key={row.id}
          row={row}
          state={stateOf(row)}
          opening={openingOf(row.id)}
          desk={desk}
          picked={picked.has(row.id)}
          pick={picked.toggle}
          begin={turns.begin}
          hrefOf={turns.hrefOf}
          now={now}
          texts={texts}
          nameOf={organisations.nameOf}
          namesKnown={organisations.all.length}
          typeOf={types.nameOf}
          typesKnown={types.answer.state}
        />
      ))}
    </ol>
  );
  const shown = rows.slice(0, drawn);
  return (
    <section ref={list} aria-label={texts.list}>
      {isGrouped
        ? byAct(shown).map(({ act, rows: found }) => (
            <Fragment key={act}>
              <h2 class="todo-group">
                {texts.grouped(
                  wordOf(words.act, act),
                  rows.filter((row) => row.act === act).length,
                )}
              </h2>
              {ordered(found)}
            </Fragment>
          ))
        : ordered(shown)}
    </section>
  );
}

/** The first rows, then all of them in the browser's next free moment. */
function useDrawn(count: number): number {
  const [all, setAll] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setAll(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return all ? count : Math.min(count, atFirst);
}

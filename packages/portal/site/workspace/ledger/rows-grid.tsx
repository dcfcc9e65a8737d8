import type { RefObject } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DueTag } from '../due-tag.tsx';
import type { LedgerKind, Order } from './ledger-kind.ts';
import type { LedgerTexts } from './ledger-texts.ts';
import type { Line, Lines } from './lines.ts';
import { lineByKey, rowsInSight, type RowWindow } from './row-window.ts';

/** The cells of a row, from left to right. */
const cells = ['what', 'where', 'state', 'due'] as const;
const classes = { what: 'what', where: 'where', state: 'stands', due: 'until' } as const;

/** What a group's head says, and where its rows alone are, if they can be asked for. */
export interface GroupHead {
  readonly text: string;
  readonly href: string | undefined;
}

/**
 * The lines of a ledger. Those in sight are drawn, of ten thousand some thirty. The grid itself has the focus, and
 * says which line is meant: it stays where it is while rows come, change and go.
 */
export function RowsGrid<Row>(props: {
  readonly lines: Lines<Row>;
  readonly kind: LedgerKind<Row>;
  readonly headOf: (code: string, count: number) => GroupHead;
  readonly order: Order;
  readonly turn: (column: string) => void;
  readonly now: string;
  readonly texts: LedgerTexts;
}) {
  const { lines, kind, headOf, order, turn, now, texts } = props;
  const { route } = useLocation();
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const { drawn, height } = useRowWindow(room, lines.count);
  const { at, move } = useMeantLine(lines);
  const hrefOf = (line: Line<Row>): string | undefined =>
    line.is === 'row' ? kind.hrefOf(line.row) : headOf(line.code, line.count).href;
  const press = (event: KeyboardEvent): void => {
    const isOther = event.target !== event.currentTarget || event.ctrlKey || event.metaKey;
    if (isOther || event.altKey) return;
    const meant = lines.at(at);
    const href = meant === undefined ? undefined : hrefOf(meant);
    if (event.key === 'Enter' && href !== undefined) {
      event.preventDefault();
      route(href);
      return;
    }
    const perPage = Math.max(1, Math.floor(innerHeight / height) - 2);
    const to = lineByKey(event.key, { at, count: lines.count, perPage });
    if (to === undefined) return;
    event.preventDefault();
    move(to);
    bringIntoSight(room.current, to, height);
  };
  const shown = Array.from({ length: drawn.until - drawn.from }, (_, each) => drawn.from + each);
  return (
    <div
      role="grid"
      class="ledger-grid"
      tabIndex={0}
      aria-label={texts.grid}
      aria-describedby={`${id}-hint`}
      aria-rowcount={lines.count + 1}
      aria-colcount={cells.length}
      aria-activedescendant={at >= drawn.from && at < drawn.until ? `${id}-${at}` : undefined}
      onKeyDown={press}
    >
      <p id={`${id}-hint`} class="unseen" role="presentation">
        {texts.gridHint}
      </p>
      <Head kind={kind} order={order} turn={turn} texts={texts} />
      <div
        ref={room}
        role="rowgroup"
        class="ledger-room"
        style={{ height: `${lines.count * height}px` }}
      >
        <div
          role="presentation"
          class="ledger-window"
          style={{ transform: `translateY(${drawn.from * height}px)` }}
        >
          {shown.map((index) => {
            const line = lines.at(index);
            return line === undefined ? null : (
              <GridLine
                key={line.key}
                id={`${id}-${index}`}
                index={index}
                isMeant={index === at}
                mean={() => move(index)}
                line={line}
                kind={kind}
                headOf={headOf}
                now={now}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Head<Row>(props: {
  readonly kind: LedgerKind<Row>;
  readonly order: Order;
  readonly turn: (column: string) => void;
  readonly texts: LedgerTexts;
}) {
  const { kind, order, turn, texts } = props;
  return (
    <div role="rowgroup" class="ledger-head">
      <div role="row" aria-rowindex={1}>
        {cells.map((cell) => {
          const column = kind.columns.find(({ name }) => name === kind.heads[cell]);
          if (column === undefined) return null;
          const isOrder = order.column === column.name;
          return (
            <div
              key={cell}
              role="columnheader"
              class={classes[cell]}
              aria-sort={isOrder ? (order.down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                class={isOrder ? 'link current' : 'link'}
                title={texts.sortBy(column.label)}
                onClick={() => turn(column.name)}
              >
                {column.label}
                {isOrder ? <span aria-hidden="true">{order.down ? ' ↓' : ' ↑'}</span> : null}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function GridLine<Row>(props: {
  readonly id: string;
  readonly index: number;
  readonly isMeant: boolean;
  readonly mean: () => void;
  readonly line: Line<Row>;
  readonly kind: LedgerKind<Row>;
  readonly headOf: (code: string, count: number) => GroupHead;
  readonly now: string;
}) {
  const { id, index, isMeant, mean, line, kind, headOf, now } = props;
  const meant = isMeant ? ' meant' : '';
  if (line.is === 'group') {
    const head = headOf(line.code, line.count);
    return (
      <div
        id={id}
        role="row"
        class={`ledger-row ledger-group${meant}`}
        aria-rowindex={index + 2}
        aria-selected={isMeant}
        onPointerDown={mean}
      >
        <div role="gridcell" aria-colspan={cells.length}>
          {head.href === undefined ? (
            head.text
          ) : (
            <a class="whole-row" tabIndex={-1} href={head.href}>
              {head.text}
            </a>
          )}
        </div>
      </div>
    );
  }
  const { row } = line;
  const { chip, state, where, marks, settled, unpublished } = kind.lookOf(row);
  const due = kind.dueOf(row);
  return (
    <div
      id={id}
      role="row"
      class={`ledger-row${meant}`}
      aria-rowindex={index + 2}
      aria-selected={isMeant}
      onPointerDown={mean}
    >
      <div role="gridcell" class="what">
        <p class="gist">
          {marks.map((mark) => (
            <span key={mark} class="tag red">
              {mark}
            </span>
          ))}
          <a class="whole-row" tabIndex={-1} href={kind.hrefOf(row)}>
            {kind.gistOf(row)}
          </a>
        </p>
        <p class="about">
          {chip === null ? null : <span class={`chip hue-${chip.hue}`}>{chip.text}</span>}
          {kind.aboutOf(row, now).join(' · ')}
        </p>
      </div>
      <div role="gridcell" class="where">
        {where}
      </div>
      <div role="gridcell" class="stands">
        <span class={`tag ${state.colour}`}>{state.text}</span>
      </div>
      <div role="gridcell" class="until">
        {due === null ? (
          <span class="soft">{settled}</span>
        ) : (
          <DueTag due={due} unpublished={unpublished} now={now} />
        )}
      </div>
    </div>
  );
}

/** The line that the keys are at: it is kept by what it is, and by its place when it has gone. */
function useMeantLine<Row>(lines: Lines<Row>): {
  readonly at: number;
  readonly move: (index: number) => void;
} {
  const [meant, setMeant] = useState<{ key: string; index: number } | undefined>(undefined);
  if (meant === undefined) return { at: 0, move };
  const isThere = lines.at(meant.index)?.key === meant.key;
  const found = isThere ? meant.index : lines.indexOf(meant.key);
  return { at: found >= 0 ? found : Math.max(0, Math.min(meant.index, lines.count - 1)), move };

  function move(index: number): void {
    const key = lines.at(index)?.key;
    if (key !== undefined) setMeant({ key, index });
  }
}

/** The height of a line until one has been drawn: 2.75rem. */
const usualHeight = 44;

/** Which lines are drawn, as the window scrolls; and how high a line is. */
function useRowWindow(
  room: RefObject<HTMLElement | null>,
  count: number,
): { readonly drawn: RowWindow; readonly height: number } {
  const [seen, setSeen] = useState({ from: 0, until: 0, height: usualHeight });
  const look = (): void => {
    const element = room.current;
    if (element === null) return;
    const line = element.querySelector<HTMLElement>('.ledger-row')?.offsetHeight ?? 0;
    const height = line === 0 ? usualHeight : line;
    const { top } = element.getBoundingClientRect();
    const next = rowsInSight({ top, height: innerHeight, line: height, count });
    setSeen((before) =>
      before.from === next.from && before.until === next.until && before.height === height
        ? before
        : { ...next, height },
    );
  };
  // Before the browser paints: a list that has become shorter or longer is drawn as it is.
  useLayoutEffect(look);
  useEffect(() => {
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  });
  const { from, until, height } = seen;
  return {
    drawn: { from: Math.min(from, count), until: Math.min(Math.max(until, from), count) },
    height,
  };
}

/** Scrolls no further than it must. The heads of the columns stay above. */
function bringIntoSight(room: HTMLElement | null, index: number, height: number): void {
  if (room === null) return;
  const top = room.getBoundingClientRect().top + index * height;
  const above = height;
  if (top < above) scrollBy(0, top - above);
  else if (top + height > innerHeight) scrollBy(0, top + height - innerHeight);
}

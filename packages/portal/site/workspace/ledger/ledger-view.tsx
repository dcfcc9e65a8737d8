import '../../style/ledger.css';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { without } from '@ducha/contracts/row-filter.ts';
import { SelectField } from '../../fields.tsx';
import { dayText, momentText, shortDayText } from '../../dates.ts';
import { useLanguage } from '../../language.ts';
import { Notice } from '../../shown.tsx';
import { useHouseNow } from '../house-time.ts';
import { useWords } from '../words.ts';
import { askedIn, isFiltered, queryOf, unfiltered, type Asked } from './asked.ts';
import { figureOf } from './figure.ts';
import { FigureView } from './figure-view.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filtered } from './filter.ts';
import { searchIndex } from './folded.ts';
import type { Followed } from './follow.ts';
import { FollowedView } from './followed-view.tsx';
import { grouped, groupText, type Grouped } from './grouped.ts';
import { KeptViews } from './kept-views.tsx';
import type { LedgerKind } from './ledger-kind.ts';
import type { LedgerTexts } from './ledger-texts.ts';
import { linesOf } from './lines.ts';
import { ordered } from './ordered.ts';
import { PrintedSheet, usePrinted } from './printed.tsx';
import { RowsGrid } from './rows-grid.tsx';
import { SearchBox } from './search-box.tsx';
import { TakeOut } from './take-out.tsx';
import { conditionsOf, orderTold, wayTold } from './told.ts';
import { sheetOf } from './written-sheet.ts';

interface LedgerProps<Row extends object> {
  readonly title: string;
  readonly kind: LedgerKind<Row>;
  readonly followed: Followed<Row>;
  readonly again: () => void;
  /** What is said when there is nothing in it. */
  readonly empty: string;
  /** What the address says besides: of which inspection it is. */
  readonly of?: Readonly<Record<string, string>>;
  /** Under which name views of it are kept, where they are. */
  readonly keptAs?: 'complaints' | 'tasks';
  /** What is found of what is typed beyond these rows, where none of them meets it. */
  readonly beyond?: (typed: string) => ComponentChildren;
  readonly texts: LedgerTexts;
}

/** 台账: what people work on all day, as one list that is searched, filtered, ordered, grouped and taken out. */
export function LedgerView<Row extends object>(props: LedgerProps<Row>) {
  const { followed, again, empty, texts } = props;
  return (
    <FollowedView followed={followed} again={again} empty={empty} texts={texts}>
      {() => <Rows {...props} />}
    </FollowedView>
  );
}

function Rows<Row extends object>(props: LedgerProps<Row>) {
  const { title, kind, followed, texts } = props;
  const { rows, asOf = '' } = followed.held;
  const language = useLanguage();
  const { workspace } = useWords();
  const now = useHouseNow();
  const { asked, choose, type, addressOf, withQuery, keptQuery } = useAsked(kind, props.of);
  const shown = useShown(rows, asked, kind, now);
  const parts = useMemo(() => grouped(shown, asked.group, kind), [shown, asked.group, kind]);
  const lines = useMemo(() => linesOf(shown, parts, kind.identity.idOf), [shown, parts, kind]);
  const nameOf = (code: string): string =>
    parts === undefined
      ? code
      : groupText(parts, code, { day: (day) => dayText(language, day), noDay: texts.noDay });
  const only = (code: string): string | undefined => {
    const alone = onlyGroup(asked, parts, code);
    return alone === undefined ? undefined : addressOf(alone);
  };
  const figure = (isPrinted: boolean): ComponentChildren =>
    parts === undefined || shown.length === 0 ? null : (
      <FigureView
        title={parts.label}
        figure={figureOf(parts, shown, (code) =>
          'codesOf' in parts.by || code === without ? nameOf(code) : shortDayText(language, code),
        )}
        isManifold={parts.isManifold}
        hrefOf={isPrinted ? undefined : only}
        texts={texts}
      />
    );
  const sheet = (isPrinted: boolean) =>
    sheetOf(shown, { title, asked, kind, asOf, texts, language, isPrinted });
  usePrinted(() => <PrintedSheet sheet={sheet(true)} figure={figure(true)} />);
  return (
    <div class="ledger">
      <Controls
        rows={rows}
        asked={asked}
        kind={kind}
        now={now}
        choose={choose}
        type={type}
        texts={texts}
      />
      <Conditions asked={asked} kind={kind} choose={choose} texts={texts} />
      {props.keptAs === undefined ? null : (
        <KeptViews ledger={props.keptAs} query={keptQuery} hrefOf={withQuery} texts={texts} />
      )}
      <div class="ledger-told">
        <p>
          <strong role="status">{texts.count(shown.length, rows.length)}</strong>{' '}
          <span class="soft">{orderTold(asked, kind, texts)}</span>{' '}
          <span class="soft small">{workspace.list.asOf(momentText(language, asOf))}</span>
        </p>
        <TakeOut
          sheet={() => sheet(false)}
          asOf={asOf}
          isEmpty={shown.length === 0}
          texts={texts}
        />
      </div>
      {figure(false)}
      {shown.length === 0 ? (
        <Notice>
          <p>{texts.nothingMeets}</p>
          <button type="button" class="button" onClick={() => choose(unfiltered(asked))}>
            {texts.clear}
          </button>
          {props.beyond?.(asked.typed)}
        </Notice>
      ) : (
        <RowsGrid
          lines={lines}
          kind={kind}
          headOf={(code, count) => ({
            text: texts.groupHead(nameOf(code), count),
            href: only(code),
          })}
          order={asked.order}
          turn={(column) =>
            choose({
              ...asked,
              order: { column, down: asked.order.column === column && !asked.order.down },
            })
          }
          now={now}
          texts={texts}
        />
      )}
    </div>
  );
}

/** How long after the last key the address says what is typed: the rows do so at once. */
const addressPause = 250;

/** What is asked: the address's, and what is being typed. */
function useAsked<Row>(kind: LedgerKind<Row>, of: Readonly<Record<string, string>> = {}) {
  const { query, path, route } = useLocation();
  const inAddress = askedIn(query, kind);
  const [typed, setTyped] = useState(inAddress.typed);
  /** What was given to the address and it has not said yet, in order: on a slow device keys run ahead of it. */
  const given = useRef<readonly string[]>([]);
  useEffect(() => {
    const at = given.current.indexOf(inAddress.typed);
    given.current = given.current.slice(at + 1);
    // Somebody went back, or opened another address.
    if (at < 0) setTyped(inAddress.typed);
  }, [inAddress.typed]);
  const asked = { ...inAddress, typed };
  const withQuery = (asking: string): string => {
    const said = new URLSearchParams({ ...of });
    // A view that is kept may say itself what it is of.
    for (const [name, value] of new URLSearchParams(asking)) said.set(name, value);
    const whole = said.toString();
    return whole === '' ? path : `${path}?${whole}`;
  };
  const addressOf = (next: Asked): string => withQuery(queryOf(next, kind));
  const isOfItsOwn = kind.dimensions.some(
    (one) => one.isOfItsOwn === true && asked.chosen[one.name] !== undefined,
  );
  const keptQuery = isOfItsOwn
    ? withQuery(queryOf(asked, kind)).slice(path.length + 1)
    : queryOf(asked, kind);
  const address = addressOf(asked);
  useEffect(() => {
    if (typed === inAddress.typed) return undefined;
    const timer = setTimeout(() => {
      given.current = [...given.current, typed];
      route(address, true);
    }, addressPause);
    return () => clearTimeout(timer);
  }, [typed, address]);
  return {
    asked,
    addressOf,
    withQuery,
    keptQuery,
    type: setTyped,
    choose: (next: Asked): void => {
      if (next.typed !== inAddress.typed) given.current = [...given.current, next.typed];
      setTyped(next.typed);
      route(addressOf(next));
    },
  };
}

/** The rows that are asked for. A key in the search does not order them anew. */
function useShown<Row extends object>(
  rows: readonly Row[],
  asked: Asked,
  kind: LedgerKind<Row>,
  now: string,
): readonly Row[] {
  const { column, down } = asked.order;
  const inOrder = useMemo(() => ordered(rows, { column, down }, kind), [rows, column, down, kind]);
  const indexed = useMemo(() => searchIndex(kind.searchedOf), [kind]);
  const warm = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Before the first key is pressed.
    warm.current = setTimeout(() => {
      for (const row of rows) indexed(row);
    });
    return () => clearTimeout(warm.current);
  }, [rows, indexed]);
  const filter = queryOf({ ...asked, group: undefined, order: kind.usualOrder }, kind);
  return useMemo(
    () => filtered(inOrder, asked, { kind, indexed, now }),
    // What is asked is compared by what it says; time passes for those who ask for what is due.
    [inOrder, filter, kind, indexed, asked.due === undefined ? '' : now],
  );
}

/** The search, the filters, the order and the groups. */
function Controls<Row extends object>(props: {
  readonly rows: readonly Row[];
  readonly asked: Asked;
  readonly kind: LedgerKind<Row>;
  readonly now: string;
  readonly choose: (asked: Asked) => void;
  readonly type: (typed: string) => void;
  readonly texts: LedgerTexts;
}) {
  const { rows, asked, kind, now, choose, type, texts } = props;
  const { order } = asked;
  const way = wayTold(asked, kind, texts);
  const newest = useRef({ asked, choose });
  newest.current = { asked, choose };
  const { typed: _, ...besides } = asked;
  // A key in the search changes nothing of it, and need not draw it.
  const bar = useMemo(
    () => (
      <FilterBar
        rows={rows}
        asked={besides}
        kind={kind}
        now={now}
        change={(part) => newest.current.choose({ ...newest.current.asked, ...part })}
        texts={texts}
      />
    ),
    [rows, JSON.stringify(besides), kind, now, texts],
  );
  return (
    <search class="ledger-controls" aria-label={texts.filters}>
      <SearchBox value={asked.typed} onInput={type} texts={texts} />
      <div class="ledger-order">
        <SelectField
          label={texts.order}
          value={order.column}
          options={kind.columns.map(({ name, label }) => ({ value: name, text: label }))}
          onChange={(column) => choose({ ...asked, order: { column, down: false } })}
        />
        <button
          type="button"
          class="button"
          aria-label={texts.turn(way)}
          title={texts.turn(way)}
          onClick={() => choose({ ...asked, order: { ...order, down: !order.down } })}
        >
          <span aria-hidden="true">{order.down ? '↓' : '↑'}</span>
        </button>
      </div>
      <SelectField
        label={texts.group}
        value={asked.group ?? ''}
        none={texts.ungrouped}
        options={[...kind.dimensions, ...kind.days].map(({ name, label }) => ({
          value: name,
          text: label,
        }))}
        onChange={(group) => choose({ ...asked, group: group === '' ? undefined : group })}
      />
      {bar}
    </search>
  );
}

/** What the rows are filtered by; a press takes one away. */
function Conditions<Row>(props: {
  readonly asked: Asked;
  readonly kind: LedgerKind<Row>;
  readonly choose: (asked: Asked) => void;
  readonly texts: LedgerTexts;
}) {
  const { asked, kind, choose, texts } = props;
  const language = useLanguage();
  if (!isFiltered(asked)) return null;
  const conditions = conditionsOf(asked, kind, { texts, language });
  return (
    <div class="ledger-chosen" role="group" aria-label={texts.chosen}>
      {conditions.map(({ name, value, others }) => {
        const says = texts.chosenOne(name, value);
        return (
          <button
            key={says}
            type="button"
            class="button small"
            aria-label={texts.remove(says)}
            onClick={() => choose(others)}
          >
            {says} <span aria-hidden="true">×</span>
          </button>
        );
      })}
      <button type="button" class="button small plain" onClick={() => choose(unfiltered(asked))}>
        {texts.clear}
      </button>
    </div>
  );
}

/** The rows of one group, in one list; undefined where they cannot be asked for alone. */
function onlyGroup<Row>(
  asked: Asked,
  parts: Grouped<Row> | undefined,
  code: string,
): Asked | undefined {
  if (parts === undefined) return undefined;
  const { name } = parts;
  if ('codesOf' in parts.by)
    return { ...asked, group: undefined, chosen: { ...asked.chosen, [name]: [code] } };
  // Days are filtered from one to another, which those without one are not between.
  if (code === without) return undefined;
  return {
    ...asked,
    group: undefined,
    days: { ...asked.days, [name]: { from: code, until: code } },
  };
}

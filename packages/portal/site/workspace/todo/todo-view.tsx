import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Notice, Shown } from '../../shown.tsx';
import { useHouseNow } from '../house-time.ts';
import { usePerson } from '../person.ts';
import { asideLast } from '../screening-desk/desk.ts';
import { useDesk } from '../screening-desk/use-desk.ts';
import { Bulk } from './bulk.tsx';
import { KeysHelp, useKeys } from './keys.tsx';
import { addressOf, filterIn, shown, type TodoFilter } from './todo-filter.ts';
import { TodoFilters } from './todo-filters.tsx';
import { TodoList } from './todo-list.tsx';
import type { TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';
import { ShowOpenings } from './show-openings.tsx';
import { useOpenings } from './use-openings.ts';
import { useTodos, type Source } from './use-todos.ts';
import { useBeginTurn } from './use-begin-turn.ts';
import { Writing } from './replies/writing.tsx';
import { usePicked, type ComplaintRow } from './use-picked.ts';

export function TodoView({ texts }: { readonly texts: TodoTexts }) {
  const { query, route } = useLocation();
  const { rows, sources } = useTodos();
  const now = useHouseNow();
  const filter = filterIn(query);
  const desk = useDesk(rows.some(({ act }) => act === 'screenComplaint'));
  const visible = useMemo(
    () => asideLast(shown(rows, filter, now), desk),
    [rows, addressOf(filter), now, desk],
  );
  const picked = usePicked(visible);
  const turns = useBeginTurn(visible, addressOf(filter));
  const openings = useOpenings(visible);
  const list = useRef<HTMLElement>(null);
  const [helping, setHelping] = useState(false);
  const keys = useKeys({ list, pick: picked.toggle, help: () => setHelping(true) });
  const choose = (next: TodoFilter): void => route(addressOf(next), true);
  const waiting = sources.find(({ list: { answer } }) => answer.state !== 'ready');
  const [writing, setWriting] = useState<readonly ComplaintRow[] | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const [gaveUp, setGaveUp] = useState(0);
  useEffect(() => {
    // The form that had the focus is gone; of what was sent the way to call it back has it.
    if (gaveUp > 0) heading.current?.focus();
  }, [gaveUp]);
  const unfinished = sources.some(({ list: each }) => each.unfinished);
  if (writing !== undefined) {
    return (
      <Writing
        rows={writing}
        texts={texts}
        begun={() => {
          picked.none();
          setWriting(undefined);
        }}
        close={() => {
          setWriting(undefined);
          setGaveUp(gaveUp + 1);
        }}
      />
    );
  }
  return (
    <>
      <div class="todo-head">
        <h1 ref={heading} tabIndex={-1}>
          {texts.title}
        </h1>
        <p class="soft">
          {texts.lead}{' '}
          {rows.length === 0 ? null : (
            <span role="status">{texts.count(visible.length, unfinished)}</span>
          )}
        </p>
        <button type="button" class="button small" onClick={() => setHelping(true)}>
          {texts.keys.open}
        </button>
      </div>
      {rows.length > 0 ? (
        <TodoFilters rows={rows} filter={filter} now={now} choose={choose} texts={texts} />
      ) : null}
      <Bulk picked={picked} texts={texts} write={setWriting} />
      <ShowOpenings openings={openings} texts={texts} />
      <FailedParts sources={sources} rows={rows} texts={texts} />
      {rows.length > 0 ? (
        visible.length > 0 ? (
          <TodoList
            list={list}
            rows={visible}
            picked={picked}
            turns={turns}
            desk={desk}
            isGrouped={filter.isGrouped}
            now={now}
            texts={texts}
          />
        ) : (
          <Notice>
            <p>{texts.filter.none}</p>
            <button type="button" class="button" onClick={() => choose(filterIn({}))}>
              {texts.filter.clear}
            </button>
          </Notice>
        )
      ) : waiting === undefined ? (
        <NothingToDo texts={texts} />
      ) : (
        <Shown answer={waiting.list.answer} again={waiting.list.again}>
          {() => null}
        </Shown>
      )}
      <Rest sources={sources} texts={texts} />
      {helping ? <KeysHelp keys={keys} texts={texts} close={() => setHelping(false)} /> : null}
    </>
  );
}

/** A list that could not be read, while others could: what is missing is said. */
function FailedParts(props: {
  readonly sources: readonly Source[];
  readonly rows: readonly TodoRow[];
  readonly texts: TodoTexts;
}) {
  const { sources, rows, texts } = props;
  const failed = sources.filter(
    ({ list: { answer } }) => answer.state === 'failed' || answer.state === 'offline',
  );
  if (rows.length === 0 || failed.length === 0) return null;
  return (
    <div class="message mind" role="alert">
      {failed.map(({ kind, list }) => (
        <p key={kind} class="line">
          {texts.partFailed(texts.filter.kinds[kind])}
          <button type="button" class="button small" onClick={list.again}>
            {texts.again}
          </button>
        </p>
      ))}
    </div>
  );
}

/** What follows the rows that are there. */
function Rest({
  sources,
  texts,
}: {
  readonly sources: readonly Source[];
  readonly texts: TodoTexts;
}) {
  const cut = sources.find(({ list }) => list.cut);
  const more = sources.filter(({ list }) => list.unfinished && !list.loading);
  if (cut !== undefined) {
    return (
      <div class="message mind" role="alert">
        <p class="line">
          {texts.cut}
          <button type="button" class="button small" onClick={cut.list.again}>
            {texts.again}
          </button>
        </p>
      </div>
    );
  }
  if (more.length === 0) return null;
  return (
    <p class="actions">
      <button
        type="button"
        class="button"
        onClick={() => {
          for (const { list } of more) list.more();
        }}
      >
        {texts.more}
      </button>
    </p>
  );
}

/** Nothing to do: what will stand here, for each of the person's roles. */
function NothingToDo({ texts }: { readonly texts: TodoTexts }) {
  const { roles } = usePerson();
  const sentences: Readonly<Partial<Record<string, string>>> = texts.empty;
  const said = [...new Set(roles.flatMap((role) => sentences[role] ?? []))];
  return (
    <div class="state empty">
      <h2>{texts.empty.title}</h2>
      {(said.length === 0 ? [texts.empty.other] : said).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

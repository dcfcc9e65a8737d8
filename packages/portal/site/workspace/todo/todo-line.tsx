import { useMemo } from 'preact/hooks';
import { useLanguage } from '../../language.ts';
import { DueTag } from '../due-tag.tsx';
import { urgencyOf } from '../urgency.ts';
import { usePerson } from '../person.ts';
import { useInspectionName } from '../inspections-known.ts';
import { useWords, wordOf } from '../words.ts';
import type { Desk } from '../screening-desk/desk.ts';
import type { Opening } from './openings.ts';
import { ActFailed, ActSays, bulkActOf, SignInHere } from './act-here.tsx';
import type { BulkState } from './bulk-acts.ts';
import { aboutOf, gistOf, titleOf } from './row-text.ts';
import type { TodoRow } from './todo-row.ts';
import type { TodoTexts } from './todo-texts.ts';
import { WaitingComplaint } from './waiting-complaint.tsx';

/** One row: what it is, until when, and the act itself one click away. */
export function TodoLine(props: {
  readonly row: TodoRow;
  readonly state: BulkState | undefined;
  /** What a glance at it came to; undefined where nobody asked. */
  readonly opening: Opening | undefined;
  /** Who has it open or has set it aside, as far as the person may know. */
  readonly desk: Desk | undefined;
  readonly picked: boolean;
  readonly pick: (id: string, through?: boolean) => void;
  /** Begins a turn with the row. */
  readonly begin: (row: TodoRow) => void;
  /** Where it is done, in the turn that the list begins. */
  readonly hrefOf: (row: TodoRow) => string;
  readonly now: string;
  readonly texts: TodoTexts;
  readonly nameOf: (organisation: string) => string;
  readonly namesKnown: number;
  readonly typeOf: (type: string) => string;
  readonly typesKnown: string;
}) {
  const { row, opening, desk, picked, pick, begin, hrefOf, now, texts, namesKnown, typesKnown } =
    props;
  const language = useLanguage();
  const { words } = useWords();
  const { organisation } = usePerson();
  const inspectionOf = useInspectionName();
  const state = stillHolds(row, props.state);
  // A thousand rows: drawn anew only when something of theirs has changed.
  return useMemo(() => {
    const say = {
      words,
      language,
      texts,
      own: organisation,
      nameOf: props.nameOf,
      typeOf: props.typeOf,
      inspectionOf,
    };
    const title = titleOf(row, say);
    const gist = gistOf(row, say);
    const name = (opening?.is === 'shown' ? opening.words : null) ?? title;
    const signed = state?.is === 'done' || state?.is === 'sending';
    const canPick = bulkActOf(row) !== undefined && state === undefined;
    return (
      <li class={`todo ${signed ? 'calm signed' : urgencyOf(row.due, now)}`}>
        <span class="pick">
          {canPick ? (
            <label>
              <span class="unseen">{texts.pick(title)}</span>
              <input
                type="checkbox"
                checked={picked}
                onClick={(event) => {
                  pick(row.id, event.shiftKey);
                }}
              />
            </label>
          ) : null}
        </span>
        <div class="what">
          {row.kind === 'complaint' && row.act === 'screenComplaint' ? (
            <WaitingComplaint
              line={row.line}
              href={hrefOf(row)}
              begin={() => begin(row)}
              title={title}
              opening={opening}
              desk={desk}
              now={now}
              nameOf={props.nameOf}
              texts={texts}
            />
          ) : (
            <>
              <p class="line">
                <a class="number" href={hrefOf(row)} data-row={row.id} onClick={() => begin(row)}>
                  {title}
                </a>
                {row.kind === 'complaint' && row.line.keyAttention ? (
                  <span class="tag red">* {texts.keyAttention}</span>
                ) : null}
                <ActSays row={row} state={state} texts={texts} />
              </p>
              {gist === null ? null : (
                <p>
                  <strong>{gist}</strong>
                </p>
              )}
              <p class="soft small">{aboutOf(row, say).join(' · ')}</p>
            </>
          )}
          <ActFailed row={row} state={state} texts={texts} />
        </div>
        <div class="when">
          {signed ? null : row.due === null ? (
            <span class="soft small">{texts.noDue}</span>
          ) : (
            <DueTag due={row.due} unpublished={row.unpublished} now={now} />
          )}
        </div>
        <div class="do">
          {signed && row.act !== 'signIn' ? null : row.act === 'signIn' ? (
            <SignInHere row={row} state={state} title={title} texts={texts} />
          ) : (
            <a
              class="button small"
              href={hrefOf(row)}
              tabIndex={-1}
              onClick={() => begin(row)}
              aria-label={`${wordOf(words.act, row.act)} ${name}`}
            >
              {wordOf(words.act, row.act)}
            </a>
          )}
        </div>
      </li>
    );
  }, [
    row,
    state,
    opening,
    desk,
    picked,
    now,
    language,
    texts,
    namesKnown,
    typesKnown,
    pick,
    begin,
    hrefOf,
  ]);
}

/** What was done here, until the list itself has caught up with it. */
function stillHolds(row: TodoRow, state: BulkState | undefined): BulkState | undefined {
  return state?.is === 'done' && row.kind === 'complaint' && row.line.version >= state.version
    ? undefined
    : state;
}

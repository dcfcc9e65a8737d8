import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../../language.ts';
import { DueTag } from '../due-tag.tsx';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { Several } from './sign-ins.ts';
import { useSignIns } from './the-sign-ins.ts';
import { titleOf } from './row-text.ts';
import type { TodoTexts } from './todo-texts.ts';
import type { Picked } from './use-picked.ts';

/** Signing for several: what is picked, the preview, the time for undoing, how far it has come. */
export function Bulk({ picked, texts }: { readonly picked: Picked; readonly texts: TodoTexts }) {
  const { signIns } = useSignIns();
  const [previewing, setPreviewing] = useState(false);
  const several = signIns.several();
  const { rows, pickable } = picked;
  return (
    <>
      {pickable.length > 1 && several === undefined ? (
        <div class="bulk">
          <label class="choice">
            <input
              type="checkbox"
              checked={rows.length > 0 && rows.length === pickable.length}
              onChange={({ currentTarget }) =>
                currentTarget.checked ? picked.all() : picked.none()
              }
            />
            <span>{texts.pickAll(pickable.length)}</span>
          </label>
          {rows.length > 0 ? (
            <>
              <span role="status">{texts.picked(rows.length)}</span>
              <button
                type="button"
                class="button small primary"
                onClick={() => setPreviewing(true)}
              >
                {texts.several}…
              </button>
              <button type="button" class="button small" onClick={picked.none}>
                {texts.pickNone}
              </button>
            </>
          ) : null}
        </div>
      ) : null}
      {previewing ? (
        <Preview picked={picked} texts={texts} close={() => setPreviewing(false)} />
      ) : null}
      {several === undefined ? null : <Under several={several} texts={texts} />}
    </>
  );
}

function Preview(props: {
  readonly picked: Picked;
  readonly texts: TodoTexts;
  readonly close: () => void;
}) {
  const { picked, close } = props;
  const { preview: texts } = props.texts;
  const { signIns } = useSignIns();
  const language = useLanguage();
  const now = useHouseNow();
  const { nameOf } = useOrganisations();
  const { words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [rows] = useState(picked.rows);
  return (
    <dialog ref={dialog} aria-labelledby="preview" onClose={close}>
      <h2 id="preview">{texts.title}</h2>
      <p>{texts.lead(rows.length)}</p>
      <ol class="preview" tabIndex={0} aria-label={texts.lead(rows.length)}>
        {rows.map((row) => (
          <li key={row.id}>
            <span class="number">
              {titleOf(row, { words, language, nameOf, texts: props.texts })}
            </span>{' '}
            {row.due === null ? null : (
              <DueTag due={row.due} unpublished={row.unpublished} now={now} />
            )}
          </li>
        ))}
      </ol>
      <div class="message mind">
        <p>{texts.law}</p>
      </div>
      <p class="actions">
        <button
          type="button"
          class="button primary"
          onClick={() => {
            signIns.begin(rows.map(({ line: { complaint, version } }) => ({ complaint, version })));
            picked.none();
            dialog.current?.close();
          }}
        >
          {texts.submit(rows.length)}
        </button>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {texts.cancel}
        </button>
      </p>
    </dialog>
  );
}

/** Several on their way: first they can be called back, then they go, then what came of each. */
function Under({ several, texts }: { readonly several: Several; readonly texts: TodoTexts }) {
  const { signIns } = useSignIns();
  const { words } = useWords();
  const { targets, goesAt } = several;
  const states = targets.map(({ complaint }) => signIns.stateOf(complaint)?.is);
  const signed = states.filter((is) => is === 'signed').length;
  const over = states.filter((is) => is !== 'waiting' && is !== 'sending').length;
  if (goesAt !== null) return <Undo goesAt={goesAt} count={targets.length} texts={texts} />;
  if (over < targets.length) {
    return (
      <div class="under" role="status">
        <p>{texts.progress.going(over, targets.length)}</p>
        <progress value={over} max={targets.length} aria-label={texts.preview.title} />
      </div>
    );
  }
  const reasons = new Map<string, number>();
  for (const { complaint } of targets) {
    const state = signIns.stateOf(complaint);
    const why =
      state?.is === 'refused'
        ? wordOf(words.problem, state.code)
        : state?.is === 'unanswered'
          ? texts.signIn.unanswered
          : undefined;
    if (why !== undefined) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return (
    <div class={signed === targets.length ? 'under good' : 'under mind'} role="status">
      <p>
        <strong>{texts.progress.over(signed, targets.length)}</strong>
      </p>
      {reasons.size === 0 ? null : (
        <>
          <p>{texts.progress.failed}</p>
          <ul>
            {[...reasons].map(([why, count]) => (
              <li key={why}>
                {why}（{count}）
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="button small" onClick={signIns.close}>
        {texts.progress.close}
      </button>
    </div>
  );
}

function Undo(props: {
  readonly goesAt: number;
  readonly count: number;
  readonly texts: TodoTexts;
}) {
  const { goesAt, count } = props;
  const { undo: texts } = props.texts;
  const { signIns } = useSignIns();
  const button = useRef<HTMLButtonElement>(null);
  const secondsLeft = (): number => Math.max(0, Math.ceil((goesAt - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    button.current?.focus();
    const turn = setInterval(() => setSeconds(secondsLeft()), 250);
    return () => clearInterval(turn);
  }, [goesAt]);
  return (
    <div class="under" role="group" aria-label={props.texts.preview.title}>
      {/* Told once: a voice that counts down would be in the way. */}
      <p class="unseen" role="alert">
        {texts.soon(count, 6)}
      </p>
      <p aria-hidden="true" class="number">
        {texts.soon(count, seconds)}
      </p>
      <button ref={button} type="button" class="button primary" onClick={signIns.undo}>
        {texts.act}
      </button>
    </div>
  );
}

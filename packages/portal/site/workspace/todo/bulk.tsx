import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords, wordOf } from '../words.ts';
import { bulkActs as everyBulkAct, type BulkAct, type Several } from './bulk-acts.ts';
import { BulkPreview } from './bulk-preview.tsx';
import { useBulkActs } from './the-bulk-acts.ts';
import type { TodoTexts } from './todo-texts.ts';
import type { ComplaintRow, Picked } from './use-picked.ts';

/** One act done to several: what is picked, the preview, the time for undoing, how far it has come. */
export function Bulk(props: {
  readonly picked: Picked;
  readonly texts: TodoTexts;
  /** A reply is written before it can be seen. */
  readonly write: (rows: readonly ComplaintRow[]) => void;
}) {
  const { picked, texts, write } = props;
  const { bulkActs } = useBulkActs();
  const [previewing, setPreviewing] = useState<Exclude<BulkAct, 'reply'> | undefined>(undefined);
  const several = bulkActs.several();
  return (
    <>
      {several === undefined
        ? everyBulkAct.map((act) => (
            <PickBar
              key={act}
              act={act}
              picked={picked}
              texts={texts}
              preview={() => (act === 'reply' ? write(picked.rows) : setPreviewing(act))}
            />
          ))
        : null}
      {previewing === undefined ? null : (
        <BulkPreview
          act={previewing}
          picked={picked}
          texts={texts}
          close={() => setPreviewing(undefined)}
        />
      )}
      {several === undefined ? null : <Under several={several} texts={texts} />}
    </>
  );
}

function PickBar(props: {
  readonly act: BulkAct;
  readonly picked: Picked;
  readonly texts: TodoTexts;
  readonly preview: () => void;
}) {
  const { act, picked, texts, preview } = props;
  const says = texts.bulk[act];
  const count = picked.pickable.filter((one) => one.act === act).length;
  const chosen = picked.act === act ? picked.rows.length : 0;
  if (count < 2) return null;
  return (
    <div class="bulk">
      <label class="choice">
        <input
          type="checkbox"
          checked={chosen === count}
          onChange={({ currentTarget }) =>
            currentTarget.checked ? picked.all(act) : picked.none()
          }
        />
        <span>{says.pickAll(count)}</span>
      </label>
      {chosen > 0 ? (
        <>
          <span role="status">{texts.picked(chosen)}</span>
          <button type="button" class="button small primary" onClick={preview}>
            {says.several}…
          </button>
          <button type="button" class="button small" onClick={picked.none}>
            {texts.pickNone}
          </button>
        </>
      ) : null}
    </div>
  );
}

/** Several on their way: first they can be called back, then they go, then what came of each. */
function Under({ several, texts }: { readonly several: Several; readonly texts: TodoTexts }) {
  const { bulkActs } = useBulkActs();
  const { words } = useWords();
  const { act, targets, goesAt } = several;
  const says = texts.bulk[act];
  const states = targets.map(({ complaint }) => bulkActs.stateOf(act, complaint));
  const done = states.filter((state) => state?.is === 'done').length;
  const unanswered = targets.filter(
    ({ complaint }) => bulkActs.stateOf(act, complaint)?.is === 'unanswered',
  );
  const over = states.filter((state) => state?.is !== 'waiting' && state?.is !== 'sending').length;
  if (goesAt !== null) {
    return <Undo act={act} goesAt={goesAt} count={targets.length} texts={texts} />;
  }
  if (over < targets.length) {
    return (
      <div class="under" role="status">
        <p>{says.going(over, targets.length)}</p>
        <progress value={over} max={targets.length} aria-label={says.title} />
      </div>
    );
  }
  const reasons = new Map<string, string[]>();
  for (const { complaint, number } of targets) {
    const state = bulkActs.stateOf(act, complaint);
    const why =
      state?.is === 'refused'
        ? wordOf(words.problem, state.code)
        : state?.is === 'unanswered'
          ? says.unanswered
          : state?.is === 'held'
            ? texts.bulk.reply.held
            : undefined;
    if (why !== undefined) reasons.set(why, [...(reasons.get(why) ?? []), number ?? '']);
  }
  return (
    <div class={done === targets.length ? 'under good' : 'under mind'} role="status">
      <p>
        <strong>{says.over(done, targets.length)}</strong>
      </p>
      {reasons.size === 0 ? null : (
        <>
          <p>{says.failed}</p>
          <ul>
            {[...reasons].map(([why, numbers]) => (
              <li key={why}>
                {why}（{numbers.length}） <span class="number">{numbers.join(' ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unanswered.length === 0 ? null : (
        <button
          type="button"
          class="button small primary"
          onClick={() => {
            for (const { complaint } of unanswered) bulkActs.again(act, complaint);
          }}
        >
          {texts.bulk.againAll(unanswered.length)}
        </button>
      )}
      <button type="button" class="button small" onClick={bulkActs.close}>
        {texts.bulk.close}
      </button>
    </div>
  );
}

function Undo(props: {
  readonly act: BulkAct;
  readonly goesAt: number;
  readonly count: number;
  readonly texts: TodoTexts;
}) {
  const { act, goesAt, count } = props;
  const says = props.texts.bulk[act];
  const { bulkActs } = useBulkActs();
  const button = useRef<HTMLButtonElement>(null);
  const secondsLeft = (): number => Math.max(0, Math.ceil((goesAt - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(secondsLeft);
  useEffect(() => {
    button.current?.focus();
    const turn = setInterval(() => setSeconds(secondsLeft()), 250);
    return () => clearInterval(turn);
  }, [goesAt]);
  return (
    <div class="under" role="group" aria-label={says.title}>
      {/* Told once: a voice that counts down would be in the way. */}
      <p class="unseen" role="alert">
        {says.soon(count, 6)}
      </p>
      <p aria-hidden="true" class="number">
        {says.soon(count, seconds)}
      </p>
      <button ref={button} type="button" class="button primary" onClick={bulkActs.undo}>
        {says.undo}
      </button>
    </div>
  );
}

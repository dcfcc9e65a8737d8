import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../../language.ts';
import { handlingTexts, type HandlingTexts } from '../complaint/acts/handling-texts.ts';
import { Outcomes } from '../complaint/outcomes.tsx';
import { countsIn } from '../complaint/reply/reply-draft.ts';
import { DueTag } from '../due-tag.tsx';
import { useHouseNow } from '../house-time.ts';
import { useOrganisations } from '../organisations.ts';
import { useWords, wordOf } from '../words.ts';
import type { BulkAct } from './bulk-acts.ts';
import { previewOf, type Previewed } from './previewed.ts';
import { ReplyText } from './replies/reply-text.tsx';
import { titleOf } from './row-text.ts';
import { useBulkActs } from './the-bulk-acts.ts';
import type { TodoTexts } from './todo-texts.ts';
import type { Picked } from './use-picked.ts';

/** Each of several before the act is done to them: what it is about, and where that is decided on, what it says. */
export function BulkPreview(props: {
  readonly act: Exclude<BulkAct, 'reply'>;
  readonly picked: Picked;
  readonly texts: TodoTexts;
  readonly close: () => void;
}) {
  const { act, picked, texts, close } = props;
  const says = texts.bulk[act];
  const { bulkActs } = useBulkActs();
  const language = useLanguage();
  const now = useHouseNow();
  const { nameOf } = useOrganisations();
  const { words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [rows] = useState(picked.rows);
  const [handling, setHandling] = useState<HandlingTexts | undefined>(undefined);
  const [previewed, setPreviewed] = useState<readonly Previewed[] | undefined>(undefined);
  useEffect(() => {
    dialog.current?.showModal();
    let current = true;
    void previewOf(act, rows).then((found) => current && setPreviewed(found));
    if (act === 'decideReply') {
      // Without the texts each reply stands in a line alone.
      handlingTexts[language]().then(
        (found) => current && setHandling(found),
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
  }, []);
  const going = previewed?.filter((one) => one.target !== undefined) ?? [];
  return (
    <dialog ref={dialog} aria-labelledby="preview" onClose={close}>
      <h2 id="preview">{says.title}</h2>
      <p role="status">
        {previewed === undefined
          ? texts.bulk.reading
          : going.length === 0
            ? texts.bulk.nothing
            : says.lead(going.length)}
      </p>
      <ol class="preview" tabIndex={0} aria-label={says.lead(rows.length)}>
        {rows.map((row, at) => {
          const one = previewed?.[at];
          return (
            <li key={row.id}>
              <span class="number">{titleOf(row, { words, language, nameOf, texts })}</span>{' '}
              {row.due === null ? null : (
                <DueTag due={row.due} unpublished={row.unpublished} now={now} />
              )}
              {row.line.gist === null ? null : (
                <p>
                  <strong>{row.line.gist}</strong>
                </p>
              )}
              {one?.reply === undefined ? null : (
                <>
                  <p class="reply-line">
                    {wordOf(words.verdict, one.reply.verdict)} ·{' '}
                    {wordOf(words.result, one.reply.result)} · {one.reply.findings}
                  </p>
                  {handling === undefined ? null : (
                    <details>
                      <summary>{texts.bulk.whole}</summary>
                      <ReplyText reply={one.reply.whole} texts={handling.reply} />
                      <Outcomes
                        outcomes={countsIn(one.reply.whole.outcomes)}
                        none={texts.replies.noFigures}
                      />
                    </details>
                  )}
                </>
              )}
              {one?.why === undefined ? null : (
                <p class="fault">
                  {one.why === 'unread' ? texts.bulk.unread : wordOf(words.actRefusal, one.why)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <div class="message mind">
        <p>{says.law}</p>
      </div>
      <p class="actions">
        {going.length === 0 ? null : (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              bulkActs.begin(going.flatMap(({ target }) => target ?? []));
              picked.none();
              dialog.current?.close();
            }}
          >
            {says.submit(going.length)}
          </button>
        )}
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {texts.bulk.cancel}
        </button>
      </p>
    </dialog>
  );
}

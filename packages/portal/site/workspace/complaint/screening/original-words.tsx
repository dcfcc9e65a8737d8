import { typedText } from '@ducha/contracts/text-form.ts';
import { longest, codeOf } from '../../../api.ts';
import { momentText } from '../../../dates.ts';
import { TextField } from '../../../fields.tsx';
import { useLanguage } from '../../../language.ts';
import { lookAtComplaint } from '@ducha/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mayUse, usePerson } from '../../person.ts';
import { useSingleKey } from '../../single-key.ts';
import { useStaffAct } from '../../staff-act.ts';
import { useWords, wordOf } from '../../words.ts';
import { Original, type Seen } from '../original.tsx';
import type { ScreenTexts } from './screen-props.ts';
import type { TakenAs } from './taken-over.ts';

/**
 * 原文: shows the complainant's own words and photographs after a look, which is recorded with its reason. Never the
 * contact: nobody needs it to screen or to review.
 */
export function OriginalWords(props: {
  readonly complaint: string;
  readonly texts: ScreenTexts;
  /** Told what is shown, and when it is shown no more. */
  readonly showing?: (seen: Seen | undefined) => void;
  /** Takes them over into the text for others; undefined where none is written. */
  readonly take: ((seen: Seen, as: TakenAs) => void) | undefined;
  readonly isTaken: boolean;
}) {
  const { complaint, texts, take, isTaken, showing } = props;
  const { workspace, words } = useWords();
  const language = useLanguage();
  const person = usePerson();
  const { act, send, again, reset } = useStaffAct(lookAtComplaint);
  useEffect(() => {
    // The browser may keep the page as it is, to show it again when somebody goes back.
    addEventListener('pagehide', reset);
    return () => removeEventListener('pagehide', reset);
  }, []);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was pressed is gone: who reads by keys goes on at what it has shown.
    if (act.state === 'done') pane.current?.focus({ preventScroll: true });
    showing?.(act.state === 'done' ? act.body : undefined);
  }, [act.state]);
  const [reason, setReason] = useState(texts.usualReason);
  const { look: said } = workspace;
  const isUnreasoned = typedText(reason) === '';
  const look = async (as: TakenAs | undefined): Promise<void> => {
    if (isUnreasoned || act.state === 'sending') return;
    const body = { reason: typedText(reason), contact: false };
    const called = await (act.state === 'unanswered'
      ? again()
      : send({ params: { complaint }, body }));
    if (called?.ok === true && as !== undefined) take?.(called.body, as);
  };
  const waits = isUnreasoned || act.state === 'sending';
  const mayLook = mayUse(person, 'lookAtComplaint');
  useSingleKey('o', () => {
    if (act.state === 'done') take?.(act.body, 'written');
    else if (mayLook) void look(take === undefined ? undefined : 'written');
  });
  if (act.state === 'done') {
    const { body } = act;
    return (
      <section ref={pane} class="original" aria-label={said.title} tabIndex={0}>
        <div class="original-head">
          <p class="label">{said.title}</p>
          {take === undefined ? null : (
            <span class="actions">
              {body.found.length === 0 ? null : (
                <button type="button" class="button small" onClick={() => take(body, 'cleaned')}>
                  {texts.takeCleaned}
                </button>
              )}
              <button type="button" class="button small" onClick={() => take(body, 'written')}>
                {texts.take}
              </button>
            </span>
          )}
        </div>
        <p role="status" class="said-done small">
          {isTaken && take !== undefined ? `✓ ${texts.taken}` : null}
        </p>
        {/* What was taken over stands in the form alone, and would be lost on the way. */}
        <Original
          seen={body}
          canPassOn={take !== undefined && !isTaken && mayUse(person, 'passOnPhotographs')}
        />
        <p class="soft small">{said.recorded(momentText(language, body.recordedAt))}</p>
      </section>
    );
  }
  return (
    <section class="original" aria-label={said.title}>
      <p class="label">{said.title}</p>
      {mayLook ? (
        <>
          <p class="soft">{said.lead}</p>
          <TextField
            label={said.reason}
            required
            value={reason}
            onInput={setReason}
            most={longest(lookAtComplaint, '/reason')}
          />
          <div role="alert">
            {act.state === 'refused' ? (
              <p class="fault">{wordOf(words.problem, codeOf(act.problem))}</p>
            ) : null}
            {act.state === 'unanswered' ? <p class="fault">{workspace.act.unanswered}</p> : null}
          </div>
          <p class="actions">
            {take === undefined ? null : (
              <button
                type="button"
                class="button primary"
                aria-disabled={waits}
                aria-keyshortcuts="O"
                onClick={() => void look('written')}
              >
                {act.state === 'sending' ? workspace.act.sending : texts.lookAndTake}
              </button>
            )}
            <button
              type="button"
              class="button"
              aria-disabled={waits}
              onClick={() => void look(undefined)}
            >
              {act.state === 'sending' ? workspace.act.sending : said.act}
            </button>
          </p>
        </>
      ) : (
        <p class="soft">{said.notYours}</p>
      )}
    </section>
  );
}

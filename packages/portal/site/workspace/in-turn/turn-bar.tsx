import { useEffect, useRef } from 'preact/hooks';
import { useSingleKey } from '../single-key.ts';
import { useWords, wordOf } from '../words.ts';
import { isHeldHere, useIsHeldHere } from './held-here.ts';
import type { InTurn } from './use-turn.ts';

/** Where the person is among what waits for the same act, and the ways to the others and back to the list. */
export function TurnBar({ turn }: { readonly turn: InTurn }) {
  const { words, workspace } = useWords();
  const { turn: texts } = workspace;
  const { act, place, count, list, previous, isLast, isLooking, told, next } = turn;
  const back = useRef<HTMLAnchorElement>(null);
  const before = useRef<HTMLAnchorElement>(null);
  const word = wordOf(words.act, act);
  const isHeld = useIsHeldHere();
  // A key that was meant for a field would lose what is written in it.
  useSingleKey('n', () => {
    if (!isHeldHere()) next();
  });
  useSingleKey('p', () => {
    if (!isHeldHere()) before.current?.click();
  });
  useEffect(() => {
    if (told?.isOver === true) back.current?.focus();
  }, [told]);
  return (
    <nav class="turn" aria-label={texts.label(word)}>
      <p class="turn-line">
        <a ref={back} href={list}>
          ← {texts.back}
        </a>
        {count === 1 ? null : (
          <>
            <span>
              {word} <strong class="number">{texts.place(place, count)}</strong>
            </span>
            <span class="turn-ways">
              {previous === undefined ? null : (
                <a
                  ref={before}
                  class="button small"
                  href={previous}
                  aria-keyshortcuts={isHeld ? undefined : 'P'}
                >
                  {texts.previous} {isHeld ? null : <kbd aria-hidden="true">P</kbd>}
                </a>
              )}
              {isLast ? null : (
                <button
                  type="button"
                  class="button small"
                  aria-keyshortcuts={isHeld ? undefined : 'N'}
                  aria-disabled={isLooking}
                  onClick={next}
                >
                  {texts.next} {isHeld ? null : <kbd aria-hidden="true">N</kbd>}
                </button>
              )}
            </span>
          </>
        )}
      </p>
      <div role="status">
        {isLooking ? <p class="soft small">{texts.looking}</p> : null}
        {told === undefined || isLooking ? null : (
          <p class="message good">
            {told.done === undefined || told.isOver ? null : (
              <span>{texts.done(wordOf(words.act, told.done.act), told.done.number)}</span>
            )}
            {told.skipped.length === 0 ? null : (
              <span>{texts.skipped(told.skipped.map((at) => at + 1))}</span>
            )}
            {told.held.length === 0 ? null : (
              <span>{texts.held(told.held.map((at) => at + 1))}</span>
            )}
            <span>{told.isOver ? texts.over : texts.at(place, count)}</span>
          </p>
        )}
      </div>
    </nav>
  );
}

import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { LedgerTexts } from './ledger-texts.ts';

/**
 * Where any part of a row is typed; the key `/` leads here (see `find`), and Escape empties it, and the arrow leads on
 * into the rows. The field keeps what is in it by itself: to be set anew would break off what is being composed.
 */
export function SearchBox(props: {
  readonly value: string;
  readonly onInput: (typed: string) => void;
  readonly texts: LedgerTexts;
}) {
  const { value, onInput, texts } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // At once with what is drawn: later a key might have come that nothing was drawn of.
  useLayoutEffect(() => {
    // What came with the address, or was cleared, without a person who typed it.
    if (input.current !== null && input.current.value !== value) input.current.value = value;
  }, [value]);
  return (
    <div class="field ledger-search">
      <label for={id}>
        {texts.search} <kbd aria-hidden="true">/</kbd>
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        data-find
        maxLength={80}
        autoComplete="off"
        spellcheck={false}
        placeholder={texts.searchHint}
        aria-description={texts.searchHint}
        // While Chinese is being composed, letters stand in the field that nobody looks for.
        onInput={({ currentTarget, isComposing }) => {
          if (!isComposing) onInput(currentTarget.value);
        }}
        onCompositionEnd={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            onInput('');
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('.ledger-grid')?.focus();
          }
        }}
      />
    </div>
  );
}

import { useLayoutEffect } from 'preact/hooks';

/** Single keys can be switched off: whoever speaks to the machine would press them by accident. */
const kept = 'ducha.keys';

/** Switched off on a device that keeps nothing: until the page is closed. */
let isOffHere = false;

export function singleKeysAreOn(): boolean {
  try {
    return !isOffHere && localStorage.getItem(kept) !== 'off';
  } catch {
    return !isOffHere;
  }
}

export function keepSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(kept);
    else localStorage.setItem(kept, 'off');
    isOffHere = false;
  } catch {
    isOffHere = !on;
  }
}

/** A key with another one, or one that is typed into a field or answered to a dialog. */
export function isElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    document.querySelector('dialog[open]') !== null ||
    (target instanceof HTMLElement &&
      (target.matches('select, textarea') ||
        (target instanceof HTMLInputElement && target.type !== 'checkbox')))
  );
}

/** Ctrl or ⌘ and Enter, wherever on the page: sends what is written. Of a dialog it is the dialog's own. */
export function useSubmitKey(act: () => void): void {
  // At once with what is drawn: a key pressed right after another one means what is in sight by then.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (!isSubmit || event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** One key by itself, wherever on the page nothing is typed. Whoever takes it first has it. */
export function useSingleKey(key: string, act: () => void): void {
  // At once with what is drawn: a key pressed right after another one means what is in sight by then.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== key || event.defaultPrevented || isElsewhere(event)) return;
      if (!singleKeysAreOn()) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

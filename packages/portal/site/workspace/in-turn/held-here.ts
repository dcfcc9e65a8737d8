import { useEffect, useState } from 'preact/hooks';

/** How many forms hold what was written and is kept nowhere but on the page. */
let holders = 0;
const listeners = new Set<() => void>();

/** From now on something is held; returns how it is let go. */
export function holdHere(): () => void {
  change(1);
  return () => change(-1);
}

export function isHeldHere(): boolean {
  return holders > 0;
}

export function onHeldHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function change(by: 1 | -1): void {
  holders += by;
  for (const listener of listeners) listener();
}

/** What this form holds would be lost with the page: no key by itself leads away from it. */
export function useHeldHere(isHeld: boolean): void {
  useEffect(() => (isHeld ? holdHere() : undefined), [isHeld]);
}

export function useIsHeldHere(): boolean {
  const [isHeld, setHeld] = useState(isHeldHere);
  useEffect(() => {
    const look = (): void => setHeld(isHeldHere());
    look();
    return onHeldHere(look);
  }, []);
  return isHeld;
}

import { useEffect } from 'preact/hooks';

/** Asks before a page is left on which something was written and not sent: it is kept nowhere. */
export function useUnsentWarning(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsent]);
}

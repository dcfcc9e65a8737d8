import { useEffect, useState } from 'preact/hooks';

/**
 * The act that stands after the `#` of the address, `#act-signIn`, so that a link opens the form itself: from
 * the to-dos, from a message, from the page's own buttons.
 * @param acts those that the page has forms for
 */
export function useActInAddress<Act extends string>(
  acts: readonly Act[],
): readonly [open: Act | undefined, close: () => void] {
  const inAddress = (): Act | undefined => acts.find((act) => location.hash === `#act-${act}`);
  const [open, setOpen] = useState(inAddress);
  useEffect(() => {
    const look = (): void => setOpen(inAddress);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const close = (): void => {
    history.replaceState(null, '', `${location.pathname}${location.search}`);
    setOpen(undefined);
  };
  return [open, close];
}

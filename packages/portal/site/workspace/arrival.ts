import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Says which page has come, to those who do not see it: no browser reads out a title that changes without a page. */
export const Arrival = createContext<(title: string) => void>(() => undefined);

/** So long the announcement is empty between two pages of one title: what stays the same is not read out again. */
const pause = 100;

/** Announces the page by its title, and again for each address that it is at; nothing while it has none yet. */
export function useArrival(title: string | undefined): void {
  const arrive = useContext(Arrival);
  const { path } = useLocation();
  useEffect(() => {
    arrive('');
    if (title === undefined) return;
    const said = setTimeout(() => arrive(title), pause);
    return () => clearTimeout(said);
  }, [title, path]);
}

import { readScreeningDesk } from '@ducha/contracts';
import { useEffect } from 'preact/hooks';
import { mayUse, usePerson } from '../person.ts';
import { useRead } from '../reads.ts';
import type { Desk } from './desk.ts';

/** How often it is read anew while its page is in sight, in milliseconds. */
const every = 30_000;

/** The screeners' desk, kept up to date while it is shown; undefined for whoever does not screen, or while nothing is known. */
export function useDesk(isAsked = true): Desk | undefined {
  const may = mayUse(usePerson(), readScreeningDesk.name) && isAsked;
  const { answer, again } = useRead(readScreeningDesk, may ? {} : undefined);
  useEffect(() => {
    if (!may) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, every);
    return () => clearInterval(timer);
  }, [may]);
  return answer.state === 'ready' ? answer.body : undefined;
}

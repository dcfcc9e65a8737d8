import { useEffect, useState } from 'preact/hooks';

const name = 'ducha.session-ended';

/** The person has to sign in again; whatever they have written stays where it is. */
export function sessionEnded(): void {
  dispatchEvent(new Event(name));
}

/** Whether the session has ended since the page was opened. */
export function useSessionEnded(): boolean {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const end = (): void => setEnded(true);
    addEventListener(name, end);
    return () => removeEventListener(name, end);
  }, []);
  return ended;
}

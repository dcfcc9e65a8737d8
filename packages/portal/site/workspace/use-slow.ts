import { useEffect, useState } from 'preact/hooks';
import { slowAfter } from '../answer.ts';

/** Whether it is waited for longer than people like to. @param key what for: another is waited for from the beginning */
export function useSlow(waiting: boolean, key: string): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!waiting) return undefined;
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, [waiting, key]);
  return slow;
}

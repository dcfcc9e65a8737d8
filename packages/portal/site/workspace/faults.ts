import type { Endpoint, Fault } from '@ducha/contracts';
import type { Act } from '../act.ts';
import { useWords } from './words.ts';

/**
 * What the house found at fault in an act, for the fields themselves: the sentence for a place of the
 * body (`/mainType`), the faults inside it included; `undefined` where it found none. What the page has
 * words of its own for is said in those.
 */
export function useFaults<E extends Endpoint>(
  act: Act<E>,
  faultText?: (fault: Fault) => string | undefined,
): (pointer: string) => string | undefined {
  const { words } = useWords();
  const sentences: Readonly<Record<string, string>> = { ...words.problem, ...words.fault };
  const faults = act.state === 'refused' ? (act.problem.faults ?? []) : [];
  return (pointer) => {
    const found = faults.find((fault) => isWithin(fault.pointer, pointer));
    return found === undefined
      ? undefined
      : (faultText?.(found) ?? sentences[found.code] ?? found.detail);
  };
}

/** Whether a fault's place (`#/organisations/0/role`) is a field (`/organisations`) or inside it. */
function isWithin(place: string, field: string): boolean {
  const inBody = place.replace(/^#/, '');
  return inBody === field || inBody.startsWith(`${field}/`);
}

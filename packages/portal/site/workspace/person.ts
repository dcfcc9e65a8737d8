import { policy } from '@ducha/contracts';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Person } from './session.ts';

/** Who is signed in, to all pages of the workspace. */
export const PersonContext = createContext<Person | undefined>(undefined);

export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (person === undefined) throw new Error('a page of the workspace without a person');
  return person;
}

/**
 * Whether some role of the person may use an endpoint at all. Whether it may on *this* thing, the house
 * says (`readComplaintActs` and its like).
 */
export function mayUse(person: Person, endpoint: string): boolean {
  return (policy[endpoint] ?? []).some(({ role }) => person.roles.includes(role));
}

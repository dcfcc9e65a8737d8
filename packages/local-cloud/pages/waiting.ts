import { call, listComplaints, listInspections, listTasks, policy } from '@ducha/contracts';
import type { Person } from '../issuer/persons.ts';

/** The part of a local cloud that is asked. */
interface Door {
  readonly address: string;
  token(person: string): Promise<string>;
}

/** A page of a list: how much of it waits for the person, and where it goes on; undefined when it was not given. */
type CountedPage = { readonly count: number; readonly next: string | null } | undefined;

/**
 * How much each person has to do, as their own to-do page counts it: with their token, of the lists that their roles
 * may read. Whoever has no such list is left out.
 */
export async function waitingFor(
  door: Door,
  persons: readonly Person[],
): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = [];
  // One after the other: a house that has just started has one worker of each function.
  for (const person of persons) {
    const count = await countFor(door, person);
    if (count !== undefined) counts.push([person.slug, count]);
  }
  return Object.fromEntries(counts);
}

async function countFor(door: Door, person: Person): Promise<number | undefined> {
  const token = await door.token(person.slug);
  const held = person.roles.map((claim) => claim.split('@'));
  const may = (endpoint: string): boolean =>
    (policy[endpoint] ?? []).some(({ role }) => held.some(([own]) => own === role));
  const lists: ((after: { after?: string }) => Promise<CountedPage>)[] = [];
  if (may('listComplaints')) {
    lists.push(async (after) => {
      const query = { todo: 'true', state: 'open', limit: 200, ...after } as const;
      const called = await call(door.address, listComplaints, { query, token });
      if (!called.ok) return undefined;
      const { complaints, next } = called.body;
      return { count: complaints.filter(({ todo }) => todo !== null).length, next };
    });
  }
  if (may('listInspections')) {
    lists.push(async (query) => {
      const called = await call(door.address, listInspections, { query, token });
      if (!called.ok) return undefined;
      const { inspections, next } = called.body;
      return { count: inspections.filter(({ todo }) => todo !== null).length, next };
    });
  }
  if (may('postProgress')) {
    const own = held[0]?.[1];
    lists.push(async (query) => {
      const called = await call(door.address, listTasks, { query, token });
      if (!called.ok) return undefined;
      const { tasks, next } = called.body;
      const open = tasks.filter(({ lead, finishedOn }) => lead === own && finishedOn === null);
      return { count: open.length, next };
    });
  }
  let sum: number | undefined;
  for (const list of lists) {
    const count = await toItsEnd(list);
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}

/** What a whole list counts; undefined when the house does not give all of it. */
async function toItsEnd(
  list: (after: { after?: string }) => Promise<CountedPage>,
): Promise<number | undefined> {
  let sum = 0;
  let after: { after?: string } | undefined = {};
  while (after !== undefined) {
    const page = await list(after);
    if (page === undefined) return undefined;
    sum += page.count;
    after = page.next === null ? undefined : { after: page.next };
  }
  return sum;
}

import { playedAt } from '@ducha/contracts';
import { readList, ref } from '@ducha/event-log';
import type { Person, Store } from '@ducha/lambda';
import { teamsOf } from './team-rows.ts';
import { teamStream } from './team-stream.ts';

const pageSize = 200;

/** The teams as this service copied them; each answer is of the streams, so that a change holds at once. */
export class Teams {
  readonly #store: Pick<Store, 'client' | 'table' | 'log'>;

  constructor(store: Pick<Store, 'client' | 'table' | 'log'>) {
    this.#store = store;
  }

  /** Whether somebody with a role of teams sits on the team of an inspection. */
  async seats(person: Person | null, inspection: string | null): Promise<boolean> {
    if (person === null || inspection === null || !hasTeamRole(person)) return false;
    const { state } = await this.#store.log.load(ref(teamStream, inspection));
    return state.people.includes(person.subject);
  }

  /** The inspections on whose teams somebody sits: none, one, or several over the years. */
  async inspectionsOf(person: Person | null): Promise<readonly string[]> {
    if (person === null || !hasTeamRole(person)) return [];
    const candidates: string[] = [];
    let after: string | undefined;
    do {
      const page = await readList(this.#store.client, this.#store.table, {
        index: 'list1',
        lists: [teamsOf(person.subject)],
        limit: pageSize,
        ...(after === undefined ? {} : { after }),
      });
      candidates.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    const seated = await Promise.all(candidates.map((one) => this.seats(person, one)));
    return candidates.filter((_, index) => seated[index]);
  }
}

function hasTeamRole({ roles }: Person): boolean {
  return roles.some((role) => playedAt[role] === 'team');
}

import { playedAt } from '@ducha/contracts';
import { listPages, ref } from '@ducha/event-log';
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
    const { client, table } = this.#store;
    const query = { index: 'list1', lists: [teamsOf(person.subject)], limit: pageSize } as const;
    for await (const rows of listPages(client, table, query)) {
      candidates.push(...rows.map(({ id }) => id));
    }
    const seated = await Promise.all(candidates.map((one) => this.seats(person, one)));
    return candidates.filter((_, index) => seated[index]);
  }
}

function hasTeamRole({ roles }: Person): boolean {
  return roles.some((role) => playedAt[role] === 'team');
}

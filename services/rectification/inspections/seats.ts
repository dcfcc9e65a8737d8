import type { Teams } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import { isRecused, type Person, type Store } from '@ducha/lambda';
import { targetsStream } from './targets-fold.ts';

/**
 * The seats on the teams of inspections that let somebody read: whoever holds a role at a target of an
 * inspection, or in its district, is recused 回避 from it, the seat on its team included.
 */
export class Seats {
  readonly #log: Store['log'];
  readonly #teams: Pick<Teams, 'seats' | 'inspectionsOf'>;

  constructor({ log }: Pick<Store, 'log'>, teams: Pick<Teams, 'seats' | 'inspectionsOf'>) {
    this.#log = log;
    this.#teams = teams;
  }

  /** Whether somebody sits on the team of an inspection and may read as one of it. */
  async seats(person: Person | null, inspection: string | null): Promise<boolean> {
    if (!(await this.#teams.seats(person, inspection))) return false;
    return inspection !== null && this.#isFree(person, inspection);
  }

  /** The inspections on whose teams somebody sits so. */
  async inspectionsOf(person: Person | null): Promise<readonly string[]> {
    const seated = await this.#teams.inspectionsOf(person);
    const free = await Promise.all(seated.map((one) => this.#isFree(person, one)));
    return seated.filter((_, index) => free[index]);
  }

  /** Whoever is of an organisation waits until the targets are known: it may be one of them. */
  async #isFree(person: Person | null, inspection: string): Promise<boolean> {
    if (person === null || person.organisation === null) return true;
    const { state } = await this.#log.load(ref(targetsStream, inspection));
    return state.targets !== null && !isRecused(person, state.targets);
  }
}

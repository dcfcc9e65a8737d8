/**
 * Places for workers that load their code, over all functions. As many as there are cores: more at once would only
 * keep one another, and the functions that run already, past the time limits of their calls.
 */
export class Starts {
  readonly #most: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(most: number) {
    this.#most = Math.max(1, most);
  }

  /** Takes a place; when there is none, `again` is called once there is. */
  take(again: () => void): boolean {
    if (this.#taken >= this.#most) {
      this.#waiting.add(again);
      return false;
    }
    this.#taken += 1;
    return true;
  }

  giveBack(): void {
    this.#taken -= 1;
    for (const again of this.#waiting) {
      if (this.#taken >= this.#most) return;
      this.#waiting.delete(again);
      again();
    }
  }
}

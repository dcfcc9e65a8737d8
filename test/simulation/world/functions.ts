import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import type { Context } from 'aws-lambda';
import { within, type Sandbox } from './current.ts';
import type { EntryCode } from './entry-code.ts';
import type { Rates } from './luck.ts';
import type { VirtualTime } from './time.ts';

/** How an invocation ended. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly why: 'crashed' | 'timed-out' | 'threw' };

/** What the functions of a world share. */
export interface FunctionSurroundings {
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly rates: () => Rates;
  readonly note: (line: string) => void;
}

/** One sandbox of a function: its code, begun once, and what runs in it. */
interface Kept extends Sandbox {
  readonly handler: Handler;
  /** Ends what runs in it now. */
  crash: () => void;
}

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** A Lambda function: sandboxes that are begun where none is free, one invocation in each at a time. */
export class SimulatedFunction {
  readonly name: string;
  #code: EntryCode;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #seconds: number;
  readonly #surroundings: FunctionSurroundings;
  #free: Kept[] = [];
  readonly #atWork = new Set<Kept>();

  constructor(
    name: string,
    code: EntryCode,
    setup: { environment: Readonly<Record<string, string>>; seconds: number },
    surroundings: FunctionSurroundings,
  ) {
    this.name = name;
    this.#code = code;
    this.#environment = setup.environment;
    this.#seconds = setup.seconds;
    this.#surroundings = surroundings;
  }

  get busy(): boolean {
    return this.#atWork.size > 0;
  }

  /**
   * As a deployment does: what is free ends now, what is at work goes on and is not used again. What begins from now on
   * has this code.
   */
  replace(code = this.#code): void {
    this.#code = code;
    this.#free = [];
    for (const one of this.#atWork) Object.assign(one, { retired: true });
  }

  /** Invokes the function; `done` is called once, however it ends. */
  invoke(event: unknown, done: (outcome: Outcome) => void): void {
    const { time, random } = this.#surroundings;
    const free = this.#free.pop();
    if (free !== undefined) {
      this.#run(free, event, done);
      return;
    }
    time.after(whole(random, 150, 900), () => this.#run(this.#begin(), event, done));
  }

  #begin(): Kept {
    const { random, rates } = this.#surroundings;
    const skew = happens(random, rates().skew) ? whole(random, -2_000, 2_000) : 0;
    const sandbox = { function: this.name, dead: false, invocations: 0, skew };
    const handler = within(sandbox, () => this.#code.begin(this.#environment));
    return Object.assign(sandbox, { handler, crash: () => undefined });
  }

  #run(sandbox: Kept, event: unknown, done: (outcome: Outcome) => void): void {
    const { time, note } = this.#surroundings;
    const end = time.now + this.#seconds * 1000;
    let over = false;
    const finish = (outcome: Outcome): void => {
      if (over) return;
      over = true;
      cancel();
      this.#atWork.delete(sandbox);
      const kept = outcome.ok || outcome.why === 'threw';
      if (kept && !('retired' in sandbox)) this.#free.push(sandbox);
      if (!outcome.ok) note(`${this.name} ${outcome.why}`);
      done(outcome);
    };
    const kill = (why: 'crashed' | 'timed-out'): void => {
      // It has answered: what it left behind is frozen with it, and whoever is invoked in it next finds it alive.
      if (over) return;
      sandbox.dead = true;
      finish({ ok: false, why });
    };
    const cancel = time.after(this.#seconds * 1000, () => kill('timed-out'));
    sandbox.crash = () => kill('crashed');
    this.#atWork.add(sandbox);
    sandbox.invocations += 1;
    const context = { getRemainingTimeInMillis: () => end - time.now } as Context;
    within(sandbox, () => {
      // What happens in this call already may throw at once.
      void (async () => sandbox.handler(event, context))().then(
        (result) => finish({ ok: true, result }),
        (error: unknown) => {
          note(`${this.name} threw ${String(error)}`);
          finish({ ok: false, why: 'threw' });
        },
      );
    });
  }
}

/** Ends a sandbox in the middle of what it does; nothing where it is not at work. */
export function crash(sandbox: Sandbox): void {
  if ('crash' in sandbox && typeof sandbox.crash === 'function') sandbox.crash();
}

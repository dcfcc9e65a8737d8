import { world, sandbox } from './current.ts';
import type { Cancel } from './time.ts';

type Listener = () => void;

/**
 * As much of an AbortSignal as the house and the stand-ins use, without events and exceptions that nobody looks at:
 * tens of thousands are made in a history, and hardly any ever aborts.
 */
export class LightSignal {
  aborted = false;
  reason: unknown;
  #listeners = new Set<Listener>();
  readonly #release: Cancel[] = [];

  static timeout(milliseconds: number): LightSignal {
    const signal = new LightSignal();
    const mine = sandbox();
    const cancel = world().time.after(milliseconds, () => {
      if (mine?.dead !== true) signal.abort(new DOMException('timed out', 'TimeoutError'));
    });
    signal.#release.push(cancel);
    return signal;
  }

  static any(signals: Iterable<AbortSignal | LightSignal>): LightSignal {
    const all = new LightSignal();
    for (const one of signals) {
      if (one.aborted) all.abort(one.reason);
      const follow = (): void => all.abort(one.reason);
      one.addEventListener('abort', follow);
      all.#release.push(() => {
        one.removeEventListener('abort', follow);
        if (one instanceof LightSignal) one.release();
      });
    }
    return all;
  }

  addEventListener(_event: 'abort', listener: Listener): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_event: 'abort', listener: Listener): void {
    this.#listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of this.#listeners) listener();
    this.release();
  }

  /** Nobody waits for it any more. */
  release(): void {
    this.#listeners.clear();
    for (const release of this.#release.splice(0)) release();
  }
}

import { kinds, type Rates } from './world/luck.ts';
import type { History } from './play.ts';

/**
 * The shortest history found that still shows a fault: first without a deployment, then
 * without each kind of bad luck, then without ever smaller
 * parts of its steps. `shows` plays a history and says whether the fault is still there.
 */
export async function shrink(
  history: History,
  shows: (history: History) => Promise<boolean>,
  tries = 150,
): Promise<History> {
  let left = tries;
  let least = history;
  const attempt = async (smaller: History): Promise<boolean> => {
    if (left === 0) return false;
    left -= 1;
    if (!(await shows(smaller))) return false;
    least = smaller;
    return true;
  };
  if (least.upgradeAfter !== null) await attempt({ ...least, upgradeAfter: null });
  for (const kind of kinds) {
    if (least.rates[kind] === 0) continue;
    const rates: Rates = { ...least.rates, [kind]: 0 };
    await attempt({ ...least, rates });
  }
  for (let size = Math.ceil(least.steps.length / 2); size >= 1;) {
    let removed = false;
    for (let from = 0; from < least.steps.length && left > 0;) {
      const { steps } = least;
      const gone = steps.slice(from, from + size);
      const rest = steps.slice(from + size);
      // What is left happens when it did.
      const [next, ...others] = rest;
      const waited = gone.reduce((sum, { wait }) => sum + wait, 0);
      const shifted = next === undefined ? [] : [{ ...next, wait: next.wait + waited }, ...others];
      if (await attempt({ ...least, steps: [...steps.slice(0, from), ...shifted] })) removed = true;
      else from += size;
    }
    if (left === 0) break;
    if (size === 1 && !removed) break;
    if (size > 1) size = Math.floor(size / 2);
  }
  return least;
}

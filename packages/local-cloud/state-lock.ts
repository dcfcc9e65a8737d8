import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes a state folder for this process; the system gives it back when the process ends, however it ends.
 * @returns what gives it back earlier
 * @throws Error in one sentence when another local cloud runs on the folder
 */
export function lockState(state: string): () => void {
  mkdirSync(state, { recursive: true });
  const lock = new DatabaseSync(join(state, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && error.message.includes('locked'))) throw error;
    throw new Error(`another local cloud is running on ${state}`, { cause: error });
  }
  return () => lock.close();
}

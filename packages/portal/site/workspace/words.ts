import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { words } from '../texts/zh/words.ts';
import type { workspace } from '../texts/zh/workspace.ts';

/** The words of the work and of the workspace's frame, in the reader's language. */
export interface WordsOf {
  /** What codes of the house are called: stages, verdicts, roles, problems. */
  readonly words: typeof words;
  readonly workspace: typeof workspace;
}

export const Words = createContext<WordsOf | undefined>(undefined);

export function useWords(): WordsOf {
  const known = useContext(Words);
  if (known === undefined) throw new Error('a page of the workspace outside its frame');
  return known;
}

/** The word of a code in one of the catalogue's lists; the code itself where the list does not know it. */
export function wordOf(list: Readonly<Record<string, string>>, code: string): string {
  return list[code] ?? code;
}

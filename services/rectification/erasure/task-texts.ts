import type { NoteRef } from '@ducha/contracts';
import type { Task } from '../task/task-state.ts';

/** The name of the update at a place in the list. */
function progressText(index: number): string {
  return `progress-${index + 1}`;
}

/** The texts that a task itself holds, by their names, as they stand now; those of its plan are the complaint's. */
export function ownTexts({
  progress,
  completion,
}: Pick<Task, 'progress' | 'completion'>): ReadonlyMap<string, NoteRef> {
  return new Map([
    ...progress.map(({ text }, index) => [progressText(index), text] as const),
    ...(completion === null ? [] : [['completion', completion] as const]),
  ]);
}

/** The task with a right text in the place of a wrong one. */
export function withText(
  { progress, completion }: Pick<Task, 'progress' | 'completion'>,
  name: string,
  text: NoteRef,
): Pick<Task, 'progress' | 'completion'> {
  return {
    progress: progress.map((update, index) =>
      progressText(index) === name ? { ...update, text } : update,
    ),
    completion: name === 'completion' ? text : completion,
  };
}

/** What is still kept of some texts: ids of notes, those that were corrected among them, and of pieces of evidence. */
export function keptOf(
  state: Task,
  names: readonly string[],
): { readonly notes: readonly string[]; readonly files: readonly string[] } {
  const standing = ownTexts(state);
  const notes = names.flatMap((name) => [
    ...[standing.get(name)].flatMap((text) => (text === undefined ? [] : [text.note])),
    ...state.corrections.filter(({ text }) => text === name).map(({ old }) => old.note),
  ]);
  const files = state.progress.flatMap(({ evidence }, index) =>
    names.includes(progressText(index)) ? evidence.map((one) => one.evidence) : [],
  );
  return {
    notes: [...new Set(notes)].filter((note) => !state.erased.includes(note)),
    files: [...new Set(files)].filter((file) => !state.erasedFiles.includes(file)),
  };
}

/** The texts of which something is still kept. */
export function erasableTexts(state: Task): string[] {
  return [...ownTexts(state).keys()].filter((name) => isKept(keptOf(state, [name])));
}

/** Whether there is anything to erase. */
export function isKept({ notes, files }: ReturnType<typeof keptOf>): boolean {
  return notes.length + files.length > 0;
}

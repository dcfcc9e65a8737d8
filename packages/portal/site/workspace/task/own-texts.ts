import type { TaskShown, TaskTexts } from './task-texts.ts';

/** What the texts of a task are called: an update by its place, from 1, or what was said at the end. */
export function nameOfText(text: string, { progress }: Pick<TaskTexts, 'progress'>): string {
  const place = /^progress-(\d+)$/.exec(text)?.[1];
  return place === undefined ? progress.completion : progress.nth(Number(place));
}

/** The texts of a task itself that can be corrected, as they stand now; one that was erased is empty. */
export function ownTexts({
  progress,
  completion,
  finishedOn,
}: Pick<TaskShown, 'progress' | 'completion' | 'finishedOn'>): readonly {
  readonly text: string;
  readonly now: string;
}[] {
  return [
    ...progress.map(({ text }, index) => ({ text: `progress-${index + 1}`, now: text ?? '' })),
    ...(finishedOn === null ? [] : [{ text: 'completion', now: completion ?? '' }]),
  ];
}

export interface Photograph {
  readonly tasks: readonly string[];
}

/** Whether another task shows it too. */
export function isElsewhere({ tasks }: Photograph, task: string): boolean {
  return tasks.some((other) => other !== task);
}

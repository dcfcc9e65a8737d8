import * as z from 'zod/mini';
import { event, opaqueId } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import type { ShownEvidence } from '../task/task.ts';

/** How many tasks are named that show one photograph; more say nothing new. */
const named = 20;

/** The tasks that show this very file: the stream's whole state. */
const photographShown = event('photograph.shown.v1', () =>
  z.strictObject({ tasks: z.array(opaqueId).check(z.minLength(1), z.maxLength(named)) }),
);

const events = eventFamily([photographShown]);
export type PhotographShown = ReturnType<typeof events.parse>;

export interface Photograph {
  readonly tasks: readonly string[];
}

/** The stream `photograph/<sha256>`: exclusive use is seen where the file's own stream is written. */
export const photograph: StreamKind<Photograph, PhotographShown> = {
  kind: 'photograph',
  initial: { tasks: [] },
  events,
  latestOnly: true,
  evolve: (_state, { data }) => data,
};

/** Whether a piece of evidence is a picture, which serves one case only. */
export function isPhotograph({ mediaType }: Pick<ShownEvidence, 'mediaType'>): boolean {
  return mediaType.startsWith('image/');
}

/** Whether another task shows it too. */
export function isElsewhere({ tasks }: Photograph, task: string): boolean {
  return tasks.some((other) => other !== task);
}

/** The photograph with a task among those that show it; no events when it is known. */
export function decideShown({ tasks }: Photograph, task: string): readonly PhotographShown[] {
  if (tasks.includes(task) || tasks.length === named) return [];
  return [{ type: photographShown.type, data: { tasks: [...tasks, task] } }];
}

import type { ShownEvidence } from '../task/task-events.ts';

/** Whether a piece of evidence is a picture, which serves one case only. */
export function isPhotograph({ mediaType }: Pick<ShownEvidence, 'mediaType'>): boolean {
  return mediaType.startsWith('image/');
}

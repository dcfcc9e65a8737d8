import type { listLooks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

export type Look = BodyOf<typeof listLooks>['looks'][number];

/** The lines of the audit: a look each, and the glances of one sitting that are on this page as one, where it begins. */
export function lookLines(looks: readonly Look[]): readonly (readonly [Look, ...Look[]])[] {
  const lines = new Map<string, [Look, ...Look[]]>();
  for (const look of looks) {
    const key = look.glance === null ? look.look : `sitting ${look.glance.sitting}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [look]);
    else line.push(look);
  }
  return [...lines.values()];
}

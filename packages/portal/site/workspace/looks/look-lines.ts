import type { listLooks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

/** A look at a complainant's own words or contact. */
export type Look = BodyOf<typeof listLooks>['looks'][number];

/** A line of the audit: a look, and those that are told together with it, itself among them. */
export type LookLine = Look & { readonly together: readonly Look[] };

/** A look each, and the glances of one sitting as one line, where it begins. */
export function lookLines(looks: readonly Look[]): readonly LookLine[] {
  const lines = new Map<string, Look[]>();
  for (const look of looks) {
    const key = look.glance === null ? look.look : `sitting ${look.glance.sitting}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [look]);
    else line.push(look);
  }
  return [...lines.values()].flatMap((together) => {
    const [first] = together;
    return first === undefined ? [] : [{ ...first, together }];
  });
}

/** Each look by itself. */
export function singleLines(looks: readonly Look[]): readonly LookLine[] {
  return looks.map((look) => ({ ...look, together: [look] }));
}

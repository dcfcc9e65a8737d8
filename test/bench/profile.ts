import type { SourceMap } from 'node:module';
import * as z from 'zod/mini';
import { partOf, sumsBy } from './source-part.ts';

/** What is read of a profile of V8: when it looked, and who was at work then. */
export const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.int(),
        columnNumber: z.int(),
      }),
      children: z.optional(z.array(z.int())),
    }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
});
export type Profile = z.infer<typeof profile>;

/** What V8 calls its own doings, and what they are. */
const doings: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['(idle)', 'waiting'],
  ['(program)', 'Node and V8'],
]);

/**
 * Milliseconds by part, the largest first. What Node does belongs to the part that had it done; what nobody
 * in the bundle asked for (to read and compile the bundle, say) is Node's own. The profiler's own time is left out.
 */
export function timesByPart(
  { nodes, samples, timeDeltas }: Profile,
  bundle: { readonly url: string; readonly map: SourceMap },
): readonly (readonly [part: string, milliseconds: number])[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  const partAt = (id: number): string => {
    const own = doings.get(byId.get(id)?.callFrame.functionName ?? '');
    if (own !== undefined) return own;
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      const frame = byId.get(at)?.callFrame;
      if (frame?.url !== bundle.url) continue;
      const found = bundle.map.findOrigin(frame.lineNumber + 1, frame.columnNumber + 1);
      return partOf('fileName' in found ? (found.fileName ?? '') : '');
    }
    return 'Node and V8';
  };
  const isTheProfiler = (id: number | undefined): boolean =>
    id !== undefined &&
    (byId.get(id)?.callFrame.url.startsWith('node:inspector') === true ||
      isTheProfiler(callers.get(id)));
  return sumsBy(
    samples.flatMap((id, index) =>
      isTheProfiler(id) ? [] : [[partAt(id), (timeDeltas[index] ?? 0) / 1000] as const],
    ),
  );
}

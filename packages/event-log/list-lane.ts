import { hashOf } from './commit.ts';

/** How many partitions a list that could grow hot is spread over. */
export const listLanes = 8;

/** The lane of a stream in such a list: the same for ever. */
export function laneOf(id: string): number {
  return Number.parseInt(hashOf(new TextEncoder().encode(id)).slice(0, 4), 16) % listLanes;
}

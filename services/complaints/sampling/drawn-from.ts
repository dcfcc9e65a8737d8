import type { Edition } from '../batches/batch-state.ts';

/** Those of an edition that are drawn from: whose row says that they are closed, or closed in stages. */
export function drawnFrom({ rows }: Edition): Edition['rows'] {
  return rows.filter(({ result, withdrawn }) => result !== 'open' && !withdrawn);
}

import type { batches as chinese } from '../zh/batches.ts';
import { inspections } from './inspections.ts';
import { batchName } from './batch-name.ts';

export const batches: typeof chinese = {
  title: 'Disclosure',
  description: 'Complaints handed over batch by batch, and what came of each batch.',
  lead: 'The inspection team hands complaints over in batches. Here is each batch: what was handed over, what was found, what was done.',
  inspections,
  list: 'Batches',
  nameOf: batchName,
  total: (total) => `${total} ${total === 1 ? 'complaint' : 'complaints'}`,
  closedOn: (day) => `Handed over on ${day}`,
  states: {
    closing: 'Being handed over',
    'handed-over': 'Being handled',
    disclosed: 'Results published',
  },
  editions: (editions) =>
    editions > 1 ? `Updated ${editions === 2 ? 'once' : `${editions - 1} times`}` : '',
  empty:
    'Nothing has been handed over in this inspection yet. The first batch will be listed here.',
  earlier: 'Earlier batches',
  newest: 'Back to the newest batches',
  figures: 'Totals of this inspection',
};

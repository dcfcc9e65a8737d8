import type { sample as chinese } from '../zh/sample.ts';
import { batchName } from './batch-name.ts';
import { withdrawals } from './sample-withdrawals.ts';

export const sample: typeof chinese = {
  title: 'Sample',
  description:
    'A random sample of closed complaints for re-check on site: how it is drawn, what was drawn, and how to draw it again.',
  back: 'What is public of the batch',
  missing: 'The address does not say which sample. Please come from the page of a batch.',
  heading: (batch) => `Sample of ${batchName(batch).replace(/^B/, 'b')}`,
  lead: 'A sample is announced first, and drawn by the numbers of a lottery that nobody can know by then. Anyone can draw it again, and comes to the same. What was drawn is re-checked on site by the city.',
  facts: {
    from: 'Drawn from',
    table: (edition) => `edition ${edition} of the table`,
    of: (of) => `, the ${of} that are closed or closed in stages`,
    size: 'How many',
    sizeText: (size, percent) =>
      percent === null ? String(size) : `${size} (${percent}%, rounded up)`,
    draw: 'Drawn by',
    drawText: (issue) => `the numbers of the Welfare Lottery’s Double Colour Ball, issue ${issue}`,
    drawnOn: 'Day of the draw',
    announcedAt: 'Announced',
    drawnAt: 'Drawn',
    seed: 'Seed',
  },
  notYet:
    'It is not drawn yet. After the lottery two persons enter its numbers, each alone; when they are the same the sample is drawn, and stands here.',
  withdrawn: 'This announcement was taken back: nothing is drawn by it. The reason stands below.',
  withdrawals,
  drawn: 'The numbers that were drawn',
  again: {
    heading: 'Draw it again',
    how: 'Each number is ranked by the SHA-256 of the seed, a space and the number, and the first ones are taken. Download the list, and run in the same folder:',
    download: 'Download the list (list.txt)',
    tools: 'With standard tools, sha256sum among them, as every Linux has:',
    project:
      'Or with this project’s own command (edition.json is that edition of the table as the API gives it; the CSV of the table’s page does too):',
  },
  list: (count) => `The ${count} that are drawn from`,
  ofBatch: {
    heading: 'Samples',
    line: (edition, size) => `${size} of edition ${edition}`,
    waits: (day) => `drawn after the lottery of ${day}`,
    drawn: 'drawn',
    withdrawn: 'taken back',
  },
};

import type { missing as chinese } from '../zh/missing.ts';

export const missing: typeof chinese = {
  title: 'No such page',
  description: 'The address may be wrong, or the page has moved.',
  text: 'The address may be wrong, or the page has moved. You can go on from here:',
  ways: {
    home: 'Home',
    report: 'Report a problem',
    follow: 'Follow a report with your receipt',
    batches: 'Disclosure',
  },
};

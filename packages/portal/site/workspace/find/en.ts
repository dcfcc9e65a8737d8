import type { find as chinese } from './zh.ts';

/** One matter among all: found from any page. */
export const find: typeof chinese = {
  title: 'Find complaints and tasks',
  label: 'Any part of a number, gist, place or organisation',
  found: (count) => (count === 0 ? 'Nothing found.' : `${count} found.`),
  reading: 'Reading…',
  failed: 'Not read to the end: something may be missing.',
  complaints: 'Complaints',
  tasks: 'Rectification tasks',
  all: (count) => `Show all ${count} in the ledger`,
  of: (inspection) => `In this inspection: ${inspection}`,
  close: 'Close',
};

import type { tasks as chinese } from './zh.ts';

/** Rectification tasks: their ledger. */
export const tasks: typeof chinese = {
  title: 'Rectification tasks',
  none: 'There is no rectification task yet. A complaint with a staged reply becomes one by itself.',
  noneOfYours: 'There is no task that your organisation leads, assists in or accepts.',
  noneOfYourTeams: 'There is no rectification task of an inspection on whose team you are.',
  columns: {
    number: 'Number',
    gist: 'Gist',
    source: 'Source',
    lead: 'Leading',
    assisting: 'Assisting',
    organisation: 'Leading or assisting',
    accepting: 'Accepting',
    deadline: 'Due',
    status: 'Progress',
    finished: 'Acceptance asked for on',
    mine: 'Led by us',
  },
  unnamed: (source, lead) => `${source} · ${lead}`,
  finished: (day) => `acceptance asked for on ${day}`,
  accepting: (organisation) => `accepted by ${organisation}`,
  others: (first, count) => `${first}, ${count} assisting`,
  comma: ', ',
};

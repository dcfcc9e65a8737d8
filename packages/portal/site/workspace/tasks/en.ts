import type { tasks as chinese } from './zh.ts';

/** The list of rectification tasks. */
export const tasks: typeof chinese = {
  title: 'Rectification tasks',
  lead: 'By their date, the earliest first.',
  status: 'Progress',
  everyStatus: 'Any progress',
  source: 'Source',
  everySource: 'Any source',
  organisation: 'Leading or assisting organisation',
  seen: (count) => `Reading page by page, ${count} tasks so far…`,
  none: 'There is no rectification task yet. A complaint with a staged reply becomes one by itself.',
  noneOfYours: 'There is no task that your organisation leads, assists in or accepts.',
  noneOfYourTeams: 'There is no rectification task of an inspection on whose team you are.',
  noneSuch: (seen) => `None of ${seen} tasks is like that.`,
  noneSuchHere: (seen) => `None of the first ${seen} tasks is like that; there are more.`,
  caption: (count, more) =>
    more ? `${count} on this page, and more` : count === 1 ? '1 task' : `${count} tasks`,
  columns: {
    number: 'Number',
    source: 'Source',
    lead: 'Leading',
    assisting: 'Assisting',
    accepting: 'Accepting',
    deadline: 'Due',
    status: 'Progress',
  },
  finished: (day) => `acceptance asked for on ${day}`,
  comma: ', ',
};

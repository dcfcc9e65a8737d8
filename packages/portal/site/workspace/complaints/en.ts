import type { complaints as chinese } from './zh.ts';

/** The list of complaints. */
export const complaints: typeof chinese = {
  title: 'Complaints',
  stage: 'Stage',
  everyStage: 'Every stage',
  state: 'Shown',
  states: { open: 'Being handled', closed: 'Closed' },
  number: 'Find by number',
  find: 'Find',
  searching: (seen) => `Comparing page by page, ${seen} so far…`,
  notThere: (seen) => `${seen} compared: none has this number.`,
  searchFailed: 'The search did not come to its end; please try again.',
  none: 'No complaint fits.',
  noneHere: 'None on this page fits; there are more behind it.',
  noneOfYours: {
    open: 'No complaint is with your organisation now.',
    closed: 'No complaint of your organisation is closed yet.',
  },
  caption: (count, more) =>
    more
      ? `${count} on this page, more behind it`
      : `${count} ${count === 1 ? 'complaint' : 'complaints'}`,
  columns: {
    number: 'Number',
    stage: 'Stage',
    type: 'Type',
    organisations: 'Organisation (district, before acceptance)',
    received: 'Received on',
    due: 'Reply due, or result',
  },
  unnumbered: (channel) => `by ${channel}, no number yet`,
  keyAttention: 'Key attention',
  assisted: (count) => `, ${count} assisting`,
};

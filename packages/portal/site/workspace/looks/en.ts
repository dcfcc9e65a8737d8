import type { looks as chinese } from './zh.ts';

/** The audit of looks at complainants' own words. */
export const looks: typeof chinese = {
  title: 'Audit of looks',
  lead: 'Every look at a complainant’s own words, the opening alone too, or contact is recorded here for good, the newest first.',
  forAuditor:
    'An auditor sees who looked, when, at which complaint, and whether the contact was shown. Reasons and contents are not shown, as they may tell of the complainant. Ask the head of the office where a reason has to be checked.',
  forHead: 'Reasons are shown to the head of the office alone, who answers for each look.',
  oneComplaint: 'Looks at one complaint alone',
  all: 'Show all',
  period: 'Period',
  periods: { month: 'the last 30 days', year: 'the last year', all: 'all' },
  none: {
    month: 'Nobody has looked at a complainant’s own words in the last 30 days.',
    year: 'Nobody has looked at a complainant’s own words in the last year.',
    all: 'Nobody has looked at a complainant’s own words yet.',
  },
  noneAtOne: 'Nobody has looked at the own words of this complaint yet.',
  columns: {
    at: 'When',
    complaint: 'Complaint',
    role: 'Role',
    who: 'Who',
    seen: 'What',
    sitting: 'One sitting',
  },
  comma: ', ',
  noSitting: 'not a glance',
  sittingAt: (at) => `begun ${at}`,
  seen: { contact: 'contact shown', words: 'words alone', opening: 'opening alone' },
  marks: {
    night: { brief: 'night', says: 'At night (22:00 to 6:00)' },
    repeated: { brief: 'again', says: 'Three times or more by the same person at the same one' },
  },
  erased: '(reason erased as required)',
  unnumbered: 'without a number',
  together: (count) => `${count} complaints`,
  unknown: 'not recorded',
  forScreening: (count) =>
    count === 1
      ? 'Saw the opening words, for screening (this one alone)'
      : `Saw the opening words, for screening (${count} in that sitting)`,
};

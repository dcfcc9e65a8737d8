import type { looks as chinese } from './zh.ts';

/** The audit of looks at complainants' own words. */
export const looks: typeof chinese = {
  title: 'Audit of looks',
  lead: 'Every look at a complainant’s own words or contact is recorded here for good, the newest first.',
  forAuditor:
    'An auditor sees who looked, when, at which complaint, and whether the contact was shown. Reasons and contents are not shown, as they may tell of the complainant. Ask the head of the office where a reason has to be checked.',
  forHead: 'Reasons are shown to the head of the office alone, who answers for each look.',
  oneComplaint: 'Looks at one complaint alone',
  all: 'Show all',
  none: 'Nobody has looked at a complainant’s own words yet.',
  noneAtOne: 'Nobody has looked at the own words of this complaint yet.',
  noneHere: 'There is none on this page.',
  caption: (count, more) =>
    more ? `${count} on this page, and more` : count === 1 ? '1 look' : `${count} looks`,
  columns: {
    at: 'When',
    complaint: 'Complaint',
    who: 'Who',
    contact: 'What',
    reason: 'Reason',
  },
  unnumbered: 'without a number',
  together: (count) => `${count} complaints`,
  open: (number) => `Open ${number}`,
  onlyThis: 'this one alone',
  unknown: 'not recorded',
  contactSeen: 'contact shown',
  wordsOnly: 'words alone',
  glanced: 'opening alone',
  forScreening: (count) =>
    count === 1
      ? 'Saw the opening words, for screening (this one alone)'
      : `Saw the opening words, for screening (${count} in that sitting)`,
  erased: '(erased as required)',
};

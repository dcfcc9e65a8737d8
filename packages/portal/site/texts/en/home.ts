import type { home as chinese } from '../zh/home.ts';
import { announcements } from './announcements.ts';
import { batches } from './batches.ts';
import { inspections } from './inspections.ts';

export const home: typeof chinese = {
  title: 'Home',
  description: 'Report environmental problems, follow what becomes of them, see what is disclosed.',
  lead: 'Pollution near you? Tell us',
  explained:
    'No account is needed and you may stay anonymous. Say where, when and what: it will be checked, handed over and put right, and the result is made public.',
  report: 'Report a problem',
  follow: 'Follow a report',
  followExplained:
    'Whoever reports gets a receipt of 20 digits, which shows at any time how far the matter is.',
  open: {
    heading: 'Inspections that take reports now',
    targets: 'Inspected',
    window: 'On site',
    left: (days) => (days === 0 ? 'Last day today' : `${days} ${days === 1 ? 'day' : 'days'} left`),
    lettersOnly: (day) =>
      day === null
        ? 'The team has left. Letters that were posted while it was on site are still taken.'
        : `The team has left. Letters that were posted while it was on site are taken if they arrive by ${day}.`,
    lettersTag: 'Letters only',
    announcement: 'Announcement and how to reach the team',
    none: 'No inspection is on site now',
    noneExplained:
      'Without an inspection on site no reports are taken here. For an environmental problem call 12345, the city’s service line, at any hour; for pollution that is happening right now call 12345 or 110 at once.',
    call: 'Call 12345',
  },
  figures: {
    heading: 'This inspection so far',
    received: 'Received',
    transferred: 'Handed over',
    done: 'Closed, or closed in stages',
    rate: 'Result rate',
    notYet: '—',
    more: 'All figures, and how they are computed',
    count: (count) => String(count),
  },
  announcements: {
    heading: 'Announcements',
    more: 'All announcements',
    empty: 'There is no announcement now.',
  },
  batches: {
    heading: 'Handed over lately',
    more: 'All batches',
    empty: 'Nothing has been handed over yet.',
  },
  about: {
    heading: 'What happens to a report',
    steps: [
      {
        name: 'Screening',
        text: 'Is it about the environment, and whose is it to handle? What is accepted gets a number.',
      },
      {
        name: 'Hand-over',
        text: 'Without anything about you, it goes in a batch to the responsible organisations, with a date.',
      },
      {
        name: 'Checking and rectifying',
        text: 'They find out, put it right and reply; their head signs, the inspection office reviews.',
      },
      {
        name: 'Disclosure',
        text: 'What came of each batch is published here; your receipt shows it too.',
      },
    ],
    more: 'Time limits, privacy and your rights',
  },
  inspections,
  announcementWords: announcements,
  batchWords: batches,
};

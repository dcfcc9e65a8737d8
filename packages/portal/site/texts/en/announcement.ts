import type { announcement as chinese } from '../zh/announcement.ts';
import { announcements } from './announcements.ts';

export const announcement: typeof chinese = {
  title: 'Announcement',
  description: 'An announcement in full, with its corrections.',
  kinds: announcements.kinds,
  back: 'All announcements',
  missing: 'The address does not say which announcement. Please choose one from the list.',
  publishedAt: (moment) => `Published ${moment}`,
  noEnglish: 'This announcement was published in Chinese only.',
  contact: 'How to reach the team',
  phone: 'Telephone',
  hours: 'Hours',
  mailbox: 'Mailbox',
  address: 'Address for visits',
  report: 'Report online',
  editions: 'Editions',
  edition: (edition, moment) => `Edition ${edition} (${moment})`,
  newest: 'newest',
  oldEdition: 'This is an earlier edition; it has been corrected since.',
  corrected: (moment) =>
    `This announcement was corrected on ${moment}; here is the corrected text.`,
  erased: 'What this edition said was erased as required.',
  withdrawn: 'This announcement was withdrawn',
  withdrawnText: (published, withdrawn) =>
    `It was published on ${published} and withdrawn on ${withdrawn}; its text is no longer public.`,
  batches: 'Disclosure of this inspection',
  others: 'Other announcements of this inspection',
  print: 'Print',
};

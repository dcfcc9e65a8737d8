import type { announcements as chinese } from '../zh/announcements.ts';

export const announcements: typeof chinese = {
  title: 'Announcements',
  description: 'Announcements of inspections on site, of feedback and rectification, and notices.',
  lead: 'Announcements of inspections on site, of feedback and of rectification, the newest first.',
  filter: 'Kind of announcement',
  all: 'All',
  kinds: {
    stationing: 'On site',
    feedback: 'Feedback',
    rectification: 'Rectification',
    notice: 'Notices',
  },
  ofInspection: 'Only those of one inspection.',
  everyInspection: 'Show all announcements',
  published: (day) => `Published ${day}`,
  corrected: (day) => `Corrected ${day}`,
  empty: 'There is no announcement of this kind now.',
  earlier: 'Earlier announcements',
  newest: 'Back to the newest',
};

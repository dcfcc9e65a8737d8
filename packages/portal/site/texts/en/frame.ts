import type { frame as chinese } from '../zh/frame.ts';

/** What stands around every public page, and how its states are said. */
export const frame: typeof chinese = {
  how: (figure) => `How this comes about: ${figure}`,
  showAll: (count) => `Show all ${count}`,
  site: 'Environmental Inspection',
  owner: 'Office of the Beijing Working Group for Environmental Protection Inspection',
  toContent: 'Skip to content',
  menu: 'Main sections',
  open: 'Menu',
  nav: {
    home: 'Home',
    report: 'Report a problem',
    follow: 'Follow a report',
    announcements: 'Announcements',
    batches: 'Disclosure',
    figures: 'Figures',
    about: 'About and privacy',
  },
  language: '中文',
  elder: {
    on: 'Larger type',
    off: 'Standard',
    explained: 'Larger type, higher contrast, reading aloud',
  },
  reading: {
    start: 'Read this page aloud',
    stop: 'Stop reading',
    unavailable: 'This device has no English voice, so it cannot read aloud',
  },
  staff: 'Staff sign-in',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
  colophon:
    'The name, phone and address of whoever reports are stored apart and encrypted; they appear in nothing that is published or sent. Retaliation is punished by law.',
  emergency: 'For pollution that is happening right now, call 12345 or 110 at once.',
  states: {
    loading: 'Loading…',
    slow: 'The network is slow; still loading…',
    offline: 'There is no network now. This page reads again by itself when it is back.',
    failed: 'Nothing could be read; the system may be busy.',
    problem: {
      'name-missing':
        'An organisation or a type in it has no name on record yet; it is shown once it has one. Please come back later.',
    },
    gone: 'There is no such thing: it was withdrawn, or the address is wrong.',
    forbidden: 'Your role may not see this.',
    empty: 'There is nothing here yet.',
    again: 'Refresh',
  },
  asOf: (time) => `As of ${time} (Beijing time)`,
};

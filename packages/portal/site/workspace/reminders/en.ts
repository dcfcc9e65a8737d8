import type { reminders as chinese } from './zh.ts';

/** What was sent to officials, and how far it came. */
export const reminders: typeof chinese = {
  title: 'Reminders',
  lead: 'Text messages and mails to those who hold a duty. They hold nothing of a complaint, and no number or address is shown; what each is about is looked up in the ledger.',
  organisation: 'Organisation',
  aboutMatter: {
    complaint: 'Reminders about one complaint',
    task: 'Reminders about one rectification task',
  },
  toMatter: { complaint: 'Open the complaint', task: 'Open the task' },
  none: 'Nothing has been sent to this organisation.',
  noneAtAll: 'Nothing was sent to any organisation yet.',
  noneAbout:
    'Nothing has been sent about this. While it is not done, reminders go out 7, 3 and 1 days before the date and on the day.',
  noneHere: 'None on this page is yours to see; there are more.',
  caption: (count, more) =>
    more ? `${count} on this page, and more` : count === 1 ? '1 message' : `${count} messages`,
  columns: {
    when: 'Sent',
    what: 'About',
    to: 'To',
    way: 'By',
    state: 'Delivery',
    attempts: 'Tries',
  },
  occasion: { 'hand-over': 'hand-over notice', reminder: 'reminder' },
  about: (number, act) => `${number}, ${act}`,
  due: (at) => `due ${at}`,
  andOthers: (count) => `and ${count - 1} more`,
  attempts: (count) => (count === 1 ? '1 try' : `${count} tries`),
  since: (at) => `since ${at}`,
  channel: { sms: 'SMS', mail: 'mail' },
  step: {
    'asked-1h': 'not signed for after 1 hour',
    due: 'not signed for in time',
    'before-7': '7 days before',
    'before-3': '3 days before',
    'before-1': '1 day before',
    day: 'on the day',
    'after-1': '1 day late',
    'after-3': '3 days late',
    'after-7': '7 days late',
  },
  withMailServer: 'with the mail server, which tells no more',
  states: {
    created: 'to be sent',
    sending: 'being sent',
    'handed-over': 'with the provider, awaiting its report',
    delivered: 'delivered',
    'failed-temporarily': 'not delivered yet, tried again later',
    'failed-permanently': 'not delivered; another way or a more senior duty was used',
    'failed-technically': 'a fault on our side, tried again later',
    ambiguous: 'being looked up, not sent twice',
    withdrawn: 'withdrawn: it was done, or the date moved',
  },
};

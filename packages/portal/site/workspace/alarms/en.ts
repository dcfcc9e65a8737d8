import type { alarms as chinese } from './zh.ts';

/** Alarms to the office. */
export const alarms: typeof chinese = {
  title: 'Alarms',
  lead: 'Somebody should have been reminded and was not, or a matter is long overdue. An alarm ends when its cause does.',
  kind: 'Kind',
  everyKind: 'Every kind',
  none: 'There is no alarm: every reminder finds its reader.',
  noneSuch: 'There is no alarm of this kind now.',
  caption: (count) => (count === 1 ? '1 alarm' : `${count} alarms`),
  columns: { kind: 'Alarm', about: 'Duty and matter', act: 'What to do' },
  kinds: {
    'duty-vacant': 'nobody holds the duty',
    'no-address': 'no usable address',
    undeliverable: 'not reached by any way',
    'in-doubt': 'nobody can tell whether it arrived',
    'provider-refuses': 'the provider refuses',
    'long-overdue': 'long overdue, handed to the office',
  },
  advice: {
    'duty-vacant':
      'Ask the organisation to appoint somebody. Until then the next more senior duty is told; where nobody heads the organisation, the office itself.',
    'no-address': 'Ask the organisation to enter a mobile number or an e-mail address.',
    undeliverable: 'Tell the holder by phone, and ask the organisation to check the addresses.',
    'in-doubt':
      'The provider never answered, and the message is not sent again. Ask the holder by phone whether it arrived.',
    'provider-refuses':
      'Ask the operator to check the account, the templates and the signature. Use the phone until then.',
    'long-overdue':
      'Speak to the head of the organisation; consider a summons or supervision. See what was sent.',
  },
  duty: 'See the duty',
  reminders: 'See the reminders',
  due: (at) => `due ${at}`,
  since: 'since',
  provider: 'The SMS or mail provider',
  others: (count) => `and ${count} more`,
  comma: ', ',
  mark: 'Mark as handled',
  handle: (what, kind) => `Mark as handled: ${what}, ${kind}`,
  handled: (what, kind) =>
    `${what}, ${kind}: marked as handled. Should it happen again, there is an alarm again.`,
  unanswered: 'No answer came. Trying again does nothing twice.',
  again: 'Try again',
};

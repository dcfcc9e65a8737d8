import type { register as chinese } from './zh.ts';

/** Writing down a complaint. */
export const register: typeof chinese = {
  title: 'Register a complaint',
  lead: 'Write while you listen: Tab to the next field, Ctrl + Enter at the end. It is kept on this machine, encrypted, even if the session ends; name, phone and address are not: send them or write them down.',
  noInspection: 'No inspection takes complaints now.',
  restored: 'This was written before and not sent.',
  discard: 'Clear it',
  inspection: 'Inspection',
  channel: 'Came by',
  phoneHours: (hours) => `The telephone is answered: ${hours}.`,
  outsideHours: 'Now is outside of these hours; it can be registered all the same.',
  receivedOn: 'Received on',
  receivedOnHint: 'Today when left empty.',
  postedOn: 'Postmark',
  postedOnHint: 'Posted during the stationing, it counts whenever it arrives.',
  people: 'How many came',
  peopleHint: 'May stay empty for one.',
  representatives: 'Their representatives',
  representativesHint:
    'Of a group, the names of at most 5. Encrypted apart; not kept on this machine.',
  problem: 'The problem',
  place: 'Place',
  district: 'District',
  type: 'Type',
  typeUnknown: 'Not known yet',
  contact: 'Contact (anonymous is fine; all may stay empty)',
  contactHint:
    'Stored apart and encrypted; no organisation sees it, nothing that is published holds it.',
  name: 'Name',
  phone: 'Phone',
  address: 'Address',
  files: 'What came with it (photographs or scans of a letter, sound, film; may stay empty)',
  filesHint: ({ photographs, others, photograph, document, film }) =>
    `At most ${photographs} photographs of ${photograph} each, and ${others} PDFs, sounds and films: a PDF or sound of ${document}, a film of ${film}. Files are kept encrypted as they are, with their checksum; only who looks at the original can open them, which is recorded each time. Register first: after a reload they must be chosen again.`,
  chooseFiles: 'Choose files',
  unfitFile: {
    'wrong-type':
      'This kind of file cannot be taken. It may be a photograph (JPG, PNG, WebP), a PDF, a sound (MP3, M4A, WAV, OGG) or a film (MP4, MOV, WebM), by what is in it and not by its name.',
    heic: 'This is a HEIC photograph, which this browser cannot read and turn into a JPG. Save it as JPG, or take it again with the camera set to “most compatible”.',
  },
  foreign: 'From a list from above, or another system',
  foreignList: 'Code of the list',
  foreignListHint: 'Lower-case letters, digits, hyphens: central-3.',
  foreignNumber: 'Number in that list',
  foreignNumberHint: 'Such as D3BJ202512200017.',
  submit: 'Register (Ctrl + Enter)',
  missing: {
    problem: 'Write down the problem',
    foreign: 'The code of the list and the number go together',
    tooManyFiles: (photographs, others) =>
      `At most ${photographs} photographs and ${others} PDFs, sounds and films: remove some`,
  },
  receipt: 'Receipt',
  receivedAt: (time) => `Registered on ${time}`,
  once: 'Read it out or print it now: once you leave this page, nobody can see this receipt again.',
  next: 'Next one (key N)',
  print: 'Print',
  open: 'Open this one',
};

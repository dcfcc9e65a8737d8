import { erasure } from '../erasure/en.ts';
import type { duties as chinese } from './zh.ts';

/** Who is reminded at an organisation. */
export const duties: typeof chinese = {
  title: 'Duties',
  lead: 'A reminder goes to whoever holds the duty when it is sent. Numbers and addresses are kept sealed, shown in part, and opened only to send.',
  organisation: 'Organisation',
  choose: 'Choose an organisation.',
  vacancies: {
    title: 'Vacant duties',
    none: 'Somebody holds every duty.',
    says: (units, duties) =>
      `${units === 1 ? '1 organisation has' : `${units} organisations have`} vacancies, ${duties === 1 ? '1 duty' : `${duties} duties`} in all. Press a name to appoint somebody.`,
    ofKind: (kind, vacant, all) => `${kind}: ${vacant} of ${all} with vacancies`,
    filled: (kind, all) => `${kind}: ${all}, nothing vacant`,
    vacant: 'vacant',
    held: 'held',
  },
  holder: 'Holder',
  erased: '(the name was erased as required)',
  mobile: 'Mobile',
  email: 'E-mail',
  noAddress: 'none',
  since: 'Since',
  earlier: (count) =>
    count === 0 ? 'nobody before' : count === 1 ? '1 person before' : `${count} people before`,
  vacant: 'nobody',
  vacantMeans: {
    liaison: 'Its reminders go to the next more senior duty, and the office is told.',
    'in-charge': 'Its reminders go to the next more senior duty, and the office is told.',
    principal: 'Of its reminders the office is told.',
  },
  appoint: 'Appoint',
  replace: 'Replace',
  vacate: 'Vacate',
  done: {
    appointed: (duty) => `Appointed: ${duty}. Reminders go to the new holder from now on.`,
    vacated: (duty) => `Nobody holds the duty of ${duty} now.`,
    erased: (duty) => `Name and addresses of who held the duty of ${duty} before were erased.`,
  },
  form: {
    lead: 'A mobile number or an e-mail address is needed. Both are sealed once sent, and not shown in full again.',
    replaces: (name) => `${name} holds the duty no longer once this is sent.`,
    name: 'Name',
    mobile: 'Mobile number',
    mobileHint: 'eleven digits, of the mainland; for text messages',
    email: 'E-mail',
    emailHint: 'sent together with the text message',
    submit: 'Appoint',
    noName: 'Give the name',
    noAddress: 'Give a mobile number or an e-mail address',
    badMobile: 'A mobile number has eleven digits and begins with 1',
    badEmail: 'This is no e-mail address',
  },
  leaving: {
    lead: (name, duty) => `${name} will hold the duty of ${duty} no longer.`,
    means: (vacant) => `Once it is vacant: ${vacant} Use “Replace” if somebody follows.`,
    submit: 'Vacate',
    heldBy: 'Holder',
    nobody: 'nobody',
  },
  tenure: (place, since, until) => `Holder ${place}: ${since} to ${until}`,
  erasing: {
    ...erasure.erasing,
    open: 'Erase who left',
    lead: 'Nobody can bring back what was erased: name, number and e-mail address are kept no longer. When they held it, and the record of reminders sent, stay.',
    parts: 'Who is to be erased',
  },
  theirs: 'You may look, not change: the organisation’s liaison or the administrator enters them.',
};

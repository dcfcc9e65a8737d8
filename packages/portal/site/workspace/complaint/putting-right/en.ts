import type { puttingRight as chinese } from './zh.ts';

/** What is put right once a complaint was screened. */
export const puttingRight: typeof chinese = {
  undoing: {
    lead: {
      decline:
        'The report goes back to screening, to be decided anew. Its complainant reads with the receipt that the decision was taken back.',
      merge:
        'The report is no longer joined with the other one and goes back to screening; the number that it got stays its own. Its complainant reads with the receipt that it is being screened by itself.',
    },
    reason: 'Why it is taken back',
    submit: { decline: 'Take back the decline', merge: 'Take back the merger' },
    missing: 'Choose why it is taken back',
  },
  withdrawing: {
    lead: {
      before:
        'It is neither screened nor handed over any more. Its complainant reads with the receipt that it was taken back.',
      after:
        'The dates of its organisations end, and they read that it was taken back. Editions and notices that were published stay; the next edition says so in its row. Its complainant reads it with the receipt.',
    },
    ground: 'Why it is taken back',
    sure: 'I have checked it: nothing more is to be done about it',
    submit: 'Take it back',
    missing: { ground: 'Choose why it is taken back', sure: 'Confirm it first' },
  },
  linking: {
    lead: 'A matter that comes up again after it was closed is accepted and handled as its own, and linked here with the earlier one; each page shows the other. Dates, organisations and what is published stay.',
    number: 'Number of the earlier one',
    hint: 'It may be of an earlier inspection.',
    find: 'Find',
    searching: 'Looking…',
    notThere: 'There is no such number.',
    searchFailed: 'It could not be looked up; try again in a moment.',
    found: 'It will be linked with',
    submit: 'Link',
    missing: 'Find the earlier one first',
    now: (number) => `It is linked with ${number} now. Take the link away to set another one.`,
    unlink: 'Take the link away',
  },
  correcting: {
    lead: 'What is corrected holds everywhere from now on; what it was before stays in the record. Dates and organisations stay. Editions and notices that were published stay; the next edition says what is so now.',
    gist: 'Gist',
    mainType: 'Main type',
    inTask: 'It has become a rectification task: the main type stays.',
    otherTypes: 'Other types (any number)',
    industry: 'Industry',
    noIndustry: 'No industry',
    keyAttention: 'Of key attention (a * after the number)',
    place: 'Place of the matter',
    reason: 'Why it is corrected',
    submit: 'Correct',
    missing: { same: 'Nothing is changed yet', reason: 'Choose why it is corrected' },
  },
  reassigning: {
    lead: {
      before: 'It is not handed over yet: it will go to the new organisations.',
      after:
        'Whoever is new has a date to sign in, and whoever leads now one to reply, from this moment; those who stay keep theirs; those who leave have theirs ended and the complaint leaves their ledger. Editions that were published stay; the next one names the new organisations.',
    },
    organisations: 'All organisations that have it from now on',
    reason: 'Why it is assigned anew',
    changes: 'What changes',
    joins: (name, role) => `Joins: ${name} (${role})`,
    leaves: (name) => `Leaves: ${name}`,
    turns: (name, role) => `${name}: ${role} from now on`,
    submit: 'Assign anew',
    missing: {
      organisations: 'Choose the organisations',
      same: 'These organisations have it already: change them first',
      reason: 'Choose why it is assigned anew',
    },
  },
};

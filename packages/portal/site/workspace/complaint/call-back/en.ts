import type { callBack as chinese } from './zh.ts';

export const callBack: typeof chinese = {
  calling: {
    lead: 'Look at the contact first (the look is recorded), ask the complainant, and write down what came of it. They read it with the receipt.',
    channel: 'How',
    outcome: 'Outcome',
    said: 'What the complainant said (optional)',
    saidHint: 'As they meant it. Only a look at the original shows it; no organisation reads it.',
    asks: 'The complainant asks to have it reopened',
    asksHint: 'That can be asked once after it was closed; the office decides.',
    reason: 'Why they ask for it',
    submit: 'Record the call-back',
    missing: {
      channel: 'Choose how they were asked',
      outcome: 'Choose the outcome',
      reason: 'Say why the complainant asks to have it reopened',
    },
  },
  reopening: {
    lead: (day) =>
      `On ${day} the complainant asked that it is taken up again. Why stands among the messages of the original: look at it first (the look is recorded).`,
    decision: 'Decision',
    decide: { grant: 'Reopen it', deny: 'Do not reopen it' },
    grantLead:
      'The organisation handles it once more by a new date, and it reads as not closed. What was found and reached before stays.',
    reason: { grant: 'Why it is reopened, and what is to be done', deny: 'Why it is not reopened' },
    hint: {
      grant:
        'The organisation and the complainant read it: not who complained, how to reach them, or where they live.',
      deny: 'The complainant alone reads it. Say why, and where else they may turn.',
    },
    missing: { grant: 'Say why it is reopened', deny: 'Say why it is not reopened' },
  },
};

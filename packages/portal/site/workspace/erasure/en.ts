import type { erasure as chinese } from './zh.ts';

export const erasure: typeof chinese = {
  correction: {
    lead: 'The right text takes the place of the wrong one. Editions that were published stay as they are (an erased text is shown as erased); the next one has the right text.',
    text: 'Text to be corrected',
    choose: 'Please choose',
    now: 'As it is now',
    corrected: 'The right text',
    old: 'The wrong text',
    olds: { kept: 'is kept for the record', erased: 'is erased for good' },
    submit: 'Correct',
    missing: {
      text: 'Choose the text to be corrected',
      corrected: 'Write the right text',
      same: 'The right text is the same as the one that stands there',
      old: 'Choose what becomes of the wrong text',
    },
  },
  erasing: {
    lead: 'Nobody can bring back what was erased; where it was published, it is shown as erased. The record of what was done, numbers and figures stay.',
    parts: 'What is to be erased',
    ground: 'Why',
    sure: 'I have checked it: erase this for good',
    submit: 'Erase for good',
    missing: {
      parts: 'Choose what is to be erased',
      ground: 'Choose why',
      sure: 'Confirm first',
    },
  },
};

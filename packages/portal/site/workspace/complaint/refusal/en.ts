import type { refusalDecision as chinese } from './zh.ts';

/** Deciding on a refusal. */
export const refusalDecision: typeof chinese = {
  refusal: 'Reasons of the refusal',
  refusedBy: (organisation, time, times) =>
    `${organisation} refused on ${time} (refusal ${times}):`,
  decision: 'Decision',
  decisions: { grant: 'Grant it and assign anew', deny: 'Deny it: the same organisation goes on' },
  explained: {
    grant: 'Choose the organisations anew; their dates count from this decision.',
    deny: 'The decision stands and the organisation goes on; its dates stay.',
  },
  submit: 'Decide',
  missing: {
    decision: 'Choose the decision',
    organisations: 'Choose the organisations that take it over',
  },
};

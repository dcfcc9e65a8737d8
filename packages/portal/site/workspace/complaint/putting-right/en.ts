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
};

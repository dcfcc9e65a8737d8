import type { review as chinese } from './zh.ts';

/** Reviewing a reply. */
export const review: typeof chinese = {
  decision: 'Decision',
  decisions: { confirm: 'Confirm', return: 'Return for redo' },
  explained: {
    confirm:
      'As the organisation wrote it, and beside it what the public will read. Check every text and take out personal data.',
    return: 'The organisation investigates and replies anew; it reads the reason.',
  },
  submit: { confirm: 'Confirm', return: 'Return for redo' },
  fields: {
    problem: 'The problem handed over',
    findings: 'What was found',
    handling: 'Handling and rectification',
    goal: 'Goal',
    accountability: 'Accountability',
    measures: 'Rectification measures',
  },
  asWritten: (field) => `${field} (as written)`,
  forPublic: (field) => `${field} (for the public)`,
  nothing: '(not filled in)',
  outcomes: 'What was done, in figures',
  noOutcomes: 'all are nought',
  evidence: {
    label: 'Evidence',
    none: 'No files were attached',
    open: 'Open',
    opening: 'Opening…',
    notOpened: 'Not opened, try again.',
  },
  uncounted: (word, outcome) =>
    `The words tell of “${word}”, but the figure of “${outcome}” is nought. Check it; if it was forgotten, return the reply.`,
  reason: 'Reason of the return',
  reasonHint: 'What is not so, what is missing, and what has to be done.',
  redoBy: 'New reply due by',
  redoAtMost: (day) => `Not later than the outer date, ${day}.`,
  missing: (field) => `Fill in: ${field}`,
};

import type { handling as chinese } from './zh.ts';

/** What the organisation that handles a complaint does: sign for it, refuse, reply, approve; and a message of the office. */
export const handling: typeof chinese = {
  signIn: {
    lead: 'Signing for it confirms that your organisation has received this. It cannot be taken back.',
    submit: 'Sign for it',
  },
  refuse: {
    lead: (done, most) =>
      `A complaint that is not your organisation’s can be refused; the office decides. At most ${most} times; so far ${done}.`,
    reason: 'Reason',
    hint: 'Say why it is not yours, whose it is, and on what ground.',
    submit: 'Refuse',
    noReason: 'Give the reason',
  },
  settled: {
    lead: 'What the complainant wrote was read and needs no answer. It leaves the to-dos; what is written later comes there again.',
    submit: 'No answer needed',
  },
  message: {
    lead: 'The complainant reads this with the receipt. Write no one else’s personal data.',
    text: 'Message',
    submit: 'Send',
    noText: 'Write the message',
  },
  decision: {
    label: 'Decision',
    approve: 'Approve, and send to the office for review',
    return: 'Return to the desk',
    ownCase:
      'You gave this reply yourself: another principal has to approve it; you may return it.',
    reason: 'Reason',
    reasonHint: 'Say what is to be added or mended.',
    submit: { approve: 'Approve', return: 'Return' },
    noReason: 'Give the reason',
    lead: 'Read the newest reply below first.',
  },
  reply: {
    restored: 'What you had not sent yet has been restored.',
    discard: 'Discard it',
    discardSure: 'Discard it? It cannot be had again.',
    keepIt: 'Keep it',
    keptHere:
      'What you write is kept on this device, encrypted, for 7 days; it goes when you send it or sign out.',
    notKept: 'This device keeps no drafts: please finish in one go.',
    returned: 'The last reply was returned. Its texts stand here: mend them as asked.',
    verdict: 'Verdict',
    result: 'Result',
    results: {
      closed: 'closed',
      staged: 'closed in stages (with a plan, becomes a rectification task)',
      open: 'open (interim, another reply follows)',
    },
    stagedBefore: 'It was closed in stages; after its task the reply can only close it.',
    findings: 'Findings',
    findingsHint: 'Who checked when, what was seen and measured, whether the problem exists.',
    handling: 'Handling',
    handlingHint: 'What was done about offences.',
    goal: 'Goal',
    goalHint: 'What has to be reached for it to be closed.',
    rectification: 'Rectification',
    rectificationHint: 'How far the problem itself is mended; if nothing is needed, why.',
    accountability: 'Accountability',
    accountabilityHint: 'May stay empty. No names: kind of post and kind of sanction.',
    plan: 'Plan',
    measures: 'Measures',
    deadline: 'To be finished by',
    outcomes: 'Outcome counts',
    outcomesHint: 'Leave empty what there was none of.',
    outcome: (name, unit) => `${name} (${unit})`,
    submit: 'Send the reply',
    missing: {
      verdict: 'Verdict',
      result: 'Result',
      findings: 'Findings',
      handling: 'Handling',
      goal: 'Goal (needed when closed in stages)',
      measures: 'Measures',
      deadline: 'Date of the plan, after today',
    },
    missingOutcome: (name) => `${name}: nought or a whole number`,
  },
};

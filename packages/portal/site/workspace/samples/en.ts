import type { samples as chinese } from './zh.ts';
import { batchName } from '../../texts/en/batch-name.ts';
import { withdrawals } from '../../texts/en/sample-withdrawals.ts';

export const samples: typeof chinese = {
  title: 'Sample',
  heading: (batch, edition) => `${batchName(batch)}, edition ${edition} · sample`,
  batch: 'See the batch',
  publicPage: 'Public page',
  states: {
    announced: 'waits for the lottery',
    entered: 'waits for the second person',
    differing: 'two entries differ',
    drawn: 'drawn',
    withdrawn: 'taken back',
  },
  ofBatch: {
    heading: 'Samples',
    lead: 'A sample is drawn by the numbers of a lottery to come: nobody can choose.',
    line: (edition, size) => `Edition ${edition}, ${size} to draw`,
    open: (edition) => `Announce a sample of edition ${edition}…`,
  },
  announce: {
    lead: (edition) =>
      `Drawn from edition ${edition} as it is published, of what is closed or closed in stages. It is public at once. One with a slip in it can be taken back before the day of the draw, and announced anew; what was taken back stays public. Later editions change nothing of it.`,
    by: 'How many',
    ways: { share: 'a share', count: 'a number' },
    share: 'Per cent',
    count: 'Complaints',
    issue: 'Issue of the lottery Double Colour Ball',
    issueHint: 'Seven digits: the year and the serial of its draws, such as 2026138.',
    drawnOn: 'Day of the draw',
    drawnOnHint: 'Tuesdays, Thursdays and Sundays; to come, and within 31 days.',
    submit: 'Announce the sample',
    noSize: 'Say how many',
    noIssue: 'Give the issue, seven digits',
    noDay: 'Choose the day of the draw',
    done: 'It is announced.',
  },
  facts: {
    from: 'Drawn from',
    fromText: (edition, of) =>
      `the ${of} of edition ${edition} that are closed or closed in stages`,
    size: 'How many',
    sizeText: (size, percent) =>
      percent === null ? String(size) : `${size} (${percent}%, rounded up)`,
    draw: 'Drawn by',
    drawText: (issue) => `the numbers of Double Colour Ball, issue ${issue}`,
    drawnOn: 'Day of the draw',
    announcedAt: 'Announced',
    seed: 'Seed',
    drawnAt: 'Drawn',
  },
  withdraw: {
    open: 'Take it back…',
    heading: 'Take the announcement back',
    lead: 'An announcement with a slip in it can be taken back before the day of the draw, and another made. It stays public, with the reason.',
    reason: 'Why',
    noReason: 'Please say why',
    submit: 'Take it back',
    done: 'It was taken back, and nothing is drawn by it. Another can be announced on the page of the batch.',
  },
  withdrawals,
  entries: {
    heading: 'Winning numbers',
    wait: (day) => `They can be entered from the day after the draw on. The draw is on ${day}.`,
    lead: 'Two persons enter them, neither sees the other’s; when both are the same the sample is drawn.',
    own: 'You',
    other: 'Another person',
    hidden: 'entered; shown once you have entered yours',
    differing:
      'The two entries differ. Compare them with the official notice; whoever mistyped enters anew.',
    red: 'Red numbers (six)',
    redHint: 'With spaces between them, in any order, such as 3 8 15 21 26 31.',
    blue: 'Blue number',
    submit: 'Enter the numbers',
    noRed: 'Give six red numbers',
    noBlue: 'Give the blue number',
  },
  drawn: {
    heading: 'What was drawn',
    caption: (count) => `${count}, in the order in which they were drawn`,
    place: 'No.',
    number: 'Number',
    result: 'Re-check',
    open: 'to be re-checked',
    recused: 'you are recused',
  },
};

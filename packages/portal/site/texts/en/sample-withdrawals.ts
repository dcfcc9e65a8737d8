import type { withdrawals as chinese } from '../zh/sample-withdrawals.ts';

/** Announcements that were taken back, as officials and anyone read of them. */
export const withdrawals: typeof chinese = {
  heading: 'Announcements that were taken back',
  reasons: {
    'wrong-draw': 'wrong issue or day of the draw',
    'wrong-size': 'wrong number',
    'wrong-edition': 'to be drawn from another edition',
  },
  line: (issue, day, size) => `${size}, by issue ${issue} (${day})`,
  at: (moment, reason) => `taken back ${moment}: ${reason}`,
};

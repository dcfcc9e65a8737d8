import type { figures as chinese } from './zh.ts';

/** Figures. */
export const figures: typeof chinese = {
  title: 'Figures',
  rate: 'Result rate',
  noRate: 'none yet',
  target: (percent) => `Target: ${percent}%.`,
  funnel: 'Stage by stage',
  stage: 'Stage',
  count: 'Complaints',
  share: 'As a bar',
  formula: 'How it is counted',
  stages: {
    received: 'Received',
    valid: 'Valid',
    merged: 'Merged',
    declined: 'Declined',
    withdrawn: 'Taken back',
    transferred: 'Handed over',
    closed: 'Closed',
    staged: 'Closed in stages',
    open: 'Open',
    keyAttention: 'Key attention',
  },
  organisations: 'By leading organisation',
  organisation: 'Organisation',
  types: 'By main type',
  type: 'Type',
  channels: 'By channel',
  channel: 'Channel',
  verdicts: 'By verdict',
  verdict: 'Verdict',
};

import type { figures as chinese } from '../zh/figures.ts';
import { inspections } from './inspections.ts';

export const figures: typeof chinese = {
  title: 'Figures',
  description:
    'How many complaints stand at each step from receipt to closing, how the result rate is computed, and how many each district has.',
  lead: 'Every figure here is counted by the system from what happened to each complaint; nobody types them in.',
  inspections,
  count: (count) => String(count),
  share: (percent, of) => `${percent} of ${of}`,
  funnel: {
    heading: 'From receipt to closing',
    received: 'Received',
    declined: 'Not accepted',
    withdrawn: 'Taken back',
    screening: 'Being screened',
    valid: 'Valid',
    merged: 'Merged',
    waiting: 'Waiting for hand-over',
    transferred: 'Handed over',
    closed: 'Closed',
    staged: 'Closed in stages',
    open: 'Not closed yet',
    explained: {
      screening: ({ received, valid, declined, withdrawn, left }) =>
        `being screened = received - valid - not accepted - taken back = ${received} - ${valid} - ${declined} - ${withdrawn} = ${left}; those waiting for more from the complainant among them`,
      waiting: (valid, merged, transferred, left) =>
        `waiting = valid - merged - handed over = ${valid} - ${merged} - ${transferred} = ${left}; they go with later batches`,
    },
    keyAttention: 'Of key attention',
  },
  rate: {
    heading: 'Result rate',
    none: 'Nothing has been handed over yet, so there is no rate.',
    target: (percent) => `Target ${percent}`,
  },
  formula: 'Formula',
  days: {
    heading: 'Handed over day by day',
    says: (days, total, most, count) =>
      `${total} handed over on ${days} days; most on ${most}: ${count}.`,
    table: 'Handed over on each day',
    day: 'Day',
    transferred: 'Handed over',
  },
  districts: {
    heading: 'Districts',
    says: (districts, total, most, count) =>
      `${total} handed over to ${districts} districts; most to ${most}: ${count}.`,
    none: 'Nothing was handed over to a district yet.',
    explained:
      'Arranged roughly as they lie; this is no map. The darker, the more complaints; the number stands in each tile.',
    legend: 'Complaints',
    range: (from, to) => (from === to ? String(from) : `${from}–${to}`),
    transferred: 'Handed over',
    rate: 'Result rate',
    noRate: '—',
    table: 'Complaints handed over and closed, by organisation',
    organisation: 'Organisation',
  },
  types: { heading: 'By type' },
  unit: 'How it is counted',
  batches: 'Disclosure by batch',
};

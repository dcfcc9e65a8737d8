import type { overview as chinese } from './zh.ts';

const items = (count: number): string => (count === 1 ? '1 complaint' : `${count} complaints`);

/** The morning: what came in, what is due, what is late and with whom, and what is not as usual. */
export const overview: typeof chinese = {
  title: 'Today',
  empty: 'There is no complaint yet.',
  noneOfYours: 'No complaint is with your organisation.',
  print: 'Print',
  wall: {
    title: 'On the wall',
    back: 'Back',
    full: 'Full screen',
    rate: 'Result rate',
    rateBelow: (closed, handedOver) => `${closed} of ${handedOver} transferred, closed or staged`,
    unusual: 'Unusual',
    updated: (time) => `as of ${time}`,
  },
  count: (count) => String(count),
  open: (what, count) => `${what}: ${count}, open the list`,
  today: { received: 'Received today', transferred: 'Transferred to us today' },
  yesterday: (count) => `yesterday ${count}`,
  week: { received: 'Received in 7 days', transferred: 'Transferred to us in 7 days' },
  weekBefore: (count) => `the 7 days before ${count}`,
  soon: 'Due within 3 days',
  overdue: 'Overdue',
  todo: 'Waits for me',
  todoSays: 'yours to do',
  lateSince: (count) => `${count} of them since yesterday`,
  days: {
    most: (total, day, count) => `${items(total)} in 7 days, most on ${day}: ${count}.`,
    none: 'None in these 7 days.',
  },
  late: {
    title: 'Who has what is overdue',
    titleOwn: 'How far the overdue have come',
    none: 'Nothing is overdue.',
    says: (total, most, count) => `${items(total)} overdue, most: ${most} with ${count}.`,
  },
  due: {
    title: 'Who has what is due within 3 days',
    titleOwn: 'How far those due within 3 days have come',
    none: 'Nothing is due within 3 days.',
    says: (total, most, count) => `${items(total)} due within 3 days, most: ${most} with ${count}.`,
  },
  since: {
    title: 'Since yesterday',
    received: 'Received',
    transferred: 'Transferred',
    closed: 'Closed',
    late: 'Newly overdue',
  },
  unusual: {
    title: 'Not as usual',
    none: 'Nothing is unusual.',
    how: (complaints, times, late) =>
      `Named here: a type with ${complaints} complaints from one district in 7 days, and ${times} times as many as the other districts have on average; a sub-district or township with ${complaints} complaints in 7 days, and ${times} times as many as the others have on average; a type with ${complaints} complaints in 7 days, and ${times} times as many as in the 7 days before; an organisation with ${late} or more overdue, and ${times} times the share that the others have. At most 3 of each.`,
    hotSpot: (district, type) => `${type} in ${district}`,
    hotSpotSays: (others) => `in 7 days, the other districts ${others} on average`,
    street: (township) => `Many from ${township}`,
    streetSays: (others) =>
      others === '0'
        ? 'in 7 days, none from any other sub-district or township'
        : `in 7 days, the other sub-districts and townships that have any ${others} on average`,
    doubled: (type) => `${type} is rising`,
    doubledSays: 'in 7 days',
    before: 'the 7 days before',
    late: (organisation) => `${organisation} is late`,
    lateSays: (of, percent, others) =>
      `of ${of} being handled, ${percent}% overdue; the others ${others}%`,
  },
  districts: {
    title: 'Districts',
    figure: 'Shown',
    figures: {
      received: 'Received',
      open: 'Being handled',
      overdue: 'Overdue',
      soon: 'Due within 3 days',
      rate: 'Result rate',
    },
    explained:
      'Roughly as the districts lie, not a map. The deeper the colour, the larger the number in the tile.',
    rateHow: 'result rate = (closed + staged) / transferred',
    says: (total, most, count) => `${items(total)}, most in ${most}: ${count}.`,
    saysRate: (share, found, of) => `${found} of ${of} transferred are closed or staged: ${share}.`,
    none: 'None.',
    legend: { count: 'Complaints', rate: 'Result rate (%)' },
    range: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
    table: 'The same as a table',
    district: 'District',
    closed: 'Closed or staged',
    handedOver: 'Transferred',
    percent: (percent) => `${percent}%`,
    noRate: '—',
    unknown: 'Not said',
  },
  units: {
    title: 'Organisations',
    caption: 'By the leading organisation. A press on a column orders by it.',
    unit: 'Organisation',
    columns: {
      held: 'Being handled',
      overdue: 'Of these overdue',
      soon: 'Due within 3 days',
      answered: 'Replied to',
      days: 'Days to reply',
    },
    daysHow:
      'Days to reply = from the transfer to the reply as its principal approved it, on average; where one was returned, the reply after that.',
    sortBy: (column) => `Order by ${column}`,
    noDays: '—',
  },
  tasks: {
    title: 'Rectification tasks',
    none: 'There is no rectification task.',
    late: 'Who leads the overdue ones',
    behind: 'Behind schedule',
  },
};

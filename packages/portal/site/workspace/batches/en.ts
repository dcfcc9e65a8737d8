import type { batches as chinese } from './zh.ts';

/** Batches. */
export const batches: typeof chinese = {
  title: 'Batches',
  none: 'No batch was closed yet.',
  caption: 'Closed batches',
  ordinal: (ordinal) => `Batch ${ordinal}`,
  states: { closing: 'being handed over', 'handed-over': 'handed over', disclosed: 'disclosed' },
  columns: {
    ordinal: 'Batch',
    state: 'State',
    total: 'Complaints',
    closedOn: 'Closed on',
    handedOverAt: 'Handed over',
    editions: 'Editions',
  },
  close: {
    open: 'Close a batch…',
    title: 'Close a batch',
    nothing: 'No accepted complaint waits to be handed over.',
    back: 'Back',
    would: (total, key) =>
      key === 0
        ? `Closed now, ${total} would be handed over.`
        : `Closed now, ${total} would be handed over, ${key} of them with key attention.`,
    asOf: (time) => `(counted ${time}; what is accepted later goes too)`,
    each: (total) => `Look at each of the ${total}`,
    cutOff: 'Only those accepted before (Beijing time; may stay empty)',
    cutOffHint: 'Left empty, all of them go. With a time, fewer may go than are counted above.',
    final: 'The list is fixed then and handed over at once; it cannot be taken back.',
    submit: (total) => `Close and hand over (${total})`,
  },
  tally: {
    organisations: 'By leading organisation',
    organisation: 'Organisation',
    types: 'By main type',
    type: 'Type',
    channels: 'By channel',
    channel: 'Channel',
    count: 'Complaints',
  },
  closing: (answered, total) =>
    `Handing over one by one: ${answered} of ${total} done. You may leave this page; it goes on.`,
  publicPages: 'Public pages',
  publicNotice: 'Hand-over',
  publicTable: 'Table',
  publicResult: 'Results',
  notice: 'Hand-over notice',
  missingNames:
    'These codes have no name yet, so the notice cannot be published. It appears once they have one:',
  nameList: { organisations: 'organisation', types: 'type' },
  cumulative: (complaints, key) =>
    `${complaints} handed over so far, ${key} of them with key attention.`,
  complaints: 'Complaints of this batch',
  complaintCount: (count) => (count === 1 ? '1 complaint' : `${count} complaints`),
  unnumbered: 'no number',
  nth: (ordinal) => `Complaint ${ordinal}`,
  onItsWay: 'on its way',
  wentOut: 'handed over',
  left: {
    merged: 'stayed: merged into another',
    withdrawn: 'stayed: withdrawn',
    declined: 'stayed: declined',
    'already-transferred': 'stayed: handed over before',
  },
  disclose: {
    title: 'Disclosure',
    notYet: 'This batch is not disclosed yet.',
    editions: (editions) => `${editions} ${editions === 1 ? 'edition' : 'editions'} so far.`,
    open: (edition) => `Check and disclose edition ${edition}…`,
    ready: (total) => `The replies to all ${total} complaints are reviewed.`,
    missing: (count, total) =>
      `${count} of the ${total} complaints have no confirmed reply: they are disclosed as not closed yet:`,
    afterwards:
      'Of these the table has number, district, type and the problem, and nothing of a reply. Once they are closed, disclose a new edition.',
    again: 'Read again',
    kept: 'The table and the results become public; earlier editions stay readable.',
    submit: (edition) => `Disclose edition ${edition}`,
    done: (edition) => `Edition ${edition} is public.`,
  },
};

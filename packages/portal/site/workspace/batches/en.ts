import type { batches as chinese } from './zh.ts';
import { batchName } from '../../texts/en/batch-name.ts';

/** Batches. */
export const batches: typeof chinese = {
  title: 'Batches',
  none: 'No batch was closed yet.',
  caption: 'Closed batches',
  nameOf: batchName,
  ahead: 'ahead',
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
    which: 'Which of them',
    whichOf: { all: 'All that wait', chosen: 'Some, ahead of the others' },
    chosenHint:
      'What is urgent need not wait for the cut-off. What is handed over later on the same day is a sub-batch of it, if you do not say otherwise.',
    pick: (name) => `Hand over ${name} ahead`,
    chooseSome: 'Please tick those that are to go ahead.',
    chosen: (chosen, total) => `${chosen} chosen of the ${total} that wait`,
    notWaiting: (name) =>
      `${name} does not wait any more: it was merged, taken back, or has just been handed over. Please choose again.`,
    as: 'It is',
    asNew: (name) => `A new batch (${name})`,
    asHint:
      'A sub-batch is handed over and disclosed by itself, and bears the number of its batch.',
    would: (total, key) =>
      key === 0
        ? `Closed now, ${total} would be handed over.`
        : `Closed now, ${total} would be handed over, ${key} of them with key attention.`,
    asOf: (time) => `(counted ${time}; what is accepted later goes too)`,
    each: (total) => `Look at each of the ${total}`,
    cutOff: 'Only those accepted before (Beijing time; may stay empty)',
    cutOffHint: 'Left empty, all of them go. With a time, fewer may go than are counted above.',
    ahead: (total, key) =>
      key === 0
        ? `The ${total} that you chose would be handed over ahead.`
        : `The ${total} that you chose would be handed over ahead, ${key} of them with key attention.`,
    final: 'The list is fixed then and handed over at once; it cannot be taken back.',
    submit: (total) => `Close and hand over (${total})`,
    submitChosen: (total) => `Hand over the chosen ahead (${total})`,
  },
  cutOffs: {
    heading: 'Closed by the clock',
    none: 'No batch is closed by the clock; the office closes them by hand.',
    setting: (from, rhythm, at) =>
      at === null ? `From ${from}: ${rhythm}` : `From ${from}: ${rhythm} at ${at}, and handed over`,
    rhythms: { 'every-day': 'every day', 'working-days': 'every working day', paused: 'paused' },
    next: (time) =>
      `Next: ${time}. Whatever was accepted before it is put into a batch and handed over at once.`,
    late: 'The time has passed and no batch was closed yet: the one before is being handed over. It follows by itself, once.',
    lastDay: (day) =>
      `The stationing has ended: batches are closed by the clock until ${day}, by hand after that.`,
    begin: 'Have batches closed by the clock…',
    change: 'Change or pause…',
    passed: (count) => (count === 1 ? 'The last time' : `The last ${count} times`),
    outcomes: {
      closed: 'closed and handed over',
      'nothing-waited': 'nothing waited: no batch',
      'names-missing': 'an organisation or a type has no name: no batch',
      'day-off': 'no working day: no batch',
    },
    closed: (count) => `closed, with ${count}`,
    left: (overLimit, unnamed) =>
      [
        ...(overLimit === 0 ? [] : [`${overLimit} more than a batch holds`]),
        ...(unnamed === 0 ? [] : [`${unnamed} whose organisation or type has no name`]),
      ].join(', ') + ': left for the next',
    missed: (count) => `(with ${count} that were missed)`,
    form: {
      lead: 'When the time comes, whatever was accepted before it is put into one batch and handed over at once, by the rules by which it is done by hand; where nothing waits there is none. Batches can still be closed by hand. Disclosure is done by a person.',
      rhythm: 'On which days',
      at: 'At (Beijing time)',
      from: 'From',
      fromHint:
        'So it is from that day on; what was set for days after it is cancelled. A time of today that has passed is not made up for.',
      noDay: 'Fill in the day.',
      noTime: 'Fill in the time.',
      submit: 'Save',
      pause: 'Pause',
    },
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

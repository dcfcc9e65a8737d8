import type { complaints as chinese } from './zh.ts';
import { batchName } from '../../texts/en/batch-name.ts';

/** Complaints: their ledger. */
export const complaints: typeof chinese = {
  title: 'Complaints',
  empty: 'There is no complaint yet.',
  noneOfYours: 'No complaint is with your organisation.',
  columns: {
    number: 'Number',
    gist: 'Gist',
    type: 'Type',
    district: 'District',
    township: 'Sub-district or township',
    organisation: 'Organisation',
    lead: 'Leading',
    channel: 'Channel',
    stage: 'Stage',
    standing: 'Standing',
    received: 'Received on',
    transferred: 'Transferred on',
    due: 'Due next',
    dueWith: 'Whose date',
    outer: 'Outer date',
    replied: 'Replied on',
    answered: 'Replied to',
    closed: 'Closed on',
    result: 'Result',
    verdict: 'Verdict',
    batch: 'Batch',
    key: 'Key attention',
    todo: 'Waits for me',
  },
  officeStep: (act) => `for the office: ${act}`,
  dueWith: { office: 'The office', organisation: 'The organisation' },
  standings: { open: 'Being handled', closed: 'Done' },
  steps: {
    received: 'Received',
    valid: 'Accepted',
    transferred: 'Transferred',
    replied: 'Replied to',
    closed: 'Closed or staged',
  },
  none: {
    due: 'No date',
    type: 'No type yet',
    district: 'Not said',
    organisation: 'Not transferred yet',
    batch: 'In no batch',
    verdict: 'No verdict yet',
    result: 'No result yet',
  },
  batch: batchName,
  yes: 'yes',
  comma: ', ',
  unnamed: (parts) => parts.join(' · '),
  nothingKnown: (channel) => `By ${channel}, not screened yet`,
  unnumbered: 'no number yet',
  age: (days) =>
    days === 0 ? 'received today' : days === 1 ? 'received yesterday' : `received ${days} days ago`,
  outer: (day) => `outer date ${day}`,
  ended: (day) => `ended on ${day}`,
  numbered: {
    title: (number, count) =>
      count === 1
        ? `The complaint ${number}, among all inspections`
        : `${count} complaints ${number}, among all inspections`,
    list: (list) => `from the list ${list}`,
    reading: 'Looking the number up in all inspections…',
    failed: 'The number could not be looked up.',
    none: (number) => `None of the complaints that you may read bears the number ${number}.`,
  },
  others: (first, count) => `${first}, ${count} assisting`,
};

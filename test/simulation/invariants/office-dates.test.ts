import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import {
  asked,
  received,
  someNote,
} from '../../../services/complaints/testing/complaint-history.ts';
import { officeDateInvariants } from './office-dates.ts';
import { after, evidenceOf, faultsOf, idFor, monday } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const name = 'what waits for the office has a date';
const dated = (due: string): ComplaintEvent => ({
  type: 'complaint.office-due.v1',
  data: { act: 'screen', due },
});
const added: ComplaintEvent = { type: 'complaint.supplemented.v1', data: { text: someNote } };
const faults = async (...commits: readonly (readonly ComplaintEvent[])[]) =>
  faultsOf(
    officeDateInvariants,
    name,
    evidenceOf({
      complaints: {
        [`complaint/${complaint}`]: commits.map((events, index) => ({ at: after(index), events })),
      },
    }),
  );

test('a screening has a date from the moment on at which it began to wait', async () => {
  expect(await faults([received(), dated(after(24))])).toEqual([]);
  expect(await faults([received()])).toEqual([
    `complaint ${complaint}: screen at version 1 has no date`,
  ]);
  expect(await faults([received(), dated(monday)])).toHaveLength(1);
  expect(await faults([received(), dated(after(24))], [asked], [added, dated(after(30))])).toEqual(
    [],
  );
  // The date of before is not that of what waits anew.
  expect(await faults([received(), dated(after(24))], [asked], [added])).toHaveLength(1);
});

import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { officeWaits } from '../../../services/complaints/to-dos/office-dates.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** What waits for the office is not late unseen. */
export const officeDateInvariants: readonly Invariant[] = [
  {
    name: 'what waits for the office has a date',
    says: 'Whatever begins to wait for the office, a screening first of all, has a date from that commit on, later than it, until it waits no more; of an extension none later than the date that it concerns.',
    moment: 'at-rest',
    check: (evidence) =>
      [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(([id, { commits, states }]) =>
        commits.flatMap(({ version, at }) => {
          const [before, after] = [states[version - 1], states[version]];
          if (before === undefined || after === undefined) return [];
          const waited = new Set(officeWaits(id, before));
          return officeWaits(id, after).flatMap((act) => {
            const date = after.dates.office[act];
            const what = `complaint ${id}: ${act} at version ${version}`;
            if (date === undefined) return [`${what} has no date`];
            const from = waited.has(act) ? before.dates.office[act]?.from : at;
            if (date.from !== from) return [`${what} runs from ${date.from}, not ${from}`];
            if (!date.capped && date.due <= date.from) return [`${what} is due before it began`];
            const reply = after.dates.reply?.due ?? date.due;
            return act === 'decide-extension' && date.due > reply
              ? [`${what} is due ${date.due}, after the reply at ${reply}`]
              : [];
          });
        }),
      ),
  },
];

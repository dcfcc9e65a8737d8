import { complaintStream } from '../../../services/complaints/complaint/complaint-fold.ts';
import { inspectionStream } from '../../../services/complaints/inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../../../services/complaints/inspections/policy-of-complaints.ts';
import { foldsOf } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** 反馈总时限: whoever handles a complaint of a central inspection leaves the office time to review it. */
export const outerDateInvariants: readonly Invariant[] = [
  {
    name: 'the date of an organisation is within that of the whole',
    says: 'Where a complaint has a date for the whole, that of the organisation is not later, unless somebody named a day when that of the whole had passed; and none has one whose inspection began without.',
    moment: 'at-rest',
    check(evidence) {
      const inspections = foldsOf(evidence, 'complaints', inspectionStream);
      return [...foldsOf(evidence, 'complaints', complaintStream)].flatMap(
        ([id, { commits, states }]) => {
          let isPast = false;
          return commits.flatMap(({ version, at }) => {
            const [before, after] = [states[version - 1], states[version]];
            const { reply = null, outer = null } = after?.dates ?? {};
            if (outer === null || reply === null) return [];
            const what = `complaint ${id} at version ${version}`;
            const opened = inspections.get(after?.intake?.inspection ?? '')?.state?.opened ?? null;
            if (opened !== null && policyOfComplaints(opened).submission === null) {
              return [`${what} has a date for the whole, of which its inspection knows nothing`];
            }
            if (reply.due !== before?.dates.reply?.due) isPast = at >= outer.due;
            return reply.due <= outer.due || isPast
              ? []
              : [`${what} is due ${reply.due} by the organisation, and ${outer.due} on the whole`];
          });
        },
      );
    },
  },
];

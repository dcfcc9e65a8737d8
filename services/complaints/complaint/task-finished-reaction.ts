import { taskFinished } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection, ref } from '@ducha/event-log';
import { reaction, type Reaction, type Store } from '@ducha/lambda';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { inspectionOf } from './change-complaint.ts';
import { complaintStream } from './complaint-fold.ts';
import { closingDue } from './deadlines.ts';
import { decideTaskFinished } from './task-finished.ts';

/** The rectification task of a staged complaint was finished: the complaint shows it, and is to be closed by a date. */
export function taskFinishedReaction({ log }: Pick<Store, 'log'>): Reaction {
  return reaction(taskFinished, async (heard) => {
    const { complaint, task, number, finishedOn } = heard.data;
    if (complaint === null) return 'done';
    const calendar = await readCalendar({ log });
    const done = await log.handle({
      command: heard.command,
      stream: ref(complaintStream, complaint),
      companions: inspectionOf,
      decide: (state, { inspection: { opened } }) => {
        if (state.stage === 'none') return { rejected: 'not-found' };
        if (opened === null) throw new Error('a complaint of an inspection that nobody heard of');
        return decideTaskFinished(
          state,
          { task, number, finishedOn },
          {
            complaint,
            from: heard.time,
            due: closingDue(heard.time, policyOfComplaints(opened), calendar),
          },
        );
      },
    });
    return isRejection(done) ? { never: done.rejected } : 'done';
  });
}

import type { OfficeAct } from '@ducha/contracts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';

/**
 * A date of a complaint that is another one by another calendar; the organisation is null for the complainant's and the
 * office's.
 */
export interface MovedDate {
  readonly act: 'sign-in' | 'reply' | 'outer' | 'supplement' | OfficeAct;
  readonly organisation: string | null;
  readonly due: string;
  readonly movedTo: string;
}

/** Which days a recount would change, of those that it says something new of: that one is firm now moves nothing. */
export function movedDates(
  { dates, question }: Pick<Complaint, 'dates' | 'question'>,
  recounted: readonly ComplaintEvent[],
): readonly MovedDate[] {
  return recounted.flatMap((event): MovedDate[] => {
    if (event.type === 'complaint.answer-by-moved.v1') {
      return changed({ act: 'supplement', organisation: null }, question?.due, event.data.due);
    }
    if (event.type === 'complaint.office-due-moved.v1') {
      const { act, due } = event.data;
      return changed({ act, organisation: null }, dates.office[act]?.due, due);
    }
    if (event.type === 'complaint.outer-date-moved.v1') {
      return changed({ act: 'outer', organisation: null }, dates.outer?.due, event.data.due);
    }
    if (event.type !== 'deadline.moved.v1') return [];
    // complaint/<id>/<organisation>/<act>
    const [, , organisation = null, act] = event.data.deadline.split('/');
    return act === 'sign-in'
      ? changed({ act, organisation }, dates.signIn[organisation ?? '']?.due, event.data.due)
      : changed({ act: 'reply', organisation }, dates.reply?.due, event.data.due);
  });
}

function changed(
  date: Pick<MovedDate, 'act' | 'organisation'>,
  due: string | undefined,
  movedTo: string,
): MovedDate[] {
  return due === undefined || due === movedTo ? [] : [{ ...date, due, movedTo }];
}

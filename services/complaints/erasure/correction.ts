import {
  noteErased,
  planCorrected,
  planText,
  type CorrectableText,
  type NoteRef,
  type PlanText,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { complaintTextCorrected, type ComplaintEvent } from '../complaint/complaint-events.ts';
import { confirmedReply, type Complaint } from '../complaint/complaint-state.ts';
import { partOfText } from './parts.ts';

/** A right text for a wrong one, which is kept beside it or erased. */
export interface CorrectionOrder {
  readonly complaint: string;
  readonly text: CorrectableText;
  readonly corrected: NoteRef;
  readonly keptOld: boolean;
}

/**
 * 更正: a right text in the place of a wrong one, wherever it went as a text of a plan too. Editions that hold the
 * wrong one go on holding it, or show that it was erased; the next edition holds the right one.
 */
export function decideCorrection(
  state: Complaint,
  order: CorrectionOrder,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const { complaint, text, corrected, keptOld } = order;
  const old = textToCorrect(state, text);
  if (old === null) return { rejected: 'nothing-to-correct' };
  const events: ComplaintEvent[] = [
    { type: complaintTextCorrected.type, data: { text, old, corrected, keptOld } },
  ];
  const planned = planTextOf(state, old);
  if (planned !== undefined) {
    const data = { complaint, text: planned, corrected, keptOld };
    events.push({ type: planCorrected.type, data });
  }
  if (!keptOld && !state.erased.notes.includes(old.note)) {
    events.push({
      type: noteErased.type,
      data: {
        matter: { kind: 'complaint', id: complaint },
        cause: 'office',
        parts: [partOfText[text]],
        notes: [old.note],
        files: [],
        // Whoever holds it as a text of a plan hears of the right one, and that this one goes.
        plan: [],
        last: true,
      },
    });
  }
  return events;
}

/** The note of a text that can be corrected; null where there is none. */
export function textToCorrect(state: Complaint, text: CorrectableText): NoteRef | null {
  switch (text) {
    case 'cleared-text':
      return state.accepted?.cleared ?? null;
    case 'gist':
      return state.gist;
    case 'explanation':
      return state.declined?.explanation ?? null;
    case 'measures':
      return state.plans.at(-1)?.measures ?? null;
    case 'problem':
    case 'findings':
    case 'handling':
    case 'goal':
    case 'accountability':
      return confirmedReply(state)?.cleared[text] ?? null;
  }
}

/** As which text of the plan a note went along. */
function planTextOf({ plans }: Complaint, { note }: NoteRef): PlanText | undefined {
  return planText.options.find((text) => plans.at(-1)?.[text].note === note);
}

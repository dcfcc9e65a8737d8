import type { NoteRef, RecheckResult } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintDrawn,
  complaintRechecked,
  complaintRecheckSettled,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { confirmedReply, type Complaint } from '../complaint/complaint-state.ts';

/**
 * 抽中: a sample has drawn it. Of one that was taken back since, or whose reply was erased, nothing can be re-checked: that
 * is its result, and no other takes its place. Drawn by the same sample again, nothing is to be done.
 */
export function decideDrawn(
  state: Complaint,
  draw: {
    readonly sample: string;
    /** Who confirmed the reply that is re-checked. */
    readonly confirmedBy: string | null;
  },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const { sample } = draw;
  if (state.rechecks.some((one) => one.sample === sample)) return [];
  const drawn: ComplaintEvent = { type: complaintDrawn.type, data: draw };
  const cause = nothingToRecheck(state);
  if (cause === undefined) return [drawn];
  return [
    drawn,
    {
      type: complaintRechecked.type,
      data: { samples: [sample], result: 'impossible', cause, words: null },
    },
  ];
}

function nothingToRecheck(state: Complaint): 'withdrawn' | 'erased' | undefined {
  if (state.withdrawn !== null) return 'withdrawn';
  const texts = confirmedReply(state)?.cleared;
  const gone = new Set(state.erased.notes);
  const isLeft =
    texts !== undefined && [texts.findings, texts.handling].some(({ note }) => !gone.has(note));
  return isLeft ? undefined : 'erased';
}

/** The draws of a complaint that nobody has re-checked yet. */
export function openRechecks({ rechecks }: Pick<Complaint, 'rechecks'>): Complaint['rechecks'] {
  return rechecks.filter(({ result }) => result === null);
}

/** 现场核查: what was found, once for all draws that are open. Nobody re-checks what they confirmed themselves. */
export function decideRecordRecheck(
  state: Complaint,
  found: { readonly result: RecheckResult; readonly words: NoteRef; readonly by: string },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const open = openRechecks(state);
  if (open.length === 0) return { rejected: 'wrong-stage' };
  const { result, words, by } = found;
  if (open.some(({ confirmedBy }) => confirmedBy === by)) return { rejected: 'own-case' };
  return [
    {
      type: complaintRechecked.type,
      data: { samples: open.map(({ sample }) => sample), result, cause: null, words },
    },
  ];
}

/** Whether a re-check found otherwise than the reply says, and the office has not said what it did about it. */
export function isUnsettled({ rechecks }: Pick<Complaint, 'rechecks'>): boolean {
  return rechecks.some(({ result, settled }) => result === 'differs' && settled === null);
}

/** The office says what it did about what was found otherwise. */
export function decideSettleRecheck(
  state: Complaint,
  words: NoteRef,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  if (!isUnsettled(state)) return { rejected: 'wrong-stage' };
  return [{ type: complaintRecheckSettled.type, data: { words } }];
}

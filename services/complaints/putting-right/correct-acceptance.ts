import type { AcceptanceReason, AcceptedAs, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintAcceptanceCorrected,
  complaintGistGiven,
  complaintLocated,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import {
  placeOf,
  type Complaint,
  type Located,
  type PlaceOfMatter,
} from '../complaint/complaint-state.ts';
import { fault } from '../complaint/refused-command.ts';
import { decideCorrection } from '../erasure/correction.ts';

/**
 * 更正受理内容: types, industry, key attention 重点关注, place 所在地 and gist of what was accepted, at whatever stage it is since. What it
 * was before is kept beside it. No date moves and nobody else has it for that. The notice of a batch that went out says
 * what went out, and an edition what was published: both stay; the next edition says what is so now, and until it is there
 * the complaint says that it is due. Those who have the complaint read it there; the complainant's receipt shows none of
 * it. The type that went along to its rectification task stays: the task bears it.
 */
export function decideCorrectAcceptance(
  state: Complaint,
  correction: {
    readonly complaint: string;
    /** What is left out stays. */
    readonly to: Partial<AcceptedAs>;
    /** Where the matter is; undefined when that stays. */
    readonly located?: Located | undefined;
    /** Undefined when it stays. */
    readonly gist: NoteRef | undefined;
    readonly reason: AcceptanceReason;
  },
): readonly ComplaintEvent[] | Rejection {
  const { complaint, to, located, gist, reason } = correction;
  if (state.stage === 'none') return { rejected: 'not-found' };
  if (state.accepted === null || ['merged', 'withdrawn'].includes(state.stage)) {
    return { rejected: 'wrong-stage' };
  }
  const { mainType, otherTypes, industry, keyAttention } = state.accepted;
  const before: AcceptedAs = { mainType, otherTypes, industry, keyAttention };
  const after = { ...before, ...to };
  if (after.mainType !== mainType && state.plans.length > 0) return { rejected: 'type-in-task' };
  if (after.otherTypes.includes(after.mainType)) {
    return fault('unknown-code', 'otherTypes', 'The main type is not one of the others');
  }
  const renamed = gist === undefined ? [] : otherGist(state, complaint, gist);
  if ('rejected' in renamed) return renamed;
  const isOther = JSON.stringify(after) !== JSON.stringify(before);
  const events = [
    ...(isOther ? [{ type: complaintAcceptanceCorrected.type, data: { ...after, reason } }] : []),
    ...renamed,
    ...(located === undefined || isSamePlace(placeOf(state), located)
      ? []
      : [{ type: complaintLocated.type, data: { ...located, reason } }]),
  ];
  return events.length === 0 ? { rejected: 'nothing-changed' } : events;
}

function isSamePlace(one: PlaceOfMatter, other: PlaceOfMatter): boolean {
  return one.district === other.district && one.township === other.township;
}

/** One that was accepted before there were gists gets its first. */
function otherGist(
  state: Complaint,
  complaint: string,
  gist: NoteRef,
): readonly ComplaintEvent[] | Rejection {
  return state.gist === null
    ? [{ type: complaintGistGiven.type, data: { gist } }]
    : decideCorrection(state, { complaint, text: 'gist', corrected: gist, keptOld: true });
}

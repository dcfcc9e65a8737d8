import {
  erasedAtOnce,
  inspectionText,
  type EventOf,
  type InspectionText,
  type NoteRef,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { inspectionErased, type InspectionEvent } from '../inspection/inspection-events.ts';
import type { Inspection } from '../inspection/inspection-state.ts';

/** Where the texts of an inspection stand. */
const contents: Readonly<Record<InspectionText, (state: Inspection) => readonly NoteRef[]>> = {
  decision: ({ decisions }) => decisions,
  vetting: ({ vettings }) => vettings,
  'team-changes': ({ teamChanges }) => teamChanges.map(({ reason }) => reason),
  moves: ({ moves }) => moves.map(({ reason }) => reason),
};

function keptOf(state: Inspection, text: InspectionText): string[] {
  return contents[text](state)
    .map(({ note }) => note)
    .filter((note) => !state.erased.includes(note));
}

/** The texts of which something is still kept. */
export function erasableTexts(state: Inspection): InspectionText[] {
  return inspectionText.options.filter((text) => keptOf(state, text).length > 0);
}

/**
 * 删除: the office has reasons, or what was declared about people, erased at whatever stage the inspection is. Who sat
 * on the team, and when it was changed, stays. What one transaction cannot hold is still kept, and is shown as such:
 * the texts that are said to be erased are those of which something goes.
 */
export function decideInspectionErasure(
  state: Inspection | null,
  {
    texts,
    ground,
  }: {
    readonly texts: readonly InspectionText[];
    readonly ground: NonNullable<Why['ground']>;
  },
): readonly InspectionEvent[] | Rejection {
  if (state === null) return { rejected: 'not-found' };
  const events = erasing(state, texts, { cause: 'office', ground });
  return events.length === 0 ? { rejected: 'nothing-to-erase' } : events;
}

/** What has it erased, and on which ground. */
type Why = Pick<EventOf<typeof inspectionErased>['data'], 'cause' | 'ground'>;

/** What erases of these texts as much as one transaction holds; no event where nothing of them is kept. */
export function erasing(
  state: Inspection,
  texts: readonly InspectionText[],
  why: Why,
): readonly InspectionEvent[] {
  const asked = [...new Set(texts)];
  const notes = asked.flatMap((text) => keptOf(state, text)).slice(0, erasedAtOnce);
  if (notes.length === 0) return [];
  const going = asked.filter((text) => keptOf(state, text).some((note) => notes.includes(note)));
  return [{ type: inspectionErased.type, data: { texts: going, ...why, notes } }];
}

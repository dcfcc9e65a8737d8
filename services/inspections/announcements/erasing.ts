import { noteRefsIn, type NoteRef } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { announcementErased, type AnnouncementEvent } from './announcement-events.ts';
import type { Announcement } from './announcement-state.ts';

/** What of an announcement is still kept, by its name: its editions, and why it was withdrawn. */
function keptTexts({
  editions,
  withdrawn,
  erasures,
}: Announcement): ReadonlyMap<string, readonly NoteRef[]> {
  const gone = new Set(erasures.flatMap(({ texts }) => texts));
  const all: (readonly [name: string, notes: readonly NoteRef[]])[] = [
    ...editions.map(({ wording }, index) => [editionText(index + 1), noteRefsIn(wording)] as const),
    ...(withdrawn === null ? [] : [['reason', [withdrawn.reason]] as const]),
  ];
  return new Map(all.filter(([name]) => !gone.has(name)));
}

/** The name of an edition among the texts of an announcement. */
export function editionText(edition: number): string {
  return `edition-${edition}`;
}

/** The names of what can be erased. */
export function erasableTexts(state: Announcement): string[] {
  return [...keptTexts(state).keys()];
}

/** 删除: the office has texts of an announcement erased; its row stays, and that they were there. */
export function decideAnnouncementErasure(
  state: Announcement | null,
  {
    texts,
    ground,
  }: {
    readonly texts: readonly string[];
    readonly ground: NonNullable<AnnouncementErased['data']['ground']>;
  },
): Decision<AnnouncementEvent> {
  if (state === null) return { rejected: 'not-found' };
  const erased = erasing(state, texts, { cause: 'office', ground });
  return erased === undefined ? { rejected: 'nothing-to-erase' } : [erased];
}

type AnnouncementErased = Extract<AnnouncementEvent, { type: typeof announcementErased.type }>;

/** What erases texts of an announcement; undefined where nothing of them is kept. */
export function erasing(
  state: Announcement,
  texts: readonly string[],
  why: Pick<AnnouncementErased['data'], 'cause' | 'ground'>,
): AnnouncementErased | undefined {
  const kept = keptTexts(state);
  const found = [...new Set(texts)].filter((name) => kept.has(name));
  if (found.length === 0) return undefined;
  const notes = found.flatMap((name) => kept.get(name)?.map(({ note }) => note) ?? []);
  return { type: announcementErased.type, data: { texts: found, ...why, notes } };
}

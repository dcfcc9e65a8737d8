import type { z } from 'zod/mini';
import type { readAnnouncement, readPublicAnnouncement } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { Notes } from '@ducha/notes';
import type { Announcement } from './announcement-state.ts';
import { editionText, erasableTexts } from './erasing.ts';
import { openAnnouncement } from './sealed-announcement.ts';

/** What every staff endpoint of one announcement answers. */
export interface AnnouncementAnswer {
  readonly body: z.infer<(typeof readAnnouncement)['answer']>;
  readonly version: number;
}

/** An announcement as the office sees it, in one edition; the newest unless another is asked for. */
export async function announcementAnswer(
  notes: Notes,
  id: string,
  state: Announcement,
  version: number,
  edition = state.editions.length,
): Promise<AnnouncementAnswer | Rejection> {
  const shown = state.editions[edition - 1];
  if (shown === undefined) return { rejected: 'not-found' };
  const [texts, reason] = await Promise.all([
    openAnnouncement(notes, shown.wording),
    state.withdrawn === null ? null : notes.open(state.withdrawn.reason),
  ]);
  return {
    version,
    body: {
      ...factsOf(id, state),
      version,
      state: state.state,
      withdrawnAt: state.withdrawn?.at ?? null,
      reason: reason?.state === 'open' ? reason.text : null,
      ...texts,
      edition,
      editions: editionsOf(state),
      erasable: erasableTexts(state),
      erasures: state.erasures.map((one) => ({ ...one })),
    },
  };
}

/** An announcement as anyone may read it: of a withdrawn one, only that and when it was withdrawn. */
export async function publicAnnouncementAnswer(
  notes: Notes,
  id: string,
  state: Announcement,
  edition = state.editions.length,
): Promise<{ body: z.infer<(typeof readPublicAnnouncement)['answer']> } | Rejection> {
  const facts = factsOf(id, state);
  if (state.withdrawn !== null) {
    return { body: { state: 'withdrawn', ...facts, withdrawnAt: state.withdrawn.at } };
  }
  const shown = state.editions[edition - 1];
  if (shown === undefined) return { rejected: 'not-found' };
  const texts = await openAnnouncement(notes, shown.wording);
  return {
    body: { state: 'published', ...facts, ...texts, edition, editions: editionsOf(state) },
  };
}

function factsOf(id: string, { kind, inspection, editions }: Announcement) {
  return { announcement: id, kind, inspection, publishedAt: editions[0]?.at ?? '' };
}

function editionsOf(state: Announcement): { edition: number; at: string; erased: boolean }[] {
  const kept = erasableTexts(state);
  return state.editions.map(({ at }, index) => ({
    edition: index + 1,
    at,
    erased: !kept.includes(editionText(index + 1)),
  }));
}

import type { AnnouncementKind } from '@ducha/contracts';
import type { Projection, Row, RowData } from '@ducha/event-log';
import { retentionDue } from './retention.ts';
import { announcementStream } from './announcement-fold.ts';
import type { Announcement } from './announcement-state.ts';
import type { AnnouncementEvent } from './announcement-events.ts';

/** Which announcements a list holds: all, or those of a kind, of an inspection, or of both. */
interface Choice {
  readonly kind?: AnnouncementKind | undefined;
  readonly inspection?: string | undefined;
}

/** The list of a choice: in the first index of all, in the second of those that stand. */
export function announcementList({ kind, inspection }: Choice): string {
  return `announcements/${inspection ?? ''}/${kind ?? ''}`;
}

/** An announcement stands in one list for each choice that it fits; they are few, and read often. */
export const announcementProjection: Projection<Announcement | null, AnnouncementEvent> = {
  stream: announcementStream,
  rows: (state, id, { version }) => {
    if (state === null) return [{ name: 'main', data: {} }];
    const { kind, inspection } = state;
    const [first] = state.editions;
    const last = state.editions.at(-1);
    if (first === undefined || last === undefined) throw new Error('an announcement has editions');
    const data: RowData = {
      version,
      kind,
      inspection,
      state: state.state,
      title: last.wording.title,
      publishedAt: first.at,
      correctedAt: last === first ? null : last.at,
      withdrawnAt: state.withdrawn?.at ?? null,
    };
    const row = (name: string, choice: Choice): Row => {
      const key = { list: announcementList(choice), order: `${first.at}/${id}` };
      return { name, data, list1: key, ...(state.state === 'published' ? { list2: key } : {}) };
    };
    const due = retentionDue(state);
    return [
      { ...row('main', {}), ...(due === undefined ? {} : { due }) },
      row('kind', { kind }),
      ...(inspection === null
        ? []
        : [row('inspection', { inspection }), row('inspection-kind', { inspection, kind })]),
    ];
  },
};

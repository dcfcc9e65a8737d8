import type { StreamKind } from '@ducha/event-log';
import { noticeEvents, type NoticeEvent } from './notice-events.ts';
import type { NoticePart } from './notice-state.ts';

/** The stream `notice/<id>-<part>`. */
export const noticeStream: StreamKind<NoticePart | null, NoticeEvent> = {
  kind: 'notice',
  initial: null,
  events: noticeEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'notice.made.v1': {
        const { part: _, ...made } = data;
        return { ...made, madeAt: at, escalated: [] };
      }
      case 'notice.escalated.v1':
        return state === null ? null : { ...state, escalated: [...state.escalated, data.from] };
    }
  },
};

/** The id of a part's stream. */
export function noticePartId(id: string, part: number): string {
  return `${id}-${part}`;
}

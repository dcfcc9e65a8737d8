import type { Projection } from '@ducha/event-log';
import { noticeStream } from './notice-fold.ts';
import type { NoticeEvent } from './notice-events.ts';
import type { NoticePart } from './notice-state.ts';

/** The partition of the notices that speak of a matter. */
export function matterList(kind: string, id: string): string {
  return `about/${kind}:${id}`;
}

/** Each matter of a notice is a row, so that what was sent about it is found. */
export const noticeProjection: Projection<NoticePart | null, NoticeEvent> = {
  stream: noticeStream,
  rows: (state, id) => [
    { name: 'main', data: {} },
    ...(state?.matters ?? []).map((matter, index) => ({
      name: `matter-${index}`,
      data: {
        notice: state?.notice ?? '',
        number: matter.number,
        act: matter.act,
        due: matter.due,
        unpublished: [...(matter.unpublished ?? [])],
        step: matter.step,
      },
      list2: {
        list: matterList(matter.kind, matter.id),
        order: `${state?.madeAt ?? ''}/${id}/${index}`,
      },
    })),
  ],
};

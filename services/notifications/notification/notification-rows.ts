import { laneOf, listLanes, type Projection, type RowData } from '@ducha/event-log';
import { notificationStream } from './notification-fold.ts';
import type { Notification } from './notification-state.ts';
import type { NotificationEvent } from './notification-events.ts';

/** The partition of what was sent to an organisation. */
export function organisationList(organisation: string): string {
  return `sent/${organisation}`;
}

/** The partitions of what was sent to whomever. */
export function wholeLists(): string[] {
  return Array.from({ length: listLanes }, (_, lane) => wholeList(lane));
}

function wholeList(lane: number): string {
  return `sent-to-all/${lane}`;
}

/** The partition of the messages of a notice. */
export function noticeList(id: string): string {
  return `of/${id}`;
}

export const notificationProjection: Projection<Notification, NotificationEvent> = {
  stream: notificationStream,
  rows(state, id) {
    const order = `${state.createdAt}/${id}`;
    const { letter } = state;
    if (letter === null) return [{ name: 'main', data: {} }];
    return [
      {
        name: 'main',
        data: messageRow(state, letter),
        list1: { list: organisationList(letter.organisation), order },
        list2: { list: noticeList(letter.notice), order },
        list3: { list: wholeList(laneOf(id)), order },
        ...(state.dueAt === null ? {} : { due: state.dueAt }),
      },
    ];
  },
};

function messageRow(state: Notification, letter: NonNullable<Notification['letter']>): RowData {
  const { occasion, organisation, duty, channel, count, first } = letter;
  const { number, act, due } = first;
  const unpublished = [...(first.unpublished ?? [])];
  const { stage, attempts, createdAt, since } = state;
  const what = { occasion, organisation, duty, channel, count, number, act, due, unpublished };
  return { ...what, state: stage, attempts, createdAt, since };
}

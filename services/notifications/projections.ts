import { organisationProjection } from '@ducha/directory';
import type { AnyProjection, Projection, RowData } from '@ducha/event-log';
import { alarm } from './alarms/alarm-fold.ts';
import type { Alarm } from './alarms/alarm-state.ts';
import type { AlarmEvent } from './alarms/alarm-events.ts';
import { ladder } from './ladder/ladder-fold.ts';
import type { Ladder } from './ladder/ladder-state.ts';
import type { LadderEvent } from './ladder/ladder-events.ts';
import { notice } from './notices/notice-fold.ts';
import type { NoticeEvent } from './notices/notice-events.ts';
import type { NoticePart } from './notices/notice-state.ts';
import { notification } from './notification/notification-fold.ts';
import type { Notification } from './notification/notification-state.ts';
import type { NotificationEvent } from './notification/notification-events.ts';
import { slot } from './digest/slot-fold.ts';
import type { Slot } from './digest/slot-state.ts';
import type { SlotEvent } from './digest/slot-events.ts';

/** The partition of the alarms' list. */
export const alarmsList = 'alarms';

/** The partition of what was sent to an organisation. */
export function organisationList(organisation: string): string {
  return `sent/${organisation}`;
}

/** The partition of the notices that speak of a matter. */
export function matterList(kind: string, id: string): string {
  return `about/${kind}:${id}`;
}

/** The partition of the messages of a notice. */
export function noticeList(id: string): string {
  return `of/${id}`;
}

const ladderProjection: Projection<Ladder, LadderEvent> = {
  stream: ladder,
  rows({ stage, steps }) {
    const next = stage === 'open' ? steps[0] : undefined;
    return [{ name: 'main', data: { stage }, ...(next === undefined ? {} : { due: next.at }) }];
  },
};

const slotProjection: Projection<Slot, SlotEvent> = {
  stream: slot,
  rows: ({ waiting, sendAt }) => [
    {
      name: 'main',
      data: { waiting: waiting.length },
      ...(sendAt === null ? {} : { due: sendAt }),
    },
  ],
};

/** Each matter of a notice is a row, so that what was sent about it is found. */
const noticeProjection: Projection<NoticePart | null, NoticeEvent> = {
  stream: notice,
  rows: (state, id) => [
    { name: 'main', data: {} },
    ...(state?.matters ?? []).map((matter, index) => ({
      name: `matter-${index}`,
      data: {
        notice: state?.notice ?? '',
        number: matter.number,
        act: matter.act,
        due: matter.due,
        step: matter.step,
      },
      list2: {
        list: matterList(matter.kind, matter.id),
        order: `${state?.madeAt ?? ''}/${id}/${index}`,
      },
    })),
  ],
};

const notificationProjection: Projection<Notification, NotificationEvent> = {
  stream: notification,
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
        ...(state.dueAt === null ? {} : { due: state.dueAt }),
      },
    ];
  },
};

const alarmProjection: Projection<Alarm, AlarmEvent> = {
  stream: alarm,
  rows: (state, id) => [
    state === null
      ? { name: 'main', data: {} }
      : { name: 'main', data: state, list1: { list: alarmsList, order: `${state.at}/${id}` } },
  ],
};

/** How each kind of stream is seen in lists and by the clock. */
export const projections: readonly AnyProjection[] = [
  organisationProjection,
  ladderProjection,
  slotProjection,
  noticeProjection,
  notificationProjection,
  alarmProjection,
];

function messageRow(state: Notification, letter: NonNullable<Notification['letter']>): RowData {
  const { occasion, organisation, duty, channel, count, first } = letter;
  const { number, act, due } = first;
  const { stage, attempts, createdAt, since } = state;
  const what = { occasion, organisation, duty, channel, count, number, act, due };
  return { ...what, state: stage, attempts, createdAt, since };
}

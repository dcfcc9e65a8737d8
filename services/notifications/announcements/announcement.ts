import type { AlarmKind, DeliveryChannel, Duty, Occasion } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { dutyAlarm } from '../alarms/alarm-id.ts';
import { companionAlarm } from '../alarms/raising.ts';
import type { Companion } from '../notification/companion-streams.ts';
import { noticePartId } from '../notices/notice-fold.ts';
import { partSize, type NoticeEvent, type NoticeMatter } from '../notices/notice-events.ts';
import { createNotification } from '../notification/requesting.ts';
import { notificationStream } from '../notification/notification-fold.ts';
import type { Letter } from '../notification/notification-events.ts';
import type { Notification } from '../notification/notification-state.ts';
import { isHeldPast, outsideQuietHours } from '../digest/quiet-hours.ts';

/** Who is told: the duty that someone holds, by which channels, and the duties that were passed over. */
export interface Addressees {
  readonly reached: { readonly duty: Duty; readonly channels: readonly DeliveryChannel[] } | null;
  readonly passedOver: readonly { readonly duty: Duty; readonly kind: AlarmKind }[];
}

/** What is said to an organisation on one occasion. */
export interface Announcement {
  readonly notice: string;
  readonly organisation: string;
  readonly occasion: Occasion;
  readonly batch: number | null;
  /** 分批 of that batch, from the second on; left out of any other. */
  readonly subBatch?: number | undefined;
  readonly matters: readonly NoticeMatter[];
}

/** Makes the ids of what follows from something, the same at every try. */
export type IdOf = (...words: readonly string[]) => string;

/**
 * The most parts of a notice: they, the messages and the alarms are written in one transaction. Of more
 * matters than they hold the first are named, and all are counted.
 */
const partsLimit = 80;

function partsOf(matters: readonly NoticeMatter[]): number {
  return Math.min(partsLimit, Math.ceil(matters.length / partSize));
}

/** The parts of a notice, as the events of their streams. */
export function noticeParts(announcement: Announcement): { id: string; event: NoticeEvent }[] {
  const { matters, notice: id, organisation, occasion, batch, subBatch } = announcement;
  const parts = partsOf(matters);
  return Array.from({ length: parts }, (_, part) => ({
    id: noticePartId(id, part),
    event: {
      type: 'notice.made.v1',
      data: {
        notice: id,
        part,
        parts,
        organisation,
        occasion,
        batch,
        ...(subBatch === undefined ? {} : { subBatch }),
        matters: matters.slice(part * partSize, (part + 1) * partSize),
      },
    },
  }));
}

/**
 * The messages to whoever is reached, by each channel that they have, and an alarm to the office for
 * each duty that was passed over. Outside its hours a message that is not urgent waits; what would wait
 * until after a date that it is about is urgent.
 */
export function announce(
  announcement: Announcement,
  { reached, passedOver }: Addressees,
  { now, policy, idOf }: { now: string; policy: NotificationsPolicy; idOf: IdOf },
): Companion[] {
  const first = announcement.matters.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (first === undefined) throw new Error('an announcement of nothing');
  const { notice: id, organisation, occasion, batch, subBatch, matters } = announcement;
  const calm = outsideQuietHours(now, policy.quietHours);
  const urgent =
    (occasion === 'hand-over' ? policy.handOverUrgent : policy.reminderUrgent) ||
    announcement.matters.some(({ due }) => isHeldPast(due, now, calm));
  const messageId = (duty: Duty, channel: DeliveryChannel): string =>
    idOf('notification', id, duty, channel);
  const { kind, id: matter, number, act, due, unpublished = [] } = first;
  const unknown = unpublished.length === 0 ? {} : { unpublished: [...unpublished] };
  const letterTo = (
    { duty, channels }: NonNullable<Addressees['reached']>,
    channel: DeliveryChannel,
  ): Letter => {
    const other = channels.find((each) => each !== channel);
    return {
      notice: id,
      occasion,
      organisation,
      duty,
      channel,
      sibling: other === undefined ? null : messageId(duty, other),
      count: matters.length,
      first: { kind, id: matter, number, act, due, ...unknown },
      batch,
      ...(subBatch === undefined ? {} : { subBatch }),
      parts: partsOf(matters),
      urgent,
      sendAt: urgent ? now : calm,
    };
  };
  const letters = reached?.channels.map((channel) => letterTo(reached, channel)) ?? [];
  return [
    ...letters.map((letter): Companion => {
      const letterId = messageId(letter.duty, letter.channel);
      return {
        stream: { kind: notificationStream, id: letterId },
        decide: ({ stage }: Notification) =>
          stage === 'none' ? createNotification(letterId, letter, now) : [],
      };
    }),
    ...passedOver.map(({ duty, kind: reason }) =>
      companionAlarm(dutyAlarm(reason, organisation, duty), {
        kind: reason,
        organisation,
        duty,
        number,
        due,
        ...unknown,
      }),
    ),
  ];
}

import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { BatchEvent } from '../../../services/complaints/batches/batch-events.ts';
import type { AlarmEvent } from '../../../services/notifications/alarms/alarm-events.ts';
import { dutyAlarm } from '../../../services/notifications/alarms/alarm-id.ts';
import type { SlotEvent } from '../../../services/notifications/digest/slot-events.ts';
import type { LadderEvent } from '../../../services/notifications/ladder/ladder-events.ts';
import type {
  NoticeEvent,
  NoticeMatter,
} from '../../../services/notifications/notices/notice-events.ts';
import type {
  Letter,
  NotificationEvent,
} from '../../../services/notifications/notification/notification-events.ts';
import type { Evidence, Sent } from './evidence.ts';
import { messageInvariants } from './messages.ts';
import { after, evidenceOf, faultsOf, idFor, monday, type Streams } from './testing/evidence-of.ts';

const organisation = '110105';
const complaint = idFor('complaint');
const batch = `${'d'.repeat(26)}-1`;
const ladder = idFor('ladder');
const number = 'W3BJ202603020001';
const due = after(20);
const reminder = idFor('reminder');
const message = idFor('message');

const matter = (more: Partial<NoticeMatter> = {}): NoticeMatter => ({
  kind: 'complaint',
  id: complaint,
  number,
  act: 'reply',
  due,
  replyDue: null,
  ladder,
  step: 'day',
  ...more,
});
const made = (
  notice: string,
  occasion: 'hand-over' | 'reminder',
  matters: readonly NoticeMatter[],
): NoticeEvent => ({
  type: 'notice.made.v1',
  data: { notice, part: 0, parts: 1, organisation, occasion, batch: null, matters: [...matters] },
});
const letter = (more: Partial<Letter> = {}): Letter => ({
  notice: reminder,
  occasion: 'reminder',
  organisation,
  duty: 'liaison',
  channel: 'sms',
  sibling: null,
  count: 1,
  first: { kind: 'complaint', id: complaint, number, act: 'reply', due },
  batch: null,
  parts: 1,
  urgent: false,
  sendAt: after(1),
  ...more,
});
const created = (more: Partial<Letter> = {}): NotificationEvent => ({
  type: 'notification.created.v1',
  data: letter(more),
});
const sending = (attempt = 1): NotificationEvent => ({
  type: 'notification.sending.v1',
  data: { attempt, tenure: 1, billedParts: 1 },
});
const denied: NotificationEvent = {
  type: 'notification.failed-temporarily.v1',
  data: { reason: 'not-taken', retryAt: after(4) },
};
const handedOver: NotificationEvent = {
  type: 'notification.handed-over.v1',
  data: { receipt: 'x', lookAt: null },
};
const failed: NotificationEvent = {
  type: 'notification.failed-permanently.v1',
  data: { reason: 'number-invalid' },
};
const alarmOver: AlarmEvent = { type: 'alarm.ended.v1', data: { cause: 'delivered' } };
const ladderSet: LadderEvent = {
  type: 'ladder.set.v1',
  data: {
    deadline: `complaint/${complaint}/${organisation}/reply`,
    matter: { kind: 'complaint', id: complaint, number },
    act: 'reply',
    organisation,
    from: monday,
    due,
    sourceVersion: 1,
    steps: [],
  },
};

/** One commit for each event, an hour between. */
const commits = (...events: readonly { type: string; data: unknown }[]) =>
  events.map((event) => ({ events: [event] }));
const text = (at: string, words = '须于3月2日24:00前反馈办理情况，请按期完成。'): Sent => ({
  notification: message,
  channel: 'sms',
  text: words,
  at: Date.parse(at),
});
const right: Streams = {
  [`ladder/${ladder}`]: commits(ladderSet),
  [`notice/${reminder}-0`]: commits(made(reminder, 'reminder', [matter()])),
  [`notification/${message}`]: commits(created(), sending(), handedOver),
};
const faults = (name: string, notifications: Streams, more: Partial<Omit<Evidence, 'logs'>> = {}) =>
  faultsOf(messageInvariants, name, evidenceOf({ notifications }, more));

test('a reminder that is sent once and taken once breaks nothing', async () => {
  for (const { name } of messageInvariants) {
    expect(await faults(name, right, { sent: [text(after(1))] }), name).toEqual([]);
  }
});

test('an organisation that was told of other complaints than it got is found, and a notice of nothing', async () => {
  const name = 'a hand-over is told once to each organisation';
  const assignments = [{ organisation, role: 'lead' as const }];
  const handed: BatchEvent = {
    type: 'batch.handed-over.v1',
    data: {
      batch,
      inspection: 'd'.repeat(26),
      ordinal: 1,
      handedOverAt: monday,
      complaints: [
        {
          complaint,
          number,
          channel: 'web',
          assignments,
          mainType: 'noise',
          otherTypes: [],
          keyAttention: false,
          signInDue: due,
          replyDue: due,
        },
      ],
      left: [],
      cumulative: { complaints: 1, keyAttention: 0 },
    },
  };
  const complaints = { [`batch/${batch}`]: commits(handed) };
  const notice = idOf('notice', 'hand-over', batch, organisation);
  const told = (...matters: NoticeMatter[]): Streams => ({
    [`notice/${notice}-0`]: commits(made(notice, 'hand-over', matters)),
  });
  const check = (notifications: Streams) =>
    faultsOf(messageInvariants, name, evidenceOf({ complaints, notifications }));
  expect(await check(told(matter()))).toEqual([]);
  expect(await check({})).toHaveLength(1);
  expect(await check(told(matter(), matter()))).toHaveLength(1);
  const stray = { [`notice/${reminder}-0`]: commits(made(reminder, 'hand-over', [matter()])) };
  expect(await check({ ...told(matter()), ...stray })).toEqual([
    `notice ${reminder} is of no hand-over`,
  ]);
});

test('a reminder that waited and was not said is found', async () => {
  const name = 'what waits in a slot is said once or dropped';
  const joined: SlotEvent = {
    type: 'slot.joined.v1',
    data: {
      organisation,
      duty: 'liaison',
      at: monday,
      sendAt: monday,
      ladder,
      plan: 1,
      step: 'day',
    },
  };
  const sent = (reminded: number, dropped: number): SlotEvent => ({
    type: 'slot.sent.v1',
    data: { notice: reminded === 0 ? null : reminder, reminded, dropped },
  });
  const slot = (...events: SlotEvent[]): Streams => ({
    ...right,
    'slot/110105-liaison-20260302T010000Z': commits(...events),
  });
  expect(await faults(name, slot(joined, sent(1, 0)))).toEqual([]);
  expect(await faults(name, slot(joined, sent(0, 1)))).toEqual([]);
  expect(await faults(name, slot(joined, sent(0, 0)))).toHaveLength(1);
  expect(await faults(name, slot(joined, sent(2, 0)))).toHaveLength(1);
});

test('two messages of one notice by one way are found, and a notice that is none', async () => {
  const name = 'one message for each notice, duty and channel';
  const second = { [`notification/${idFor('second')}`]: commits(created()) };
  expect(await faults(name, { ...right, ...second })).toHaveLength(1);
  const { [`notification/${message}`]: _, ...none } = right;
  expect(await faults(name, none)).toEqual([`notice ${reminder} is no message, and no alarm`]);
  const raised: AlarmEvent = {
    type: 'alarm.raised.v1',
    data: { kind: 'duty-vacant', organisation, duty: 'liaison', number, due },
  };
  const alarm = `alarm/${dutyAlarm('duty-vacant', organisation, 'liaison')}`;
  expect(await faults(name, { ...none, [alarm]: commits(raised) })).toEqual([]);
  const later = [{ at: after(5), events: [made(reminder, 'reminder', [matter()])] }];
  const past = { [`notice/${reminder}-0`]: later, [alarm]: commits(raised, alarmOver) };
  expect(await faults(name, { ...none, ...past })).toHaveLength(1);
});

test('a message that a provider took twice is found, unless it had denied the first, and one of nothing', async () => {
  const name = 'a message is taken once';
  const twice = { sent: [text(after(1)), text(after(2))] };
  expect(await faults(name, right, twice)).toHaveLength(1);
  const again = (between: NotificationEvent): Streams => ({
    ...right,
    [`notification/${message}`]: commits(created(), sending(), between, sending(2), handedOver),
  });
  expect(await faults(name, again(denied), twice)).toEqual([]);
  const unreachable: NotificationEvent = {
    ...denied,
    data: { reason: 'unreachable', retryAt: after(4) },
  };
  expect(await faults(name, again(unreachable), twice)).toHaveLength(1);
  const stray = { sent: [{ ...text(after(1)), notification: idFor('stray') }] };
  expect(await faults(name, right, stray)).toHaveLength(1);
});

test('a message that comes after its date and does not say so is found, and one that says so too early', async () => {
  const name = 'no message comes after the date that it is about';
  const overdue = '已于3月2日24:00到期，尚未反馈办理情况，请立即办理。';
  expect(await faults(name, right, { sent: [text(after(21))] })).toHaveLength(1);
  expect(await faults(name, right, { sent: [text(after(21), overdue)] })).toEqual([]);
  expect(await faults(name, right, { sent: [text(after(19), overdue)] })).toHaveLength(1);
});

test('a reminder of what was done long ago is found', async () => {
  const name = 'reminders of what is done vanish';
  const ended: LadderEvent = { type: 'ladder.ended.v1', data: { sourceVersion: 2 } };
  const done = (at: string): Streams => ({
    ...right,
    [`ladder/${ladder}`]: [{ events: [ladderSet] }, { at, events: [ended] }],
  });
  // It is sent at ten.
  expect(await faults(name, done('2026-03-02T01:58:00.000Z'))).toHaveLength(1);
  expect(await faults(name, done('2026-03-02T01:59:30.000Z'))).toEqual([]);
});

test('a message that failed and was passed on to nobody is found', async () => {
  const name = 'who cannot be reached is passed over, and the office told';
  const failing = { ...right, [`notification/${message}`]: commits(created(), failed) };
  expect(await faults(name, failing)).toHaveLength(1);
  const escalated: NoticeEvent = {
    type: 'notice.escalated.v1',
    data: { from: 'liaison', to: 'in-charge' },
  };
  const raised: AlarmEvent = {
    type: 'alarm.raised.v1',
    data: { kind: 'undeliverable', organisation, duty: 'liaison', number, due },
  };
  const passedOn = {
    ...failing,
    [`notice/${reminder}-0`]: commits(made(reminder, 'reminder', [matter()]), escalated),
    [`alarm/${dutyAlarm('undeliverable', organisation, 'liaison')}`]: commits(raised),
  };
  expect(await faults(name, passedOn)).toEqual([]);
  const later = [
    ...commits(made(reminder, 'reminder', [matter()])),
    { at: after(5), events: [escalated] },
  ];
  const past = {
    [`notice/${reminder}-0`]: later,
    [`alarm/${dutyAlarm('undeliverable', organisation, 'liaison')}`]: commits(raised, alarmOver),
  };
  expect(await faults(name, { ...passedOn, ...past })).toHaveLength(1);
});

test('a message that is still on its way at the end is found', async () => {
  const name = 'every message comes to an end';
  const stuck = { ...right, [`notification/${message}`]: commits(created(), sending()) };
  expect(await faults(name, stuck)).toHaveLength(1);
});

test('a doubtful text message of which the office was not told is found', async () => {
  const name = 'every message comes to an end';
  const doubt: NotificationEvent = {
    type: 'notification.ambiguous.v1',
    data: { lookAt: after(4) },
  };
  const unanswered: NotificationEvent = {
    type: 'notification.unanswered.v1',
    data: { lookAt: null },
  };
  const doubtful = {
    ...right,
    [`notification/${message}`]: commits(created(), sending(), doubt, unanswered),
  };
  expect(await faults(name, doubtful)).toHaveLength(1);
  const raised: AlarmEvent = {
    type: 'alarm.raised.v1',
    data: { kind: 'in-doubt', organisation, duty: 'liaison', number, due },
  };
  const alarm = `alarm/${dutyAlarm('in-doubt', organisation, 'liaison')}`;
  expect(await faults(name, { ...doubtful, [alarm]: commits(raised) })).toEqual([]);
  // One of another month, which was over by then, tells nobody of this.
  const past = { ...doubtful, [alarm]: commits(raised, alarmOver) };
  expect(await faults(name, past)).toHaveLength(1);
});

import { notificationsPolicy, standardPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { idOf, transactionLimit } from '@ducha/event-log';
import { announce, noticeParts } from './announcement.ts';
import type { NoticeMatter } from '../notices/notice-events.ts';
import { notificationStream } from '../notification/notification-fold.ts';

const policy = standardPolicy(notificationsPolicy).values;

const now = '2025-12-20T01:00:00.000Z';
const matters = Array.from({ length: 10_000 }, (_, index): NoticeMatter => ({
  kind: 'complaint',
  id: idOf('complaint', String(index)),
  number: `W3BJ20251220${String(index).padStart(4, '0')}`,
  act: 'reply',
  due: '2025-12-21T16:00:00.000Z',
  replyDue: null,
  ladder: idOf('ladder', String(index)),
  step: 'before-1',
}));

test('a digest of more than one transaction holds is told all the same, its count whole', () => {
  const announcement = {
    notice: idOf('notice'),
    organisation: '110105',
    occasion: 'reminder',
    batch: null,
    matters,
  } as const;
  const parts = noticeParts(announcement);
  const companions = announce(
    announcement,
    {
      reached: { duty: 'principal', channels: ['sms', 'mail'] },
      passedOver: [
        { duty: 'liaison', kind: 'duty-vacant' },
        { duty: 'in-charge', kind: 'no-address' },
      ],
    },
    { now, policy, idOf },
  );
  // And the slot that it is sent of.
  expect(1 + parts.length + companions.length).toBeLessThanOrEqual(transactionLimit);
  const letters = companions
    .flatMap((companion) =>
      companion.stream.kind.kind === 'notification'
        ? companion.decide(notificationStream.initial)
        : [],
    )
    .filter(({ type }) => type === 'notification.created.v1');
  expect(letters).toHaveLength(2);
  for (const letter of letters) {
    expect(letter.data).toMatchObject({ count: 10_000, parts: parts.length });
  }
});

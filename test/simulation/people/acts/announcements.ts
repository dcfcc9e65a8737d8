import {
  correctAnnouncement,
  eraseAnnouncementTexts,
  erasureGround,
  listAnnouncements,
  listInspections,
  publishAnnouncement,
  readAnnouncement,
  withdrawAnnouncement,
} from '@ducha/contracts';
import { anyOf, happens, some } from '../../chance.ts';
import { inspectionsAt } from '../reads.ts';
import { change, hear, look, seen, text, type Act, type Visit } from '../visit.ts';

/** Announcements 公告. */

function wording(visit: Visit, reached: boolean) {
  const contact = { phone: '010-12345678', hours: '8:00-20:00', mailbox: null, address: null };
  return {
    title: {
      chinese: text(visit, 120),
      english: happens(visit.random, 0.5) ? 'An announcement' : null,
    },
    text: { chinese: text(visit, 5_000), english: null },
    contact: reached ? contact : null,
  };
}

async function standing(visit: Visit) {
  const listed = (await seen(visit, listAnnouncements))?.announcements ?? [];
  for (const { announcement } of listed) hear(visit.world, 'announcement', announcement);
  return anyOf(visit.random, listed);
}

const publishes: Act = {
  name: 'publishes an announcement',
  who: ['office-head'],
  weight: 1,
  calls: [listInspections, publishAnnouncement],
  async do(visit) {
    const { random, world } = visit;
    const inspection = anyOf(
      random,
      await inspectionsAt(visit, 'preparing', 'stationed', 'reporting'),
    )?.inspection;
    const kind =
      inspection === undefined
        ? 'notice'
        : random.pick(['stationing', 'stationing', 'feedback', 'notice'] as const);
    const body = {
      kind,
      ...(inspection === undefined ? {} : { inspection }),
      ...wording(visit, kind === 'stationing'),
    };
    const answer = await change(visit, publishAnnouncement, { body });
    if (answer.ok) hear(world, 'announcement', answer.body.announcement);
  },
};

const mends: Act = {
  name: 'corrects, withdraws or erases an announcement',
  who: ['office-head'],
  weight: 0.7,
  calls: [
    listAnnouncements,
    readAnnouncement,
    correctAnnouncement,
    withdrawAnnouncement,
    eraseAnnouncementTexts,
  ],
  async do(visit) {
    const { random } = visit;
    const row = await standing(visit);
    if (row === undefined) return;
    const params = { announcement: row.announcement };
    const shown = await look(visit, readAnnouncement, { params });
    if (!shown.ok) return;
    const asked = { params, expected: shown.version };
    const next = random.pick(['correct', 'correct', 'withdraw', 'erase'] as const);
    if (next === 'correct') {
      await change(visit, correctAnnouncement, {
        ...asked,
        body: wording(visit, row.kind === 'stationing'),
      });
    } else if (next === 'withdraw') {
      await change(visit, withdrawAnnouncement, { ...asked, body: { reason: text(visit, 500) } });
    } else {
      const texts = some(random, shown.body.erasable, 2);
      const ground = random.pick(erasureGround.options);
      if (texts.length === 0) return;
      await change(visit, eraseAnnouncementTexts, { ...asked, body: { texts, ground } });
    }
  },
};

export const announcementActs = [publishes, mends];

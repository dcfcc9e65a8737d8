import { batchHandedOver, batchPlaceOf } from '@ducha/contracts';
import { idOf, inParallel, ref } from '@ducha/event-log';
import { reaction, type Reaction } from '@ducha/lambda';
import { findAddressees } from '../duties/addressees.ts';
import { announce, noticeParts } from '../announcements/announcement.ts';
import { companionStreams, type Companion } from '../notification/companion-streams.ts';
import { handOverNotice } from './hand-over-notice.ts';
import { mattersByOrganisation } from './hand-over.ts';
import { noticeStream } from '../notices/notice-fold.ts';
import type { NoticePart } from '../notices/notice-state.ts';
import type { NotificationsStore } from '../store.ts';

/** 交办通知: each organisation of a batch is told at once, by one SMS and one e-mail to its liaison. */
export function batchHandedOverReaction({
  log,
  policy,
}: Pick<NotificationsStore, 'log' | 'policy'>): Reaction {
  return reaction(batchHandedOver, async ({ data, command }) => {
    const { values } = await policy.at(command.at);
    const { subBatch } = batchPlaceOf(data.batch);
    await inParallel([...mattersByOrganisation(data)], 4, async ([organisation, matters]) => {
      const announcement = {
        notice: handOverNotice(data.batch, organisation),
        organisation,
        occasion: 'hand-over',
        batch: data.ordinal,
        ...(subBatch === 1 ? {} : { subBatch }),
        matters,
      } as const;
      const [first, ...rest] = noticeParts(announcement);
      if (first === undefined) return;
      const addressees = await findAddressees(log, organisation, 'liaison');
      const joint = companionStreams([
        ...rest.map(({ id, event }): Companion => ({
          stream: ref(noticeStream, id),
          decide: (state: NoticePart | null) => (state === null ? [event] : []),
        })),
        ...announce(announcement, addressees, { now: command.at, policy: values, idOf }),
      ]);
      await log.handle({
        command,
        stream: ref(noticeStream, first.id),
        creates: true,
        companions: () => joint.streams,
        decide: (state, states) =>
          state === null ? { primary: [first.event], companions: joint.decide(states) } : [],
      });
    });
    return 'done';
  });
}

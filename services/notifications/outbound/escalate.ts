import { idOf, isRejection, ref, type Command } from '@ducha/event-log';
import { dutyAbove, findAddressees } from '../duties/addressees.ts';
import { dutyAlarm } from '../alarms/alarm-id.ts';
import { companionAlarm } from '../alarms/raising.ts';
import { announce } from '../announcements/announcement.ts';
import { companionStreams } from '../notification/companion-streams.ts';
import { noticeStream, noticePartId } from '../notices/notice-fold.ts';
import type { NoticeEvent } from '../notices/notice-events.ts';
import { notificationStream } from '../notification/notification-fold.ts';
import type { Letter } from '../notification/notification-events.ts';
import type { NotificationsStore } from '../store.ts';
import { firstUnknown, mattersOf } from './notice-matters.ts';

/**
 * A message failed for good. While its sibling by the other channel stands, that one tells the holder;
 * when both have failed, the next more senior duty is told, and the office. Safe to do twice.
 */
export async function escalate(
  { log, policy }: Pick<NotificationsStore, 'log' | 'policy'>,
  command: Command,
  letter: Letter,
): Promise<void> {
  if (letter.sibling !== null) {
    const { state: sibling } = await log.load(ref(notificationStream, letter.sibling));
    if (sibling.stage !== 'failed-permanently') return;
  }
  const { notice: id, organisation, occasion, batch, subBatch, duty } = letter;
  const matters = await mattersOf(log, letter);
  const addressees = await findAddressees(log, organisation, dutyAbove(duty));
  const now = new Date().toISOString();
  const joint = companionStreams([
    ...announce({ notice: id, organisation, occasion, batch, subBatch, matters }, addressees, {
      now,
      policy: (await policy.at(now)).values,
      idOf,
    }),
    companionAlarm(dutyAlarm('undeliverable', organisation, duty), {
      kind: 'undeliverable',
      organisation,
      duty,
      number: letter.first.number,
      due: letter.first.due,
      ...firstUnknown(letter),
    }),
  ]);
  const passedOn: NoticeEvent = {
    type: 'notice.escalated.v1',
    data: { from: duty, to: addressees.reached?.duty ?? null },
  };
  const followed = idOf('escalate', command.id);
  const done = await log.handle({
    command: { ...command, id: followed, fingerprint: followed, at: now },
    stream: ref(noticeStream, noticePartId(id, 0)),
    companions: () => joint.streams,
    decide: (state, states) =>
      state === null || state.escalated.includes(duty)
        ? []
        : { primary: [passedOn], companions: joint.decide(states) },
  });
  if (isRejection(done)) throw new Error(`an escalation was refused: ${done.rejected}`);
}

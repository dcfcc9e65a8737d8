import { duty as everyDuty } from '@ducha/contracts';
import { idOf } from '@ducha/event-log';
import { batchStream } from '../../../services/complaints/batches/batch-fold.ts';
import type { AlarmEvent } from '../../../services/notifications/alarms/alarm-events.ts';
import { alarmStream } from '../../../services/notifications/alarms/alarm-fold.ts';
import { dutyAlarm } from '../../../services/notifications/alarms/alarm-id.ts';
import type { Alarm } from '../../../services/notifications/alarms/alarm-state.ts';
import { slotStream } from '../../../services/notifications/digest/slot-fold.ts';
import { ladderStream } from '../../../services/notifications/ladder/ladder-fold.ts';
import type { NoticeMatter } from '../../../services/notifications/notices/notice-events.ts';
import { noticePartId, noticeStream } from '../../../services/notifications/notices/notice-fold.ts';
import { notificationStream } from '../../../services/notifications/notification/notification-fold.ts';
import type { Evidence } from './evidence.ts';
import { foldsOf, type Folded } from './folded.ts';
import type { Invariant } from './invariant.ts';

/** How long a message may be under way from the moment at which its words were chosen, in milliseconds. */
const underWay = 60_000;

/** What officials are told 通知提醒: notices, the messages that they become, and what providers took of them. */
export const messageInvariants: readonly Invariant[] = [
  {
    name: 'a hand-over is told once to each organisation',
    says: 'Each organisation of a batch that went out is told of its complaints, of each once, in one notice; nobody is told of what did not go out.',
    moment: 'at-rest',
    check(evidence) {
      const parts = Map.groupBy(notices(evidence), ({ notice }) => notice);
      const expected = new Set<string>();
      const faults: string[] = [];
      for (const [batch, { state }] of foldsOf(evidence, 'complaints', batchStream)) {
        for (const [organisation, complaints] of partsOf(state.handedOver?.complaints ?? [])) {
          const notice = idOf('notice', 'hand-over', batch, organisation);
          expected.add(notice);
          const told = (parts.get(notice) ?? []).flatMap(({ matters }) =>
            matters.map(({ id }) => id),
          );
          if (told.toSorted().join() !== complaints.toSorted().join()) {
            faults.push(
              `${organisation} got ${complaints.length} complaints with batch ${batch} and was told of ${told.length}`,
            );
          }
        }
      }
      const strays = [...parts].filter(
        ([notice, [part]]) => part?.occasion === 'hand-over' && !expected.has(notice),
      );
      return [...faults, ...strays.map(([notice]) => `notice ${notice} is of no hand-over`)];
    },
  },
  {
    name: 'what waits in a slot is said once or dropped',
    says: 'A digest speaks of every reminder that waited for it, or says that it was dropped.',
    moment: 'at-rest',
    check(evidence) {
      const parts = Map.groupBy(notices(evidence), ({ notice }) => notice);
      return [...foldsOf(evidence, 'notifications', slotStream)].flatMap(
        ([id, { events, states }]) =>
          events.flatMap(({ event, commit }) => {
            if (event.type !== 'slot.sent.v1') return [];
            const { notice, reminded, dropped } = event.data;
            const waiting = states[commit.version - 1]?.waiting.length ?? 0;
            const said = notice === null ? 0 : mattersIn(parts.get(notice) ?? []).length;
            return reminded + dropped === waiting && said === reminded
              ? []
              : [
                  `slot ${id}: ${waiting} waited, ${dropped} were dropped, ${said} of ${reminded} said`,
                ];
          }),
      );
    },
  },
  {
    name: 'one message for each notice, duty and channel',
    says: 'Nobody gets a notice twice by one channel, and of a notice that reaches nobody the office is told: an alarm stands in that moment.',
    moment: 'at-rest',
    check(evidence) {
      const messages = [...foldsOf(evidence, 'notifications', notificationStream)].flatMap(
        ([id, { state }]) => (state.letter === null ? [] : [{ id, ...state.letter }]),
      );
      const alarms = foldsOf(evidence, 'notifications', alarmStream);
      const rung = (organisation: string, at: string): boolean =>
        everyDuty.options.some((duty) =>
          (['duty-vacant', 'no-address'] as const).some((kind) =>
            stoodAt(alarms.get(dutyAlarm(kind, organisation, duty)), at),
          ),
        );
      const byNotice = Map.groupBy(messages, ({ notice }) => notice);
      const twice = [
        ...Map.groupBy(
          messages,
          ({ notice, duty, channel }) => `${notice} to ${duty} by ${channel}`,
        ),
      ].flatMap(([name, found]) =>
        found.length > 1 ? [`notice ${name} is ${found.length} messages`] : [],
      );
      const unheard = notices(evidence).flatMap(({ notice, organisation, part, madeAt }) =>
        part > 0 || byNotice.has(notice) || rung(organisation, madeAt)
          ? []
          : [`notice ${notice} is no message, and no alarm`],
      );
      return [...twice, ...unheard];
    },
  },
  {
    name: 'a message is taken once',
    says: 'A provider takes a message once; once more only after it had said that it never got it, and nothing that the log does not send.',
    moment: 'at-rest',
    check(evidence) {
      const messages = foldsOf(evidence, 'notifications', notificationStream);
      return [...Map.groupBy(evidence.sent, ({ notification }) => notification)].flatMap(
        ([id, taken]) => {
          const events = messages.get(id)?.events ?? [];
          const begun = events.filter(({ event }) => event.type === 'notification.sending.v1');
          const denied = events.filter(
            ({ event }) =>
              event.type === 'notification.failed-temporarily.v1' &&
              event.data.reason === 'not-taken',
          );
          if (taken.length > begun.length) {
            return [
              `message ${id} was taken ${taken.length} times and given ${begun.length} times`,
            ];
          }
          return taken.length > 1 + denied.length
            ? [`message ${id} was taken ${taken.length} times and denied ${denied.length} times`]
            : [];
        },
      );
    },
  },
  {
    name: 'no message comes after the date that it is about',
    says: 'A text message that asks for something by a date comes before the date; later it says that the date has passed, and not before.',
    moment: 'at-rest',
    check(evidence) {
      const messages = foldsOf(evidence, 'notifications', notificationStream);
      return evidence.sent.flatMap(({ notification, channel, text, at }) => {
        const letter = messages.get(notification)?.state.letter;
        // A hand-over is told whenever it is told: the complaint is theirs.
        if (letter === undefined || letter === null || channel !== 'sms') return [];
        if (letter.occasion === 'hand-over') return [];
        const late = at - Date.parse(letter.first.due);
        const isOverdue = text.includes('到期，尚未');
        const wrong = isOverdue ? late < -underWay : late > underWay;
        return wrong
          ? [
              `message ${notification} about ${letter.first.due} came at ${new Date(at).toISOString()}, and says otherwise`,
            ]
          : [];
      });
    },
  },
  {
    name: 'reminders of what is done vanish',
    says: 'When a message is given to the provider, one of the dates that it speaks of still stands.',
    moment: 'at-rest',
    check(evidence) {
      const parts = Map.groupBy(notices(evidence), ({ notice }) => notice);
      const ladders = foldsOf(evidence, 'notifications', ladderStream);
      /** As it was so long before a moment that everybody knows it by then. */
      const stood = ({ ladder, due }: NoticeMatter, at: string): boolean => {
        if (ladder === null) return true;
        const found = ladders.get(ladder);
        const before = new Date(Date.parse(at) - underWay).toISOString();
        const version = found?.commits.findLast((commit) => commit.at <= before)?.version ?? 0;
        const after = found?.states.slice(version) ?? [];
        return after.some((state) => state.stage === 'open' && state.due === due);
      };
      return [...foldsOf(evidence, 'notifications', notificationStream)].flatMap(
        ([id, { state, events }]) => {
          const { letter } = state;
          if (letter === null || letter.occasion === 'hand-over') return [];
          const matters = mattersIn(parts.get(letter.notice) ?? []);
          return events.flatMap(({ event, commit }) =>
            event.type !== 'notification.sending.v1' ||
            matters.some((matter) => stood(matter, commit.at))
              ? []
              : [
                  `message ${id} was sent at ${commit.at}, when nothing that it speaks of stood any more`,
                ],
          );
        },
      );
    },
  },
  {
    name: 'who cannot be reached is passed over, and the office told',
    says: 'A notice of which every message to a duty has failed for good has gone to the next duty, or there is none; in that moment the office has an alarm.',
    moment: 'at-rest',
    check(evidence) {
      const messages = foldsOf(evidence, 'notifications', notificationStream);
      const parts = foldsOf(evidence, 'notifications', noticeStream);
      const alarms = foldsOf(evidence, 'notifications', alarmStream);
      return [...messages].flatMap(([id, { state }]) => {
        const { letter, stage } = state;
        if (letter === null || stage !== 'failed-permanently') return [];
        const sibling = letter.sibling === null ? undefined : messages.get(letter.sibling)?.state;
        if (sibling !== undefined && sibling.stage !== 'failed-permanently') return [];
        const { notice, organisation, duty } = letter;
        const passedOn = parts
          .get(noticePartId(notice, 0))
          ?.events.find(
            ({ event }) => event.type === 'notice.escalated.v1' && event.data.from === duty,
          );
        const alarm = alarms.get(dutyAlarm('undeliverable', organisation, duty));
        return passedOn !== undefined && stoodAt(alarm, passedOn.commit.at)
          ? []
          : [`message ${id} to the ${duty} failed, and nobody else was told`];
      });
    },
  },
  {
    name: 'every message comes to an end',
    says: 'When all is over, every message was delivered, handed over, withdrawn, given up, or stands there as doubtful: by a way on which nobody can be asked, or with an alarm to the office.',
    moment: 'at-the-end',
    check: (evidence) => {
      const alarms = foldsOf(evidence, 'notifications', alarmStream);
      return [...foldsOf(evidence, 'notifications', notificationStream)].flatMap(
        ([id, { state, events }]) => {
          const { stage, letter } = state;
          const doubt = events.findLast(({ event }) => event.type === 'notification.unanswered.v1');
          const rung =
            letter !== null &&
            doubt !== undefined &&
            stoodAt(
              alarms.get(dutyAlarm('in-doubt', letter.organisation, letter.duty)),
              doubt.commit.at,
            );
          const over =
            ['delivered', 'handed-over', 'withdrawn', 'failed-permanently'].includes(stage) ||
            (stage === 'ambiguous' && (letter?.channel === 'mail' || rung));
          const { since, dueAt, lookUps } = state;
          return over && dueAt === null
            ? []
            : [
                `message ${id} by ${letter?.channel} is ${stage} since ${since}, was asked after ${lookUps} times, and waits until ${dueAt}`,
              ];
        },
      );
    },
  },
];

/** Whether an alarm stood at a moment, or was raised in it: the one that stood in another month says nothing. */
function stoodAt(alarm: Folded<Alarm, AlarmEvent> | undefined, at: string): boolean {
  if (alarm === undefined) return false;
  const version = alarm.commits.findLast((commit) => commit.at <= at)?.version ?? 0;
  const state = alarm.states[version] ?? null;
  return state !== null && (state.ended === null || state.ended.at === at);
}

/** The parts of all notices. */
function notices(evidence: Pick<Evidence, 'logs'>) {
  return [...foldsOf(evidence, 'notifications', noticeStream)].flatMap(([id, { state }]) =>
    state === null ? [] : [{ ...state, part: Number(id.slice(id.lastIndexOf('-') + 1)) }],
  );
}

function mattersIn(
  parts: readonly { readonly matters: readonly NoticeMatter[] }[],
): NoticeMatter[] {
  return parts.flatMap(({ matters }) => matters);
}

/** By organisation the complaints that it got. */
function partsOf(
  complaints: readonly {
    readonly complaint: string;
    readonly assignments: readonly { readonly organisation: string }[];
  }[],
): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const { complaint, assignments } of complaints) {
    for (const { organisation } of assignments) {
      parts.set(organisation, [...(parts.get(organisation) ?? []), complaint]);
    }
  }
  return parts;
}

import type { Duty, ReminderStep } from '@ducha/contracts';
import type { PolicyDocument, PolicyEntry, PolicyValues } from '../document.ts';
import { asLongAsNeeded, decided } from './sources.ts';

/** More and more senior: liaison 联络员, in charge 分管负责人, principal 主要负责人. */
const upTo = {
  liaison: ['liaison'],
  inCharge: ['liaison', 'in-charge'],
  principal: ['liaison', 'in-charge', 'principal'],
} as const satisfies Record<string, readonly Duty[]>;

const day = (
  step: string,
  days: number,
  duties: readonly Duty[],
  office = false,
): ReminderStep => ({ step, time: { anchor: 'due-day', days }, duties: [...duties], office });

/** On assignment: whoever gets something to do is told at once. */
const assigned: ReminderStep = {
  step: 'assigned',
  time: { anchor: 'asked', hours: 0 },
  duties: [...upTo.liaison],
  office: false,
};

/** On assignment; 7, 3 and 1 days before, the day, then 1, 3 and 7 days after, each naming more senior duties. */
const dated: PolicyEntry['standard'] = [
  assigned,
  day('before-7', -7, upTo.liaison),
  day('before-3', -3, upTo.liaison),
  day('before-1', -1, upTo.liaison),
  day('day', 0, upTo.liaison),
  day('after-1', 1, upTo.inCharge),
  day('after-3', 3, upTo.principal),
  day('after-7', 7, upTo.principal, true),
];

const delays = { kind: 'delays', most: 12 } as const;
const ladder = { kind: 'ladder', most: 20 } as const;

/**
 * What is policy in reminders (domain, section 7). A ladder follows what held when it was planned, a message what holds
 * when it goes, whoever held a duty what held when they left it.
 */
export const notificationsPolicy = {
  service: 'notifications',
  entries: {
    signInLadder: {
      label: { chinese: '签收提醒阶梯', english: 'Reminders to sign for a complaint' },
      form: ladder,
      standard: [
        assigned,
        {
          step: 'asked-1h',
          time: { anchor: 'asked', hours: 1 },
          duties: upTo.liaison,
          office: false,
        },
        { step: 'due', time: { anchor: 'due' }, duties: upTo.inCharge, office: false },
      ],
      source: decided,
    },
    replyLadder: {
      label: { chinese: '办理反馈提醒阶梯', english: 'Reminders to reply' },
      form: ladder,
      standard: dated,
      source: decided,
    },
    finishLadder: {
      label: { chinese: '整改完成提醒阶梯', english: 'Reminders to finish a rectification' },
      form: ladder,
      standard: dated,
      source: decided,
    },
    dailySlotHour: {
      label: {
        chinese: '每日提醒发送时间',
        english: 'Hour at which the reminders of a day go out',
      },
      form: { kind: 'count', unit: 'oclock', least: 0, most: 23 },
      standard: 9,
      source: decided,
    },
    quietHours: {
      label: { chinese: '免打扰时段', english: 'Quiet hours' },
      form: { kind: 'hours' },
      standard: { from: 21, until: 8 },
      source: decided,
    },
    handOverUrgent: {
      label: {
        chinese: '交办通知在免打扰时段也发送',
        english: 'Hand-over notices go out in quiet hours too',
      },
      form: { kind: 'yes-no' },
      standard: true,
      source: {
        chinese: '签收期限自交办之时起算，不分昼夜',
        english: 'The time to sign in runs from the hand-over on, whatever the hour',
      },
    },
    reminderUrgent: {
      label: {
        chinese: '提醒在免打扰时段也发送',
        english: 'Reminders go out in quiet hours too',
      },
      form: { kind: 'yes-no' },
      standard: false,
      source: decided,
    },
    gatherMinutes: {
      label: {
        chinese: '同一时段提醒的归集时间（合并为一条）',
        english: 'How long reminders of one time are gathered into a digest',
      },
      form: { kind: 'count', unit: 'minutes', least: 1, most: 60 },
      standard: 1,
      source: decided,
    },
    patienceMinutes: {
      label: {
        chinese: '等待同一时段其他提醒的最长时间',
        english: 'How long a digest waits at most for reminders under way',
      },
      form: { kind: 'count', unit: 'minutes', least: 1, most: 240 },
      standard: 15,
      source: decided,
    },
    retryMinutes: {
      label: {
        chinese: '发送失败后再次发送的间隔',
        english: 'Time to the next try after a failure that may pass',
      },
      form: delays,
      standard: [2, 15, 60, 240, 720],
      source: {
        chinese: '短信服务商对同一号码的限制约为每分钟1条、每小时5条、每日10条',
        english: 'Providers take about 1 message a minute, 5 an hour and 10 a day for a number',
      },
    },
    deliveryMinutes: {
      label: {
        chinese: '查询送达情况的间隔',
        english: 'Time until the provider is asked what became of a message',
      },
      form: delays,
      standard: [1, 10, 60, 720],
      source: decided,
    },
    doubtMinutes: {
      label: {
        chinese: '发送结果不明时查询的间隔',
        english: 'Time until the provider is asked whether it took a message',
      },
      form: delays,
      standard: [1, 5, 15],
      source: decided,
    },
    unansweredMinutes: {
      label: {
        chinese: '服务商未答复时再次查询的间隔',
        english: 'Time until a provider that did not answer is asked again',
      },
      form: delays,
      standard: [2, 10, 30, 60, 240, 720, 1440],
      source: decided,
    },
    formerHolderRetention: {
      label: {
        chinese: '离任后责任人姓名和联系方式保存时间',
        english: 'How long name and addresses of whoever held a duty are kept',
      },
      countsFrom: { chinese: '离任之日', english: 'the day on which they left it' },
      form: { kind: 'count', unit: 'months', least: 1, most: 240 },
      standard: 60,
      source: asLongAsNeeded,
    },
  },
} as const satisfies PolicyDocument;

/** What holds for reminders and messages. */
export type NotificationsPolicy = PolicyValues<typeof notificationsPolicy>;

/** 签名, as registered with the provider, which puts it first: 【…】. */
export const smsSignature = '北京生态环保督察';

/**
 * The texts as they are registered with the provider: it fills in the named parameters. They say
 * number, act, date and link; never the problem, the place or a person. A provider gives each text a
 * code of its own when it is registered; those codes stand in the provider's secret (see
 * `alibaba-sms.ts`), else these hold.
 */
export const smsTemplates = {
  'hand-over-one': {
    code: 'SMS_DUCHA_HAND_OVER_ONE',
    text: '信访件${number}已交办你单位，请于${due}前${act}。详见${link}',
  },
  'hand-over-batch': {
    code: 'SMS_DUCHA_HAND_OVER_BATCH',
    text: '第${batch}批信访件共${count}件已交办你单位，最早须于${due}前${act}。详见${link}',
  },
  upcoming: {
    code: 'SMS_DUCHA_UPCOMING',
    text: '${number}须于${due}前${act}，请按期完成。详见${link}',
  },
  today: {
    code: 'SMS_DUCHA_TODAY',
    text: '${number}今日${due}到期，请抓紧${act}。详见${link}',
  },
  overdue: {
    code: 'SMS_DUCHA_OVERDUE',
    text: '${number}已于${due}到期，尚未${act}，请立即办理。详见${link}',
  },
  'digest-upcoming': {
    code: 'SMS_DUCHA_DIGEST_UPCOMING',
    text: '你单位有${count}件督察事项待办，最早一件须于${due}前${act}。详见${link}',
  },
  'digest-overdue': {
    code: 'SMS_DUCHA_DIGEST_OVERDUE',
    text: '你单位有${count}件督察事项待办，最早一件已于${due}到期，尚未${act}。详见${link}',
  },
} as const;
export type SmsTemplate = keyof typeof smsTemplates;

/** Every registered text by its code: what a catcher must know to show messages. */
export const registeredTemplates: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(smsTemplates).map(({ code, text }) => [code, text]),
);

import type { NoticeMatter } from '../notices/notice-events.ts';
import type { Letter } from '../notification/notification-events.ts';
import { smsSignature } from './sms-templates.ts';
import { actWord, dueWords, linkTo } from './words.ts';

/** An e-mail as plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** The e-mail of a notice: every matter by its number, what is to be done by when, and where to look. */
export function mailText(
  letter: Letter,
  matters: readonly NoticeMatter[],
  portal: string,
  now: string,
): MailText {
  const { occasion, count, first } = letter;
  const subject =
    occasion === 'hand-over'
      ? count === 1
        ? `信访件${first.number}已交办你单位`
        : `${batchWords(letter)}信访件共${count}件已交办你单位`
      : count === 1
        ? `${first.number}${state(first.due, now)}：${actWord(first.act)}`
        : `${count}件督察事项待办`;
  const opening =
    occasion === 'hand-over'
      ? '以下信访件已交办你单位，请按时签收并反馈办理情况：'
      : '以下督察事项请按时办理：';
  const lines = matters.map((matter, index) => `${index + 1}. ${line(matter, now)}`);
  return {
    subject: `【${smsSignature}】${subject}`,
    text: [
      '您好：',
      '',
      opening,
      '',
      ...lines,
      '',
      `请登录系统查看和办理：${linkTo(portal, matters.length === 1 ? first : null)}`,
      '',
      '本邮件由系统自动发送，请勿回复。',
      '',
    ].join('\n'),
  };
}

function batchWords({ batch, subBatch }: Pick<Letter, 'batch' | 'subBatch'>): string {
  return `第${batch}批${subBatch === undefined ? '' : `第${subBatch}分批`}`;
}

function line(
  { number, act, due, replyDue, unpublished, replyUnpublished }: NoticeMatter,
  now: string,
): string {
  const reply =
    replyDue === null ? '' : `，${dueWords(replyDue, replyUnpublished)}前${actWord('reply')}`;
  return `${number}　${dueWords(due, unpublished)}前${actWord(act)}${reply}（${state(due, now)}）`;
}

function state(due: string, now: string): string {
  return Date.parse(due) <= Date.parse(now) ? '已逾期' : '待办理';
}

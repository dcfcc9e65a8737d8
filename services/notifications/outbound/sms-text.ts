import { beijingDate } from '@ducha/calendar';
import { dueDay } from '../ladder/ladder-plan.ts';
import type { Letter } from '../notification/notification-events.ts';
import { smsSignature, smsTemplates, type SmsTemplate } from './sms-templates.ts';
import { actWord, dueWords, linkTo } from './words.ts';

/** A text message: its registered template and the named parameters. */
export interface SmsText {
  readonly template: SmsTemplate;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What the official reads, by what is due and when it is read. */
export function smsText(letter: Letter, portal: string, now: string): SmsText {
  const { count, batch, subBatch, first } = letter;
  const common = {
    act: actWord(first.act),
    due: dueWords(first.due, first.unpublished),
    link: linkTo(portal, count === 1 ? first : null),
  };
  const template = templateOf(letter, now);
  switch (template) {
    case 'hand-over-batch': {
      // 第3-2批: the registered text has room for one number, which a sub-batch is told apart by.
      const which = [batch, ...(subBatch === undefined ? [] : [subBatch])].join('-');
      return { template, parameters: { batch: which, count: String(count), ...common } };
    }
    case 'digest-upcoming':
    case 'digest-overdue':
      return { template, parameters: { count: String(count), ...common } };
    case 'hand-over-one':
    case 'upcoming':
    case 'today':
    case 'overdue':
      return { template, parameters: { number: first.number, ...common } };
  }
}

/** The text with its parameters and the signature before it, as it arrives. */
export function rendered({ template, parameters }: SmsText): string {
  const text = smsTemplates[template].text.replaceAll(
    /\$\{(\w+)\}/g,
    (_, name: string) => parameters[name] ?? '',
  );
  return `【${smsSignature}】${text}`;
}

/** Parts that a text is billed as: one up to 70 characters, else one for each 67. */
export function billedParts(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}

function templateOf({ occasion, count, first }: Letter, now: string): SmsTemplate {
  if (occasion === 'hand-over') return count === 1 ? 'hand-over-one' : 'hand-over-batch';
  const overdue = Date.parse(first.due) <= Date.parse(now);
  if (count > 1) return overdue ? 'digest-overdue' : 'digest-upcoming';
  if (overdue) return 'overdue';
  return dueDay(first.due) === beijingDate(now) ? 'today' : 'upcoming';
}

import { beijingDateTime } from '@ducha/calendar';
import type { DeadlineAct } from '@ducha/contracts';
import { dueDay } from '../ladder/ladder-plan.ts';

/** 签收, 反馈办理情况, 完成整改. */
export function actWord(act: DeadlineAct): string {
  return { 'sign-in': '签收', reply: '反馈办理情况', finish: '完成整改' }[act];
}

/**
 * `12月30日15:00`; the end of a day is `12月30日24:00`. A date that is not firm says so:
 * `1月8日24:00（2027年放假安排尚未公布，日期为推算）`.
 */
export function dueWords(due: string, unpublished: readonly number[] = []): string {
  const clock = beijingDateTime(due).slice(11);
  const [, month = '', day = ''] = dueDay(due).split('-');
  const date = `${Number(month)}月${Number(day)}日${clock === '00:00' ? '24:00' : clock}`;
  if (unpublished.length === 0) return date;
  return `${date}（${unpublished.join('年、')}年放假安排尚未公布，日期为推算）`;
}

/** Where to look: the matter's own page, or the list of what is to be done. */
export function linkTo(
  portal: string,
  matter: { readonly kind: 'complaint' | 'task'; readonly id: string } | null,
): string {
  const origin = portal.replace(/\/+$/, '');
  if (matter === null) return `${origin}/todo`;
  return `${origin}/${matter.kind === 'complaint' ? 'c' : 't'}/${matter.id}`;
}

import { beijingDay, dayAfter, momentText } from '../../../dates.ts';

/** A moment such that texts stand in the order of time, by the clock of Beijing: `2026-12-08 18:00`. */
export function sheetMoment(moment: string): string {
  return `${beijingDay(moment)} ${momentText('zh', moment).slice(-5)}`;
}

/** A date until which something may be done, the same way: `2026-12-08 24:00`; empty where there is none. */
export function dueSheetText(due: string | null): string {
  if (due === null) return '';
  const [day = '', time] = sheetMoment(due).split(' ');
  return time === '00:00' ? `${dayAfter(day, -1)} 24:00` : `${day} ${time}`;
}

import { beijingDay, dayAfter, momentText } from '../../../dates.ts';

/** A moment in a sheet, such that texts stand in the order of time: `2026-12-08 24:00`; empty where there is none. */
export function dueSheetText(due: string | null): string {
  if (due === null) return '';
  const time = momentText('zh', due).slice(-5);
  const day = beijingDay(due);
  return time === '00:00' ? `${dayAfter(day, -1)} 24:00` : `${day} ${time}`;
}

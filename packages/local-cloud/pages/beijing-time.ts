import type { LocalLanguage } from './texts.ts';

/** Times by the clock of Beijing, written as the portal writes them. */
const zone = 'Asia/Shanghai';
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

/** `2026年11月23日`, `23 November 2026`. */
export function dayOf(language: LocalLanguage, at: Date): string {
  return at.toLocaleDateString(locales[language], {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** `星期一`, `Monday`. */
export function weekdayOf(language: LocalLanguage, at: Date): string {
  return at.toLocaleDateString(locales[language], { timeZone: zone, weekday: 'long' });
}

/** `14:18`. */
export function timeOf(at: Date): string {
  return at.toLocaleTimeString('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** `2026年11月23日 14:18`, `23 November 2026, 14:18`. */
export function momentOf(language: LocalLanguage, at: Date): string {
  return `${dayOf(language, at)}${language === 'zh' ? ' ' : ', '}${timeOf(at)}`;
}

import type { listReminders } from '@ducha/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { BodyOf } from '../../answer.ts';
import { useLanguage } from '../../language.ts';
import type { reminders } from './zh.ts';

export type ReminderTexts = typeof reminders;

/** One message to the holder of a duty, without any address. */
export type Reminder = BodyOf<typeof listReminders>['reminders'][number];

/** Where the texts are fetched from. */
export const reminderTexts = {
  zh: async (): Promise<ReminderTexts> => (await import('./zh.ts')).reminders,
  en: async (): Promise<ReminderTexts> => (await import('./en.ts')).reminders,
};

/** The same for a page that has other texts of its own; `undefined` until they are here. */
export function useReminderTexts(): ReminderTexts | undefined {
  const language = useLanguage();
  const [texts, setTexts] = useState<ReminderTexts | undefined>(undefined);
  useEffect(() => {
    let current = true;
    reminderTexts[language]().then(
      (read) => {
        if (current) setTexts(read);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [language]);
  return texts;
}

import type { callBack } from './zh.ts';

/** The texts of what comes after a complaint was closed, in the reader's language. */
export type CallBackTexts = typeof callBack;

/** Where they are fetched from. */
export const callBackTexts = {
  zh: async (): Promise<CallBackTexts> => (await import('./zh.ts')).callBack,
  en: async (): Promise<CallBackTexts> => (await import('./en.ts')).callBack,
};

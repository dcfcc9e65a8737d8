import type { handling } from './zh.ts';

/** The texts of the acts of those who handle a complaint, in the reader's language. */
export type HandlingTexts = typeof handling;

/** Where they are fetched from. */
export const handlingTexts = {
  zh: async (): Promise<HandlingTexts> => (await import('./zh.ts')).handling,
  en: async (): Promise<HandlingTexts> => (await import('./en.ts')).handling,
};

import type { passingOn } from './zh.ts';

/** The texts of photographs that are passed on and taken back, in the reader's language. */
export type PassingOnTexts = typeof passingOn;

/** Where they are fetched from. */
export const passingOnTexts = {
  zh: async (): Promise<PassingOnTexts> => (await import('./zh.ts')).passingOn,
  en: async (): Promise<PassingOnTexts> => (await import('./en.ts')).passingOn,
};

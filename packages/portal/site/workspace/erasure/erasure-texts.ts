import type { erasure } from './zh.ts';

/** The texts of correcting and erasing, in the reader's language. */
export type ErasureTexts = typeof erasure;

/** Where they are fetched from. */
export const erasureTexts = {
  zh: async (): Promise<ErasureTexts> => (await import('./zh.ts')).erasure,
  en: async (): Promise<ErasureTexts> => (await import('./en.ts')).erasure,
};

import type { puttingRight } from './zh.ts';

/** The texts of what is put right after screening, in the reader's language. */
export type PuttingRightTexts = typeof puttingRight;

/** Where they are fetched from. */
export const puttingRightTexts = {
  zh: async (): Promise<PuttingRightTexts> => (await import('./zh.ts')).puttingRight,
  en: async (): Promise<PuttingRightTexts> => (await import('./en.ts')).puttingRight,
};

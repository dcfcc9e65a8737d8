import type { samples } from './zh.ts';

/** The words of samples. */
export type SampleTexts = typeof samples;

/** Where they are fetched from. */
export const sampleTexts = {
  zh: async (): Promise<SampleTexts> => (await import('./zh.ts')).samples,
  en: async (): Promise<SampleTexts> => (await import('./en.ts')).samples,
};

import type { erasure } from '../../../texts/zh/work-erasure.ts';

/** The texts of correcting and erasing, in the reader's language. */
export type ErasureTexts = typeof erasure;

/** Where they are fetched from. */
export const erasureTexts = {
  zh: async (): Promise<ErasureTexts> =>
    (await import('../../../texts/zh/work-erasure.ts')).erasure,
  en: async (): Promise<ErasureTexts> =>
    (await import('../../../texts/en/work-erasure.ts')).erasure,
};

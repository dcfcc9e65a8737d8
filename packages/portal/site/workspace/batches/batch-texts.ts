import type { complaints } from '../complaints/zh.ts';
import type { batches } from './zh.ts';

/** The words of batches, and those of the complaints in them. */
export type BatchTexts = typeof batches & { readonly complaint: typeof complaints };

/** Where they are fetched from. */
export const batchTexts = {
  zh: async (): Promise<BatchTexts> => {
    const [own, of] = await Promise.all([import('./zh.ts'), import('../complaints/zh.ts')]);
    return { ...own.batches, complaint: of.complaints };
  },
  en: async (): Promise<BatchTexts> => {
    const [own, of] = await Promise.all([import('./en.ts'), import('../complaints/en.ts')]);
    return { ...own.batches, complaint: of.complaints };
  },
};
